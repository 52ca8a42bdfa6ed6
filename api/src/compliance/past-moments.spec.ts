import type { NestExpressApplication } from '@nestjs/platform-express';
import { CorrectionsSchema, MatrixSchema } from '@pantausop/contracts';
import { read, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import {
  AREA_CODES,
  calendarDate,
  isZero,
  stampToIso,
  takenBack,
  ZERO_MEASURES,
  type Movement,
  type Stamp,
} from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD } from '../access';
import { byCause, CausesReader } from '../ledger/causes.reader';
import type { DayRange } from '../ledger/causes.repository';
import type { Holdings } from '../ledger/cell-sums';
import { ALL_MEASURES } from '../ledger/extract';
import { KnownCausesReader } from '../ledger/known-causes.reader';
import { LedgerReader } from '../ledger/ledger.reader';
import { OrganisationService } from '../organisation/organisation.service';
import { seedScale } from '../seeding';
import { startApp } from '../testing';

const SMALL_NATION = { name: 'small', governments: 6, provinces: 2, opds: 18, sops: 60 };
const ROOTS = ['id', 'p01', 'p02', 'p02-01'];

describeEngines('what was known of a nation at past moments, between which OPDs moved', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let cookie = '';
  const moments: Stamp[] = [];

  const post = async (path: string, body: object, status: number) =>
    (await request(app.getHttpServer()).post(`/api/v1/${path}`).set('Cookie', cookie).send(body).expect(status))
      .body as {
      id: string;
      basis: string;
    };
  const get = async (path: string) =>
    (await request(app.getHttpServer()).get(`/api/v1/${path}`).set('Cookie', cookie).expect(200)).body as unknown;
  const move = async (unit: string, parent: string, effectiveOn: string) => {
    const operation = { kind: 'reparent', unit, parent, effectiveOn };
    const { basis } = await post('units/operations/preview', { operation }, 200);
    await post('units/operations', { operation, basis }, 201);
  };
  const record = async (unit: string, effectiveOn: string) => {
    const need = { unit, area: 'sdm', title: `Mutasi ${unit} ${effectiveOn}`, weight: 2, effectiveOn };
    const { id } = await post('sops', need, 201);
    await post(`sops/${id}/events`, { type: 'ratified', effectiveOn, number: null, signatory: null }, 201);
  };
  const mark = async () => moments.push((await app.get(OrganisationService).government()).lastStamp);

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await seedScale(app, SMALL_NATION, 7, () => undefined);
    const signIn = { username: 'admin', password: DEMO_PASSWORD };
    const { headers } = await request(app.getHttpServer()).post('/api/v1/session').send(signIn).expect(204);
    cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
    await mark();
    await record('p01-01.03', '2025-11-03');
    await move('p01-01.03', 'p02-01', '2026-03-01');
    await mark();
    await record('p01-01.03', '2026-02-03');
    await record('p01-01.03', '2026-04-03');
    await move('p02-02.01', 'p01', '2026-02-10');
    await mark();
    await record('p02-02.01', '2026-01-05');
    await move('p01-01.03', 'p01-02', '2026-06-01');
    await mark();
    await record('p01-01.03', '2026-05-20');
  }, 120_000);
  afterAll(() => app.close());

  it('is why figures moved, summed up as its SOPs say one by one', async () => {
    const causes = app.get(CausesReader);
    const known = app.get(KnownCausesReader);
    const organisations = app.get(OrganisationService);
    const range = (after: string | null, to: string): DayRange => ({
      after: after === null ? null : calendarDate(after),
      to: calendarDate(to),
    });
    const ranges = [
      range(null, '2026-02-28'),
      range(null, '2026-06-20'),
      range('2026-02-05', '2026-03-31'),
      range('2026-04-30', '2026-06-20'),
    ];
    const sorted = (movements: readonly Movement[]) =>
      [...byCause(movements)]
        .map(([cause, areas]) => [cause, [...areas].filter(([, sums]) => !isZero(sums)).sort()])
        .sort();
    let compared = 0;
    await read(database, async (q) => {
      const government = await organisations.government(q);
      const lines = async (knownAt: Stamp | null) => ({
        lines: await organisations.organisation(government, knownAt, q),
        knownAt,
      });
      const now = await lines(null);
      for (const unit of ROOTS) {
        for (const days of ranges) {
          const asked = { ...days, unit, days: [days.to] };
          const bySop = ({ lines: organisation, knownAt }: typeof now) =>
            causes.ofSops(q, government.id, unit, days, organisation, knownAt);
          for (const moment of moments) {
            const then = await lines(moment);
            const held = await bySop(then);
            expect(sorted(await known.at(q, government.id, asked, then))).toEqual(sorted(held));
            const taken = held.map(takenBack);
            const found = sorted(await known.between(q, government.id, asked, then, now));
            expect(found).toEqual(sorted([...(await bySop(now)), ...taken]));
            compared += found.length;
            const back = (await bySop(now)).map(takenBack);
            expect(sorted(await known.between(q, government.id, asked, now, then))).toEqual(sorted([...held, ...back]));
          }
        }
      }
    });
    expect(compared).toBeGreaterThan(50);
  });

  it('is what is held now without what was recorded since', async () => {
    const [ledger, organisations] = [app.get(LedgerReader), app.get(OrganisationService)];
    const dates = ['2025-12-31', '2026-02-05', '2026-03-15', '2026-06-30'].map(calendarDate);
    const sumsOf = (holdings: Holdings) =>
      ROOTS.flatMap((unit) => AREA_CODES.map((area) => holdings(unit).get(area) ?? ZERO_MEASURES));
    await read(database, async (q) => {
      const government = await organisations.government(q);
      const now = await organisations.organisation(government, null, q);
      for (const moment of moments) {
        const { lives, lineagesOf: then } = await organisations.organisation(government, moment, q);
        const all = [...now.lives.keys()];
        const lines = { all, then, now: now.lineagesOf };
        const found = await ledger.before(q, government.id, moment, ROOTS, dates, lines);
        const holding = [...lives.keys()];
        const added = await ledger.past(q, government.id, moment, { units: ROOTS, holding }, dates, then);
        expect(found?.map(sumsOf)).toEqual(added.map(sumsOf));
        expect(added.map(sumsOf)).not.toEqual(
          (await ledger.current(q, government.id, ROOTS, dates, ALL_MEASURES)).map(sumsOf),
        );
      }
    });
  });

  it('is corrected by what was recorded since, of no SOP by itself above a government', async () => {
    const knownThen = encodeURIComponent(stampToIso(moments[0] as Stamp));
    const asked = 'root=p02&asOf=2026-04-15';
    const path = `compliance/corrections?${asked}&measure=coverage&knownThen=${knownThen}`;
    const { start, end, steps } = CorrectionsSchema.parse(await get(path));
    const then = MatrixSchema.parse(await get(`compliance/matrix?${asked}&knownAt=${knownThen}`)).total.total;
    const now = MatrixSchema.parse(await get(`compliance/matrix?${asked}`)).total.total;
    expect([start.numerator, end.numerator]).toEqual([then.inForce, now.inForce]);
    expect(start).not.toEqual(end);
    expect(steps.map(({ sopCount }) => sopCount)).toEqual(steps.map(() => null));
  });

  it('is not corrected where nothing was recorded since', async () => {
    const path = 'compliance/corrections?root=p02&asOf=2026-04-15&measure=coverage&knownThen=2099-01-01T00:00:00Z';
    const { start, end, steps } = CorrectionsSchema.parse(await get(path));
    expect({ start, steps }).toEqual({ start: end, steps: [] });
  });
});
