import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  ChangesSchema,
  MatrixSchema,
  OutlookSchema,
  ProgressSchema,
  SessionSchema,
  TrainingCoverageSchema,
  UnitActivitySchema,
  UnitChoicesSchema,
  UnitsSchema,
  WorkQueueSchema,
} from '@pantausop/contracts';
import { read, write, type Database, type Tx } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { stamp, stampToIso } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD } from '../access';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { LedgerAudit } from '../ledger/ledger-audit.service';
import { LedgerDigest } from '../ledger/ledger-digest';
import { historyPages } from '../register/history-pages';
import type { SopChange } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { SeenRecords } from '../register/seen-record';
import { SopsRepository } from '../register/sops.repository';
import { seedScale } from '../seeding';
import { startApp } from '../testing';
import { drafted, laterOf, newSop } from './figures.fixture';

/** A nation of two provinces with two cities each, three OPDs in every government. */
const SMALL_NATION = { name: 'small', governments: 6, provinces: 2, opds: 18, sops: 150 };
const SMALL_NATION_DIGEST = '5f4da21337c21e2c6a5bdb4ef5ddd8d87f78c87444ab598e9adf83702e72aab4';
const ROOTS = ['id', 'p01', 'p01-01', 'p01-01.02'];

describeEngines('the levels from a nation down to an OPD', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let cookie = '';
  /** Just before the watermark: nothing was recorded since, and such an answer is made from the ledger's own rows. */
  let before = '';

  const get = async (path: string, status = 200, as = cookie) =>
    (await request(app.getHttpServer()).get(`/api/v1/${path}`).set('Cookie', as).expect(status)).body as unknown;
  const cookieOf = async (username: string): Promise<string> => {
    const signIn = { username, password: DEMO_PASSWORD };
    const { headers } = await request(app.getHttpServer()).post('/api/v1/session').send(signIn).expect(204);
    return String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  };
  const both = async <T extends { knownAt: string }>(path: string, schema: { parse(body: unknown): T }) => {
    const [now, then] = [schema.parse(await get(path)), schema.parse(await get(`${path}&knownAt=${before}`))];
    return [now, { ...then, knownAt: now.knownAt }] as const;
  };
  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await seedScale(app, SMALL_NATION, 7, () => undefined);
    cookie = await cookieOf('admin');
    const { lastStamp } = await app.get(OrganisationService).government();
    before = encodeURIComponent(stampToIso(stamp(lastStamp - 1)));
  }, 120_000);
  afterAll(() => app.close());

  it('are booked in bulk as the register would have booked them', async () => {
    const { difference, sops } = await app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)));
    expect({ difference, sops }).toEqual({ difference: null, sops: SMALL_NATION.sops });
    // the rows are made from the seed alone: the same ones on every engine, however they are loaded
    expect(await read(database, (q) => app.get(LedgerDigest).of(q))).toBe(SMALL_NATION_DIGEST);
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
      expect(now.steps).toEqual(then.steps);
      expect(now.steps.length).toBeGreaterThan(0);
      const [ahead, aheadThen] = await both(`compliance/outlook?root=${root}`, OutlookSchema);
      expect(ahead).toEqual(aheadThen);
      expect(ahead.windows.map((window) => window.sops)).toEqual([null, null, null, null]);
      expect(ahead.aheadTotal).toBeGreaterThan(0);
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

  it('take eight who record at once, each elsewhere, and add up', async () => {
    const required = async (root: string) =>
      MatrixSchema.parse(await get(`compliance/matrix?root=${root}`)).total.total.required;
    const held = await Promise.all(['id', 'p01', 'p02-01'].map(required));
    const api = (path: string, body: object) =>
      request(app.getHttpServer()).post(`/api/v1/${path}`).set('Cookie', cookie).send(body).expect(201);
    const units = ['p01.01', 'p01-01.01', 'p01-01.02', 'p01-02.01', 'p02.01', 'p02-01.01', 'p02-01.02', 'p02-02.01'];
    await Promise.all(
      units.map(async (unit, at) => {
        for (const day of ['2026-01-20', '2026-03-05', '2026-06-11']) {
          const need = { unit, area: 'sdm', title: `Cuti ${at}`, weight: 2, effectiveOn: day };
          const { id } = ((await api('sops', need)) as { body: { id: string } }).body;
          await api(`sops/${id}/events`, { type: 'ratified', effectiveOn: day, number: null, signatory: null });
        }
      }),
    );
    expect(await Promise.all(['id', 'p01', 'p02-01'].map(required))).toEqual(
      [24, 12, 6].map((more, at) => (held[at] ?? 0) + more),
    );
    const { difference, sops } = await app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)));
    expect({ difference, sops }).toEqual({ difference: null, sops: SMALL_NATION.sops + 25 });
  });

  it('let nobody wait for one who reads what to record on, who then records on what is there', async () => {
    const [register, seen] = [app.get(RegisterService), app.get(SeenRecords)];
    const by = { governmentId: 'id', actor: 'test', source: 'api' } as const;
    /** By somebody else, where a database takes several who write: they would wait for ever. */
    const meanwhile = (tx: Tx, change: SopChange): Promise<unknown> =>
      engine.name === 'PostgreSQL'
        ? register.record({ sops: [change] }, by)
        : register.recordIn(tx, { sops: [change] }, by);
    const foundAfter = (change: SopChange) =>
      write(database, async (tx) => {
        const before = await seen.of(tx, 'id', ['first']);
        await meanwhile(tx, change);
        const government = await app.get(OrganisationRepository).lockGovernment(tx, 'id');
        if (!government) throw new Error('there is no government');
        return { before, now: await seen.now(tx, government, before) };
      });
    await register.record({ sops: [newSop('first', 'p01-01.01', 'sdm')] }, by);
    const elsewhere = await foundAfter(newSop('second', 'p02-01.01', 'sdm'));
    expect(elsewhere.now).toBe(elsewhere.before);
    const here = await foundAfter(laterOf('first', [drafted('2026-02-03')]));
    expect(here.before.sops[0]?.history.events.map(({ fact }) => fact.type)).toEqual(['required']);
    const types = here.now.sops[0]?.history.events.map(({ fact }) => fact.type);
    expect(types?.sort()).toEqual(['drafting_started', 'required']);
    expect(here.now.booked.get('first')).not.toEqual(here.before.booked.get('first'));
    // remarks are put beside those that stand, and no event tells when these changed
    const remarked: SopChange = { ...laterOf('first', []), remarks: { Lokasi: 'lemari 3' } };
    expect(await write(database, (tx) => seen.ofBatch(tx, 'id', { sops: [remarked] }))).toBeNull();
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
  });

  it('let units be chosen by words and by level, each only where the person may do what it is chosen for', async () => {
    const asked = async (query: string, as?: string) =>
      UnitChoicesSchema.parse(await get(`unit-choices?${query}`, 200, as));
    expect(await asked('highest=opd&lowest=opd&may=import.run')).toMatchObject({ total: 18, items: { length: 18 } });
    const { total, items, chosen } = await asked('q=inspektorat%20p01&limit=2&below=p01&chosen=p01-02.01');
    expect({ total: total > 2, found: items.length, chosen: chosen?.above.length }).toEqual({
      ...{ total: true, found: 2, chosen: 2 },
    });
    const operator = await cookieOf('operator');
    const session = SessionSchema.parse(await get('session', 200, operator));
    const own = [session.rootUnitId];
    const mayIn = async (query: string) => (await asked(query, operator)).items.map(({ id }) => id);
    expect(await mayIn('may=import.run')).toEqual(own);
    expect(await mayIn('may=import.run&q=p01')).toEqual(own);
    expect(await mayIn('may=import.run&below=p02')).toEqual([]);
    expect(await mayIn('may=register.govern&q=p01')).toEqual([]);
    await get('unit-choices?below=nowhere', 422);
  });

  it('say of each government how many of its OPDs have trained people, and of one government which', async () => {
    const training = {
      ...{ title: 'Pelatihan', subjects: [], startsOn: '2026-04-06', endsOn: '2026-04-08', placeKind: 'online' },
      ...{ place: '', organiser: 'BKD', teachers: [], lessonHours: null, batches: 1, statedParticipants: 9 },
    };
    const post = async (path: string, body: object): Promise<{ id: string }> =>
      (await request(app.getHttpServer()).post(`/api/v1/${path}`).set('Cookie', cookie).send(body).expect(201)).body;
    const { id } = await post('trainings', training);
    const rows = ['p01-01.02', 'p01-01.01.1', 'p01.03'].map((unit) => ({ unit, name: null, people: 2, batch: null }));
    await post(`trainings/${id}/participants`, { rows: rows.map((row) => ({ ...row, drafts: false })) });
    const covered = async (root: string) => {
      const { units, ...all } = TrainingCoverageSchema.parse(await get(`training-coverage?root=${root}`));
      const shown = units.map(({ id: unit, opds, people }) => [unit, opds.trained, opds.counted, people]);
      return { ...all, shown };
    };
    expect(await covered('id')).toMatchObject({
      ...{ root: 'id', drafting: null, effects: [], people: { recorded: 6, unplaced: 0, withoutUnit: 3 } },
      ...{ opds: { counted: 18, trained: 3 } },
      shown: [
        ['p01', 3, 9, 6],
        ['p02', 0, 9, 0],
      ],
    });
    const own = [0, 0, 1].map((trained, n) => [`p01.0${n + 1}`, trained, 1, 2 * trained]);
    const cities = [2, 0].map((trained, n) => [`p01-0${n + 1}`, trained, 3, 2 * trained]);
    expect((await covered('p01')).shown).toEqual([...own, ...cities]);
    const city = await covered('p01-01.02');
    expect(city).toMatchObject({ root: 'p01-01', people: { recorded: 4, withoutUnit: 0 }, opds: { counted: 3 } });
    expect(city.shown.map(([, trained]) => trained)).toEqual([1, 1, 0]);
    expect(city.drafting?.sops).toBeGreaterThan(0);
    expect(city.effects).toMatchObject([{ training: id }]);
  });

  it('show who is silent and what waits government by government, never of all at once', async () => {
    const active = async (query: string): Promise<string[]> =>
      UnitActivitySchema.parse(await get(`units/activity${query}`)).items.map(({ id }) => id);
    const of = (government: string) => ['01', '02', '03'].map((opd) => `${government}.${opd}`);
    expect(await active('')).toEqual([]);
    expect(await active('?root=p01')).toEqual(of('p01'));
    expect(await active('?root=p01-01')).toEqual(of('p01-01'));
    const { items } = UnitActivitySchema.parse(await get('units/activity?root=p01-01'));
    expect(items.map(({ lastRecordedOn }) => lastRecordedOn)).not.toContain(null);
    const waiting = async (query: string) => {
      const { wide, groups } = WorkQueueSchema.parse(await get(`work-queue?pageSize=100&${query}`));
      return { wide, of: new Set(groups.flatMap(({ items }) => items.map(({ opd }) => opd?.id.split('.')[0]))) };
    };
    expect(await waiting('')).toEqual({ wide: true, of: new Set() });
    expect(await get('work-queue/count')).toMatchObject({ total: 0 });
    expect(await waiting('unit=p01')).toEqual({ wide: true, of: new Set(['p01']) });
    expect(await waiting('unit=p01-01')).toEqual({ wide: false, of: new Set(['p01-01']) });
  });
});
