import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  ChangesSchema,
  CorrectionsSchema,
  ExplanationSchema,
  MatrixSchema,
  OutlookSchema,
  type Changes,
  type Explanation,
  type Matrix,
  type Outlook,
} from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { addFractions, compareFractions, type Fraction } from '@pantausop/domain';
import { laterOf, monitored, notApplicable, recordAt } from './figures.fixture';
import { startSmallCity, type SmallCityTester } from './small-city.fixture';

describeEngines('analysis of figures', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let get: SmallCityTester['get'];
  beforeAll(async () => {
    database = await engine.open();
    ({ app, get } = await startSmallCity(database));
    // recorded late, after figures of June were looked at
    await recordAt(app, '2026-06-30T15:00:00+07:00', {
      sops: [laterOf('a', [monitored('2026-06-20')]), laterOf('b', [notApplicable('2026-06-10', '2026-08-01')])],
    });
  }, 60_000);
  afterAll(() => app.close());

  const body = async (path: string, username = 'pimpinan', status = 200): Promise<unknown> =>
    (await get(path, username).expect(status)).body;
  const matrix = async (query: string): Promise<Matrix> => MatrixSchema.parse(await body(`matrix?${query}`));
  const changes = async (query: string, username?: string): Promise<Changes> =>
    ChangesSchema.parse(await body(`changes?${query}`, username));
  const explain = async (query: string, username?: string): Promise<Explanation> =>
    ExplanationSchema.parse(await body(`explain?${query}`, username));
  const outlook = async (query: string, username?: string): Promise<Outlook> =>
    OutlookSchema.parse(await body(`outlook?${query}`, username));

  const exact = (of: Changes['start']['exact']): Fraction =>
    of ? { numerator: BigInt(of.numerator), denominator: BigInt(of.denominator) } : { numerator: 0n, denominator: 1n };
  const causesOf = ({ steps }: Changes) => steps.map(({ causes }) => causes.join('+'));

  describe('changes', () => {
    const days = ['2026-01-31', '2026-04-30', '2026-05-01', '2026-07-01', '2027-03-01'];
    const ranges = days.flatMap((from, i) => days.slice(i).map((to) => [from, to] as const));

    it.each(['coverage', 'score', 'index'] as const)(
      'of the %s add up exactly between any two dates',
      async (measure) => {
        for (const root of ['kota', 'dinkes', 'disdik']) {
          for (const [from, to] of ranges) {
            const answer = await changes(`root=${root}&measure=${measure}&from=${from}&to=${to}&sops=1000`);
            const { total } = await matrix(`root=${root}&asOf=${to}`);
            expect(answer.end.value).toBe(measure === 'index' ? total.index : total.total[measure]);
            if (answer.start.value === null || answer.end.value === null) continue;
            const reached = answer.steps.reduce(
              (sum, step) => addFractions(sum, exact(step.exact)),
              exact(answer.start.exact),
            );
            expect(compareFractions(reached, exact(answer.end.exact))).toBe(0);
          }
        }
      },
    );

    it('have behind each step the SOPs whose sums are the step', async () => {
      for (const root of ['kota', 'dinkes', 'disdik']) {
        const { steps } = await changes(`root=${root}&from=2026-02-01&to=2026-07-01&sops=1000`);
        for (const { measures, sops, sopCount } of steps) {
          expect(sops).toHaveLength(sopCount ?? -1);
          const sum = (of: keyof typeof measures) => sops.reduce((all, sop) => all + sop.measures[of], 0);
          expect({ ...measures }).toEqual(
            Object.fromEntries(Object.keys(measures).map((key) => [key, sum(key as keyof typeof measures)])),
          );
        }
      }
    });

    it('name the causes of the ledger, a changed parent as reorganization', async () => {
      const moved = await changes('root=dinkes&from=2026-04-30&to=2026-05-01');
      expect(causesOf(moved)).toEqual(['reorganization']);
      expect(moved.steps[0]?.sops.map(({ id, unit }) => [id, unit.id])).toEqual([['c', 'labkes']]);
      expect(causesOf(await changes('root=kota&from=2026-04-30&to=2026-05-01&measure=score'))).toEqual(['work']);
      expect(causesOf(await changes('root=kota&from=2026-07-01&to=2027-03-01&measure=score'))).toEqual([
        'applicability',
        'lapse',
      ]);
    });

    it('say the same of a moment that is the newest one, and of the time before nothing of what came later', async () => {
      const query = 'root=kota&from=2026-03-31&to=2026-06-30&measure=score';
      const { knownAt, ...now } = await changes(query);
      const late = await changes(`${query}&knownAt=2030-01-01T00:00:00Z`);
      expect(late).toEqual({ knownAt, ...now });
      const before = await changes(`${query}&knownAt=2026-06-30T00:00:00Z`);
      expect(causesOf(before)).toEqual(['work']);
      expect(causesOf({ knownAt, ...now })).toEqual(['applicability', 'work']);
    });

    it('name SOPs only within the scope of the caller', async () => {
      const { steps } = await changes('root=kota&from=2026-01-01&to=2026-06-30', 'operator');
      const named = steps.flatMap(({ sops }) => sops.map(({ unit }) => unit.id));
      expect(new Set(named)).toEqual(new Set(['dinkes']));
      expect(steps.some(({ sopCount, sops }) => (sopCount ?? 0) > sops.length)).toBe(true);
    });

    it('of a unit that did not stand yet are given as counts', async () => {
      const { start, end, steps } = await changes('root=bkd&from=2026-02-01&to=2026-06-30');
      expect([start.value, end.value, steps]).toEqual([null, null, []]);
    });

    it.each([
      ['changes?from=2026-07-02&to=2026-07-01', 422, 'range_turned_round'],
      ['changes?area=sdm&measure=index', 422, 'no_index_of_area'],
      ['changes?root=labkes&measure=index', 422, 'no_index_of_sub_unit'],
      ['changes?root=nowhere', 404, 'unknown_unit'],
      ['changes?measure=mean', 400, 'bad_input'],
    ])('refuse %s', async (path, status, code) => {
      expect(await body(path, 'pimpinan', status)).toMatchObject({ code });
    });
  });

  it('corrections say what was recorded of a date since a moment', async () => {
    const asked = 'root=kota&asOf=2026-06-30&measure=score&knownThen=2026-06-30T00:00:00Z&sops=100';
    const answer = CorrectionsSchema.parse(await body(`corrections?${asked}`));
    const [then, now] = [await matrix('asOf=2026-06-30&knownAt=2026-06-30T00:00:00Z'), await matrix('asOf=2026-06-30')];
    expect([answer.start.value, answer.end.value]).toEqual([then.total.total.score, now.total.total.score]);
    expect(answer.steps.map(({ causes, sops }) => [causes, sops.map(({ id }) => id)])).toEqual([
      [['applicability'], ['b']],
      [['work'], ['a']],
    ]);
    const none = CorrectionsSchema.parse(await body(`corrections?asOf=2026-06-30&knownThen=2030-01-01T00:00:00Z`));
    expect(none).toMatchObject({ steps: [], change: 0 });
  });

  it('corrections of a unit that was not known then are given as counts', async () => {
    const asked = 'root=kota&asOf=2026-06-30&measure=coverage&knownThen=2020-01-01T00:00:00Z';
    const answer = CorrectionsSchema.parse(await body(`corrections?${asked}`));
    const { total } = await matrix('asOf=2026-06-30');
    expect([answer.start.value, answer.end.value, answer.change]).toEqual([null, total.total.coverage, null]);
    expect(answer.steps.reduce((sum, { measures }) => sum + measures.required, 0)).toBe(total.total.required);
    expect(await body('corrections?root=nowhere&knownThen=2020-01-01T00:00:00Z', 'pimpinan', 404)).toMatchObject({
      code: 'unknown_unit',
    });
  });

  describe('explain', () => {
    it('lists every SOP of a figure, whose parts add up to its points', async () => {
      for (const query of ['unit=kota', 'unit=kota&area=tatalaksana', 'unit=disdik', 'unit=kota&asOf=2027-03-01']) {
        const { cell, parts, counted, items, total, index, areas, areaWeights } = await explain(query);
        const sum = (of: (sop: Explanation['items'][number]) => number) =>
          items.reduce((all, sop) => all + (sop.counted ? sop.weight * of(sop) : 0), 0);
        expect(parts).toEqual({
          document: sum(({ document }) => document),
          ratified: sum(({ ratified }) => ratified),
          applied: sum(({ applied }) => applied.points),
          current: sum(({ current }) => current.points),
        });
        expect(parts.document + parts.ratified + parts.applied + parts.current).toBe(cell.points);
        expect(counted).toBe(items.filter((sop) => sop.counted).length);
        expect([counted, parts.document]).toEqual([cell.required, cell.documentPoints]);
        expect(items).toHaveLength(total);
        const points = items.filter((sop) => sop.counted).map((sop) => sop.points);
        expect(points).toEqual(points.toSorted((a, b) => a - b));
        for (const sop of items)
          expect(sop.document + sop.ratified + sop.applied.points + sop.current.points).toBe(sop.points);
        expect(areas).toHaveLength(index === null ? 0 : 8);
        expect(areaWeights).toBe(areas.reduce((sum, { areaWeight, counts }) => sum + (counts ? areaWeight : 0), 0));
      }
    });

    it('says why an SOP has no credit, and why one is in no sum', async () => {
      const { items, notCounted } = await explain('unit=kota');
      const why = new Map(items.map((sop) => [sop.id, sop]));
      expect(why.get('a')).toMatchObject({ applied: { reason: 'earned', until: '2026-12-20' } });
      expect(why.get('c')).toMatchObject({
        applied: { reason: 'not_monitored', points: 0 },
        current: { reason: 'earned' },
      });
      expect(why.get('e')).toMatchObject({
        applied: { reason: 'not_in_force' },
        points: 0,
        missingElements: expect.any(Array),
      });
      expect(why.get('b')).toMatchObject({
        counted: false,
        notCounted: { reason: 'not_applicable', until: '2026-08-01' },
      });
      expect(notCounted).toEqual({ not_applicable: 1, ended: 0 });
    });

    it('is of the asked date as known at the asked moment', async () => {
      const { items } = await explain('unit=kota&asOf=2026-06-30&knownAt=2026-06-30T00:00:00Z');
      expect(items.find(({ id }) => id === 'a')).toMatchObject({ applied: { reason: 'not_monitored' } });
      expect(items.find(({ id }) => id === 'b')).toMatchObject({ counted: true });
    });

    it('counts what the caller may not see', async () => {
      const { items, hidden, counted } = await explain('unit=kota', 'operator');
      expect(items.every(({ unit }) => unit.id === 'dinkes')).toBe(true);
      expect(hidden).toBeGreaterThan(0);
      expect(counted).toBe(4);
    });
  });

  describe('outlook', () => {
    it('counts the credits that lapse within each window, and ends of N/A apart', async () => {
      const { windows, ahead, value, fall } = await outlook('root=kota&asOf=2026-07-01');
      expect(
        windows.map(({ days, sops, applied, current, points, notApplicableEnds }) => [
          days,
          sops,
          applied,
          current,
          points,
          notApplicableEnds,
        ]),
      ).toEqual([
        [30, 0, 0, 0, 0, 0],
        [60, 0, 0, 0, 0, 1],
        [90, 0, 0, 0, 0, 1],
        [180, 2, 2, 0, 30, 1],
      ]);
      expect(ahead.map(({ id, on, what }) => [id, on, what])).toEqual([
        ['b', '2026-08-01', 'not_applicable'],
        ['d', '2026-11-01', 'applied'],
        ['a', '2026-12-20', 'applied'],
      ]);
      expect(value).toBe((await matrix('asOf=2026-07-01')).total.index);
      expect(fall).toMatchObject({ sopCount: 2, preventionCount: 2 });
    });

    it('knows what becomes of the figure if nothing else is recorded', async () => {
      const { months } = await outlook('root=kota&asOf=2026-07-01&measure=score');
      for (const { date, nothingRecorded } of months.slice(0, 4)) {
        expect(nothingRecorded).toBe((await matrix(`asOf=${date}`)).total.total.score);
      }
    });

    it('says of every unit below how it stands and moves', async () => {
      const { units, pace, history } = await outlook('root=kota&asOf=2026-07-01&measure=coverage');
      expect(units.map(({ id, pace: own }) => [id, own?.months ?? null])).toEqual([
        ['dinkes', 6],
        ['disdik', 6],
        ['bkd', null],
      ]);
      expect(history.map(({ date }) => date)).toEqual([
        '2026-01-31',
        '2026-02-28',
        '2026-03-31',
        '2026-04-30',
        '2026-05-31',
        '2026-06-30',
      ]);
      expect(pace?.months).toBe(6);
    });

    it('has no forecast without a target', async () => {
      expect(await outlook('root=kota')).toMatchObject({
        target: null,
        paceNeeded: null,
        forecast: { kind: 'no_data' },
      });
    });
  });

  it.each(['changes', 'explain', 'outlook'])('%s is not computed again while nothing was recorded', async (path) => {
    const first = await get(path).expect(200);
    await get(path).set('If-None-Match', String(first.headers['etag'])).expect(304);
  });
});
