import type { NestExpressApplication } from '@nestjs/platform-express';
import { MatrixSchema, ProblemSchema, ProgressSchema, type Matrix, type Progress } from '@pantausop/contracts';
import { type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { stampToIso, type Stamp } from '@pantausop/domain';
import { callerOf } from '../access';
import { OrganisationService } from '../organisation/organisation.service';
import { ComplianceService } from './compliance.service';
import { startSmallCity, type SmallCityTester } from './small-city.fixture';

describeEngines('compliance', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let get: SmallCityTester['get'];

  beforeAll(async () => {
    database = await engine.open();
    ({ app, get } = await startSmallCity(database));
  }, 60_000);
  afterAll(() => app.close());

  const matrix = async (query = '', username = 'pimpinan'): Promise<Matrix> =>
    MatrixSchema.parse((await get(`matrix?${query}`, username).expect(200)).body);
  const progress = async (query = '', username = 'pimpinan'): Promise<Progress> =>
    ProgressSchema.parse((await get(`progress?${query}`, username).expect(200)).body);
  const problem = async (path: string, status: number, username = 'pimpinan') => {
    const { body, headers } = await get(path, username).expect(status);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers).not.toHaveProperty('etag');
    return ProblemSchema.parse(body);
  };
  const watermark = async (): Promise<Stamp> => (await app.get(OrganisationService).government()).lastStamp;
  const requiredBy = ({ units }: Matrix): [string, number][] =>
    units.map(({ id, own, total }) => [own ? `${id} (own)` : id, total.required]);

  describe('the matrix', () => {
    it('starts from the highest unit of the caller, today, at the watermark, and says so', async () => {
      const city = await matrix();
      expect(city).toMatchObject({
        ...{ asOf: '2026-07-01', knownAt: stampToIso(await watermark()), series: 'reported', projection: false },
        ruleset: { id: 1, effectiveOn: null },
        sample: true,
        root: { id: 'kota', code: 'KOTA', name: 'Kota Contoh', kind: 'city', parentId: null },
      });
      expect((await matrix('', 'operator')).root.id).toBe('dinkes');
    });

    it('has a row per child and one for what the root itself holds, which add up to the total', async () => {
      const { units, total } = await matrix();
      expect(requiredBy({ units } as Matrix)).toEqual([
        ['kota (own)', 1],
        ['dinkes', 2],
        ['disdik', 2],
        ['bkd', 0],
      ]);
      expect(total.total).toMatchObject({ area: null, required: 5, inForce: 3, weight: 6, points: 85 + 2 * 85 + 100 });
      expect(units.map(({ index }) => index === null)).toEqual([true, false, false, false]);
      expect(total).toMatchObject({ unmappedUnits: 1, unmappedCells: 6 + 7 + 8 });
    });

    it('answers for any unit, named by its id or its code; sub-units have no index', async () => {
      const disdik = await matrix('root=disdik');
      expect(requiredBy(disdik)).toEqual([
        ['disdik (own)', 1],
        ['labkes', 1],
      ]);
      expect(disdik.total.index).not.toBeNull();
      expect((await matrix('root=DISDIK')).root.id).toBe('disdik');
      const leaf = await matrix('root=labkes');
      expect(requiredBy(leaf)).toEqual([['labkes (own)', 1]]);
      expect(leaf.total.index).toBeNull();
    });

    it('shows every date under its own organisation', async () => {
      const [before, after] = [await matrix('asOf=2026-04-30'), await matrix('asOf=2026-05-01')];
      expect(requiredBy(before).slice(1)).toEqual([
        ['dinkes', 3],
        ['disdik', 1],
        ['bkd', 0],
      ]);
      expect(requiredBy(after).slice(1, 3)).toEqual([
        ['dinkes', 2],
        ['disdik', 2],
      ]);
      expect(after.total.total.required).toBe(before.total.total.required);
      // a unit does not appear in tables of a time before it
      expect((await matrix('asOf=2026-02-28')).units.map(({ id }) => id)).toEqual(['kota', 'dinkes', 'disdik']);
    });

    it('tells what was known before the reorganisation was recorded', async () => {
      const known = await matrix('asOf=2026-05-01&knownAt=2026-06-25T12:00:00%2B07:00');
      expect(known.knownAt).toBe('2026-06-25T05:00:00.000000Z');
      expect(requiredBy(known).slice(1, 3)).toEqual([
        ['dinkes', 3],
        ['disdik', 1],
      ]);
      const opd = await matrix('root=dinkes&asOf=2026-05-01&knownAt=2026-06-25T12:00:00%2B07:00');
      expect(requiredBy(opd)).toEqual([
        ['dinkes (own)', 2],
        ['labkes', 1],
      ]);
    });

    it('takes a moment later than the record as the watermark', async () => {
      const late = await matrix('knownAt=2030-01-01T00:00:00Z');
      expect(late).toEqual(await matrix());
    });

    it('says of a date ahead that it is a projection, and knows the lapses until then', async () => {
      const ahead = await matrix('asOf=2027-03-01');
      expect(ahead).toMatchObject({ projection: true, total: { total: { required: 5, inForce: 3, current: 0 } } });
      expect((await matrix('asOf=2027-02-28')).total.total.current).toBe(3);
    });

    it('shows the same figures restated while there is one ruleset', async () => {
      const { series, ...restated } = await matrix('series=restated');
      expect(series).toBe('restated');
      expect({ ...restated, series: 'reported' }).toEqual(await matrix());
    });
  });

  describe('progress', () => {
    it('gives the last twelve month ends, each under its own organisation, and the asked day', async () => {
      const { points, ...basis } = await progress('root=dinkes');
      expect(basis).toMatchObject({
        ...{ root: 'dinkes', area: null, from: '2025-08-01', to: '2026-07-01', asOf: '2026-07-01', interval: 'month' },
        ...{ projection: false, knownAt: stampToIso(await watermark()) },
      });
      expect(points).toHaveLength(12);
      expect(points.slice(-6).map(({ date, required, inForce }) => [date, required, inForce])).toEqual([
        ['2026-02-28', 3, 0],
        ['2026-03-31', 3, 2],
        ['2026-04-30', 3, 2],
        ['2026-05-31', 2, 1],
        ['2026-06-30', 2, 1],
        ['2026-07-01', 2, 1],
      ]);
    });

    it('says the same as the matrix of each date, also between month ends and ahead', async () => {
      const { points } = await progress('from=2026-02-20&to=2026-08-12&interval=week');
      expect(points).toHaveLength(26);
      expect(points.map(({ date }) => date).slice(0, 2)).toEqual(['2026-02-22', '2026-03-01']);
      for (const { date, completeUnits, ...point } of points) {
        const { total } = await matrix(`asOf=${date}`);
        expect(point).toEqual({ ...total.total, index: total.index });
        expect(completeUnits).toEqual(total.fullyCompleteUnits);
      }
    });

    it('says the same of one area, and as known at a moment', async () => {
      const known = 'knownAt=2026-06-25T12:00:00%2B07:00';
      const { points } = await progress(`area=tatalaksana&from=2026-01-01&asOf=2026-05-01&interval=quarter&${known}`);
      expect(points.map(({ date }) => date)).toEqual(['2026-03-31', '2026-05-01']);
      for (const { date, completeUnits, ...point } of points) {
        const { total, areas } = await matrix(`asOf=${date}&${known}`);
        const at = areas.indexOf('tatalaksana');
        expect(point).toEqual({ ...total.cells[at], index: total.index });
        const { complete, counted } = total.completeUnits[at] ?? {};
        expect(completeUnits).toEqual({ complete, counted });
      }
    });

    it('begins with the unit', async () => {
      const { points, from } = await progress('root=bkd');
      expect(from).toBe('2025-08-01');
      expect(points.map(({ date }) => date).slice(0, 2)).toEqual(['2026-03-31', '2026-04-30']);
    });
  });

  describe('a question that cannot be answered', () => {
    it.each([
      ['matrix?root=nowhere', 404, 'unknown_unit', 'there is no unit nowhere here: GET /api/v1/units'],
      ['progress?root=nowhere', 404, 'unknown_unit', 'GET /api/v1/units'],
      ['matrix?root=bkd&asOf=2026-02-28', 422, 'unit_not_valid', 'stands from 2026-03-01'],
      ['progress?root=bkd&to=2026-02-28', 422, 'unit_not_valid', 'stands from 2026-03-01'],
      ['matrix?root=bkd&knownAt=2026-06-24T00:00:00Z', 404, 'unknown_unit', 'there is no unit bkd'],
      ['matrix?knownAt=1990-01-01T00:00:00Z', 404, 'unknown_unit', 'there is no unit kota'],
      ['matrix?asOf=9999-12-31', 422, 'date_too_late', 'before 9999-01-01'],
      ['progress?from=2026-07-02&to=2026-07-01', 422, 'range_turned_round', 'exchange from and to'],
      ['progress?from=0001-01-01&interval=day', 422, 'too_many_points', 'at most 400'],
      ['progress?from=2025-05-27&interval=day', 422, 'too_many_points', 'makes 401 points'],
      ['progress?to=2026-07-01&asOf=2026-07-02', 400, 'bad_input', 'asOf: is another word for `to`'],
      ['progress?interval=year', 400, 'bad_input', 'interval'],
      ['progress?area=kesehatan', 400, 'bad_input', 'area'],
      ['matrix?asOf=2026-02-30', 400, 'bad_input', 'asOf: must be an existing date'],
      ['matrix?knownAt=yesterday', 400, 'bad_input', 'knownAt: must be an ISO 8601 instant'],
      ['matrix?series=best', 400, 'bad_input', 'series'],
      ['matrix?unit=dinkes', 400, 'bad_input', 'unit: is not known here'],
    ])('%s is refused with %i and a sentence', async (path, status, code, detail) => {
      const refused = await problem(path, status);
      expect(refused.code).toBe(code);
      expect(refused.detail).toContain(detail);
    });

    it('is one about a unit outside of the own scope: as if it were not there', async () => {
      const { permissions, ...operator } = callerOf(
        { userId: '1', username: 'o', name: 'O', grants: [{ role: 'operator', unitId: 'dinkes' }] },
        'session',
      );
      const limited = {
        ...{ ...operator, permissions, scope: () => ['dinkes'] },
        covers: (_: unknown, id: string) => id === 'dinkes',
      };
      const service = app.get(ComplianceService);
      await expect(service.matrix({ root: 'disdik' }, limited)).rejects.toMatchObject({
        ...{ code: 'unknown_unit', kind: 'not_found', message: expect.stringContaining('there is no unit disdik') },
      });
      await expect(service.progress({ root: 'kota' }, limited)).rejects.toMatchObject({ kind: 'not_found' });
      const tag = (answer: { etag(compressed: boolean): string }): string => answer.etag(false);
      const [own, all] = [await service.matrix({ root: 'dinkes' }, limited), await get('matrix?root=dinkes')];
      expect(tag(own)).not.toBe(all.headers['etag']);
    });
  });
});
