import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  ChangesSchema,
  MatrixSchema,
  OutlookSchema,
  ProgressSchema,
  UnitActivitySchema,
  UnitsSchema,
} from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { stamp, stampToIso } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD } from '../access';
import { OrganisationService } from '../organisation/organisation.service';
import { LedgerAudit } from '../ledger/ledger-audit.service';
import { historyPages } from '../register/history-pages';
import { SopsRepository } from '../register/sops.repository';
import { seedScale } from '../seeding';
import { startApp } from '../testing';

/** A nation of two provinces with two cities each, three OPDs in every government. */
const SMALL_NATION = { name: 'small', governments: 6, provinces: 2, opds: 18, sops: 150 };
const ROOTS = ['id', 'p01', 'p01-01', 'p01-01.02'];

describeEngines('the levels from a nation down to an OPD', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let cookie = '';
  /** Just before the watermark: nothing was recorded since, and such an answer is made from the ledger's own rows. */
  let before = '';

  const get = async (path: string, status = 200) =>
    (await request(app.getHttpServer()).get(`/api/v1/${path}`).set('Cookie', cookie).expect(status)).body as unknown;
  const both = async <T extends { knownAt: string }>(path: string, schema: { parse(body: unknown): T }) => {
    const [now, then] = [schema.parse(await get(path)), schema.parse(await get(`${path}&knownAt=${before}`))];
    return [now, { ...then, knownAt: now.knownAt }] as const;
  };
  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await seedScale(app, SMALL_NATION, 7, () => undefined);
    const signIn = { username: 'admin', password: DEMO_PASSWORD };
    const { headers } = await request(app.getHttpServer()).post('/api/v1/session').send(signIn).expect(204);
    cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const { lastStamp } = await app.get(OrganisationService).government();
    before = encodeURIComponent(stampToIso(stamp(lastStamp - 1)));
  }, 120_000);
  afterAll(() => app.close());

  it('are booked in bulk as the register would have booked them', async () => {
    const { difference, sops } = await app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)));
    expect({ difference, sops }).toEqual({ difference: null, sops: SMALL_NATION.sops });
  });

  it('say the same from balances as from the rows of the ledger below them', async () => {
    for (const root of ROOTS) {
      for (const asOf of ['2024-02-29', '2025-07-09', '2025-07-20', '2026-07-01']) {
        const [now, then] = await both(`compliance/matrix?root=${root}&asOf=${asOf}`, MatrixSchema);
        expect(now).toEqual(then);
        expect(now.total.total.required).toBeGreaterThan(0);
      }
      const [now, then] = await both(`compliance/progress?root=${root}&from=2025-05-10&interval=month`, ProgressSchema);
      expect(now.points).toEqual(then.points);
    }
  });

  it('explain a change and look ahead above a government without looking at SOPs', async () => {
    for (const root of ['id', 'p01']) {
      const range = 'from=2025-03-01&to=2026-06-15&measure=index&sops=0';
      const [now, then] = await both(`compliance/changes?root=${root}&${range}`, ChangesSchema);
      const without = (changes: typeof now) => changes.steps.map((step) => ({ ...step, sopCount: null }));
      expect(now.steps).toEqual(without(then));
      expect(then.steps.some(({ sopCount }) => (sopCount ?? 0) > 0)).toBe(true);
      const [ahead, bySop] = await both(`compliance/outlook?root=${root}`, OutlookSchema);
      expect(ahead.windows).toEqual(bySop.windows.map((window) => ({ ...window, sops: null })));
      expect(ahead.fall).toMatchObject({ loss: bySop.fall.loss, sopCount: null });
      expect(ahead.aheadTotal).toBe(bySop.aheadTotal);
      expect(ahead.aheadTotal).toBeGreaterThan(0);
      expect(ahead.months).toEqual(bySop.months);
    }
  });

  it('all show a write at once', async () => {
    const required = async (root: string) =>
      MatrixSchema.parse(await get(`compliance/matrix?root=${root}`)).total.total.required;
    const held = await Promise.all(ROOTS.map(required));
    const body = { unit: 'p01-01.02', area: 'sdm', title: 'Izin Belajar', weight: 1, effectiveOn: '2026-06-01' };
    await request(app.getHttpServer()).post('/api/v1/sops').set('Cookie', cookie).send(body).expect(201);
    expect(await Promise.all(ROOTS.map(required))).toEqual(held.map((count) => count + 1));
    expect((await app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)))).difference).toBeNull();
  });

  it('name the units that a page is about: those above, itself, the next level', async () => {
    const shown = async (root: string) => {
      const { root: about, items } = UnitsSchema.parse(await get(`units?view=page&root=${root}`));
      return [about, items.map(({ id }) => id)];
    };
    expect(await shown('id')).toEqual(['id', ['id', 'p01', 'p02']]);
    const own = ['p01.01', 'p01.02', 'p01.03'];
    expect(await shown('p01')).toEqual(['p01', ['id', 'p01', ...own, 'p01-01', 'p01-02']]);
    const city = ['id', 'p01', 'p01-01', 'p01-01.01', 'p01-01.02', 'p01-01.03'];
    expect(await shown('p01-01.02')).toEqual(['p01-01', expect.arrayContaining(city)]);
    await get('units?view=page&root=nowhere', 422);
    const { items } = UnitActivitySchema.parse(await get('units/activity?root=p01-01'));
    expect(items.map(({ id }) => id)).toEqual(city.slice(3));
  });
});
