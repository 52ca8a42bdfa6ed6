import type { NestExpressApplication } from '@nestjs/platform-express';
import { MatrixSchema, ProgressSchema, type Matrix } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate, RefusedError } from '@pantausop/domain';
import { checked, newSop, notApplicable, ratified, recordAt } from '../compliance/figures.fixture';
import { startSmallCity, type SmallCityTester } from '../compliance/small-city.fixture';
import type { SettableClock } from '../config';
import { LedgerAudit } from '../ledger/ledger-audit.service';
import { LedgerRebuild } from '../ledger/ledger-rebuild.service';
import { PolicyRepository } from '../organisation/policy.repository';
import { historyPages } from '../register/history-pages';
import { SopsRepository } from '../register/sops.repository';
import { digestBefore, MILDER, rulesetFrom, STRICTER } from './rulesets.fixture';

const KNOWN_BEFORE = '2026-06-27T02:00:00Z';
/** Questions about days before the new rules, at a knowledge before and after them. */
const PAST = [
  `matrix?asOf=2026-07-31&knownAt=${KNOWN_BEFORE}`,
  `matrix?root=dinkes&asOf=2026-04-15&knownAt=${KNOWN_BEFORE}`,
  `progress?from=2025-12-01&to=2026-07-31&interval=month&knownAt=${KNOWN_BEFORE}`,
  `progress?area=tatalaksana&from=2026-05-01&to=2026-07-31&interval=day&knownAt=${KNOWN_BEFORE}`,
  'matrix?asOf=2026-07-31',
  'progress?from=2025-12-01&to=2026-07-31&interval=week',
];

describeEngines('publishing a ruleset', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let clock: SettableClock;
  let get: SmallCityTester['get'];

  const answer = async (path: string): Promise<string> => (await get(path).expect(200)).text;
  const matrix = async (query = ''): Promise<Matrix> => MatrixSchema.parse((await get(`matrix?${query}`)).body);
  /** points of an OPD in ketatalaksanaan */
  const pointsOf = async (unit: string, query: string): Promise<number | undefined> =>
    (await matrix(query)).units.find(({ id, own }) => id === unit && own !== true)?.cells[1]?.points;
  const withoutStamp = (text: string): string => text.replace(/"knownAt":"[^"]*"/, '');
  const histories = () => historyPages(app.get(SopsRepository));
  const proven = async (): Promise<void> => {
    expect((await app.get(LedgerAudit).verify(histories())).difference).toBeNull();
    for (const rebuild of ['balancesAndSpans', 'all'] as const) {
      const { before, after } = await app.get(LedgerRebuild)[rebuild](histories());
      expect(after).toBe(before);
    }
  };

  beforeAll(async () => {
    database = await engine.open();
    ({ app, clock, get } = await startSmallCity(database));
    await recordAt(app, '2026-06-27T09:00:00+07:00', {
      sops: [
        // ratified so long ago that its currency has lapsed under ruleset 1
        newSop('old', 'dinkes', 'peraturan', [checked('2026-03-01'), ratified('2026-03-01')]),
        newSop('excused', 'dinkes', 'sdm', [
          checked('2026-03-02'),
          ratified('2026-03-02'),
          notApplicable('2026-05-01', '2026-08-01'),
        ]),
      ],
    });
  }, 60_000);
  afterAll(() => app.close());

  it('leaves every figure of the days before it as it was, to the byte, and the rows behind them', async () => {
    const [digest, texts] = [
      await digestBefore(database, calendarDate('2026-08-01')),
      await Promise.all(PAST.map(answer)),
    ];
    await recordAt(app, '2026-07-01T09:00:00+07:00', { rulesets: [rulesetFrom('2026-08-01')] });
    expect(await digestBefore(database, calendarDate('2026-08-01'))).toBe(digest);
    const now = await Promise.all(PAST.map(answer));
    // without knownAt only the watermark that is answered moves on
    const asThen = (text: string, i: number): string => (PAST[i]?.includes('knownAt') ? text : withoutStamp(text));
    expect(now.map(asThen).join('\n') === texts.map(asThen).join('\n')).toBe(true);
    await proven();
  });

  it('decides everything from its day on, running credits included; known only since it was published', async () => {
    // d: 50 + 10, monitored on 1 May: three months are over on 1 August; current until 1 September
    expect(await pointsOf('disdik', 'asOf=2026-07-31')).toBe(100 + 2 * 85);
    expect(await pointsOf('disdik', 'asOf=2026-08-01')).toBe(80 + 2 * 80);
    expect(await pointsOf('disdik', 'asOf=2026-09-01')).toBe(60 + 2 * 60);
    expect(await pointsOf('disdik', `asOf=2026-08-01&knownAt=${KNOWN_BEFORE}`)).toBe(100 + 2 * 85);
    const [before, after] = [await matrix('asOf=2026-07-31'), await matrix('asOf=2026-08-01')];
    expect([before.ruleset.id, after.ruleset]).toMatchObject([1, { id: 2, effectiveOn: '2026-08-01' }]);
    const disdik = after.units.find(({ id }) => id === 'disdik');
    // tatalaksana weighs 3 of 10, the other areas are unmapped
    expect(disdik?.index).toBe(Number(((3 * (240 / 300)) / 10).toFixed(6)));
  });

  it('books the difference under its own cause, on its first day', async () => {
    const causes = await database.db
      .selectFrom('day_balances')
      .select(['effective_on', 'cause', 'points', 'applied', 'current'])
      .where('unit_id', '=', 'disdik')
      .where('effective_on', '>=', '2026-08-01')
      .where('points', '!=', 0)
      .orderBy('effective_on')
      .orderBy('cause')
      .execute();
    expect(causes).toEqual([
      // the signature brings 10 less, currency 5 more, application 5 more on the eve …
      { effective_on: '2026-08-01', cause: 'lapse', points: -20, applied: -1, current: 0 },
      { effective_on: '2026-08-01', cause: 'ruleset', points: 0 + 2 * -5, applied: 0, current: 0 },
      { effective_on: '2026-09-01', cause: 'lapse', points: -20 + 2 * -20, applied: 0, current: -2 },
    ]);
  });

  it('shows all of history under the rules of today where figures are restated, beside those reported', async () => {
    const restated = (asOf: string) => pointsOf('disdik', `asOf=${asOf}&series=restated`);
    // today is 1 July: ruleset 1 decides, also about days under the next
    expect(await restated('2026-08-01')).toBe(85 + 2 * 85 + 15);
    expect((await matrix('asOf=2026-08-01&series=restated')).ruleset.id).toBe(1);
    clock.set('2026-08-10T09:00:00+07:00');
    expect(await restated('2026-07-31')).toBe(50 + 10 + 20 + 20 + 2 * 80);
    expect(await restated('2026-04-30')).toBe(80);
    expect(await restated('2026-08-01')).toBe(await pointsOf('disdik', 'asOf=2026-08-01'));
    const line = ProgressSchema.parse(
      (await get('progress?root=disdik&area=tatalaksana&from=2026-04-01&to=2026-08-31&series=restated')).body,
    );
    expect(line.points.map(({ points }) => points)).toEqual([80, 260, 260, 260, 240]);
    expect(line).toMatchObject({ series: 'restated', ruleset: { id: 2 } });
    // before it was published nobody knew it
    const then = await matrix(`asOf=2026-07-31&series=restated&knownAt=${KNOWN_BEFORE}`);
    expect(then.ruleset.id).toBe(1);
    clock.set('2026-07-01T09:00:00+07:00');
  });

  it('takes its place among others that start later, and credits that lapsed return under milder rules', async () => {
    await recordAt(app, '2026-07-02T09:00:00+07:00', { rulesets: [rulesetFrom('2027-06-01', MILDER)] });
    await recordAt(app, '2026-07-02T10:00:00+07:00', { rulesets: [rulesetFrom('2027-01-01')] });
    const old = async (asOf: string) =>
      (await matrix(`asOf=${asOf}`)).units.find(({ id }) => id === 'dinkes')?.cells[2];
    expect(await old('2027-05-31')).toMatchObject({ points: 60, current: 0 });
    expect(await old('2027-06-01')).toMatchObject({ points: 85, current: 1 });
    expect((await matrix('asOf=2027-05-31')).ruleset.id).toBe(4);
    await proven();
  });

  it('can be taken back until it starts, and its number is not given again', async () => {
    const digest = await digestBefore(database, calendarDate('2027-01-01'));
    const keys = new Map((await app.get(PolicyRepository).rulesets('kota')).map(({ id, key }) => [id, key]));
    const takeBack = (id: number, at: string) =>
      recordAt(app, at, { policyRetractions: [{ subject: 'ruleset', of: keys.get(id) ?? '', reason: 'keliru' }] });
    await takeBack(4, '2026-07-03T09:00:00+07:00');
    expect(await digestBefore(database, calendarDate('2027-01-01'))).toBe(digest);
    expect((await matrix('asOf=2027-05-31')).ruleset.id).toBe(2);
    await expect(takeBack(4, '2026-07-03T10:00:00+07:00')).rejects.toMatchObject({ code: 'not_standing' });
    await expect(takeBack(2, '2026-08-01T10:00:00+07:00')).rejects.toMatchObject({ code: 'ruleset_started' });
    await recordAt(app, '2026-07-03T11:00:00+07:00', { rulesets: [rulesetFrom('2027-02-01')] });
    expect((await matrix('asOf=2027-05-31')).ruleset.id).toBe(5);
    await proven();
  });

  it('is booked once together with events of the same moment', async () => {
    await recordAt(app, '2026-07-04T09:00:00+07:00', {
      rulesets: [rulesetFrom('2028-01-01', MILDER)],
      sops: [newSop('new', 'dinkes', 'pengawasan', [checked('2026-06-01'), ratified('2026-06-01')])],
      policyRetractions: [
        {
          subject: 'ruleset',
          of: (await app.get(PolicyRepository).rulesets('kota')).find(({ id }) => id === 5)?.key ?? '',
          reason: 'diganti',
        },
      ],
    });
    await proven();
  });

  it('is refused when it starts today or earlier, or on the day of another; nothing is recorded then', async () => {
    const watermark = (await matrix()).knownAt;
    for (const from of ['2026-07-05', '2026-07-01']) {
      const refused = recordAt(app, '2026-07-05T09:00:00+07:00', { rulesets: [rulesetFrom(from)] });
      await expect(refused).rejects.toMatchObject({ code: 'ruleset_not_ahead' });
    }
    const taken = recordAt(app, '2026-07-05T09:00:00+07:00', { rulesets: [rulesetFrom('2026-08-01')] });
    await expect(taken).rejects.toMatchObject({ code: 'ruleset_start_taken' });
    const wrong = recordAt(app, '2026-07-05T09:00:00+07:00', {
      rulesets: [rulesetFrom('2029-01-01', { ...STRICTER, ratifiedPoints: 30 })],
    });
    await expect(wrong).rejects.toThrow(RefusedError);
    expect((await matrix()).knownAt).toBe(watermark);
  });
});
