import * as fc from 'fast-check';
import { calendarDate, dateInZone } from '../calendar/calendar-date';
import { instantInZone, minuteInZone } from '../calendar/zone';
import {
  dueRuns,
  firstMovedTooEarly,
  handledAt,
  isAheadOfClock,
  nextRuns,
  type CatchUpPolicy,
  type ScheduleTime,
} from './due';
import { DAY_OFF_RULES, movesBeforePeriodEnds, periodOf, plannedInstant, type DayOffRule } from './planned';
import { nominalInstants, type DaysOfRule } from './rule';

const at = (instant: string): number => Date.parse(`${instant}+07:00`);
const written = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16);

/** Idulfitri 2026 with its joint leave, and two single days. */
const DAYS_OFF = new Set(
  ['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-23', '2026-03-24', '2026-05-01', '2026-12-25'].map(calendarDate),
);

/** On the first of each month at 08.00, next working day, all that was missed within 40 days. */
const MONTHLY: ScheduleTime = {
  rule: { days: { every: 'month', day: 1 }, minuteOfDay: 480 },
  timeZone: 'Asia/Jakarta',
  cron: () => [],
  dayOff: 'next',
  daysOff: DAYS_OFF,
  period: 'month',
  catchUp: 'all',
  windowHours: 40 * 24,
};

const ZONE = 'Asia/Jakarta';
const ruled = (days: DaysOfRule, minuteOfDay = 480): ScheduleTime => ({ ...MONTHLY, rule: { days, minuteOfDay } });
const nominals = (time: ScheduleTime, from: string, to: string): string[] =>
  nominalInstants(time, at(from), at(to)).map(written);

describe('a minute of a day in a time zone', () => {
  it.each([
    ['2026-11-02', 480, ZONE, '2026-11-02T01:00:00.000Z'],
    ['2026-11-02', 0, ZONE, '2026-11-01T17:00:00.000Z'],
    ['2026-11-02', 480, 'Asia/Jayapura', '2026-11-01T23:00:00.000Z'],
    ['2026-07-01', 480, 'Europe/Berlin', '2026-07-01T06:00:00.000Z'],
    ['2026-01-01', 480, 'Europe/Berlin', '2026-01-01T07:00:00.000Z'],
  ] as const)('%s, %i in %s is %s', (date, minute, zone, instant) => {
    const ms = instantInZone(date as never, minute, zone);
    expect(new Date(ms).toISOString()).toBe(instant);
    expect([dateInZone(ms, zone), minuteInZone(ms, zone)]).toEqual([date, minute]);
  });
});

describe('the nominal instants of a rule', () => {
  it.each<[string, DaysOfRule, string[]]>([
    [
      'each Monday',
      { every: 'week', weekday: 1 },
      ['2026-01-26', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'],
    ],
    ['the first', { every: 'month', day: 1 }, ['2026-02-01', '2026-03-01', '2026-04-01']],
    ['the last day', { every: 'month', day: 'last' }, ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['the 31st, or the last day', { every: 'month', day: 31 }, ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['the fifth day of a quarter', { every: 'quarter', day: 5 }, ['2026-04-05']],
  ])('%s', (_, days, dates) => {
    const to = days.every === 'week' ? '2026-03-01T07:59' : '2026-04-10T00:00';
    expect(nominals(ruled(days), '2026-01-25T08:00', to)).toEqual(dates.map((date) => `${date}T08:00`));
  });

  it('lie after the beginning and up to the end', () => {
    const weekly = ruled({ every: 'week', weekday: 1 });
    expect(nominals(weekly, '2026-02-02T08:00', '2026-02-09T08:00')).toEqual(['2026-02-09T08:00']);
    expect(nominals(weekly, '2026-02-02T08:00', '2026-02-02T08:00')).toEqual([]);
  });

  it('of a cron expression are those of its reader', () => {
    const asked: unknown[] = [];
    const cron = (...given: unknown[]): number[] => (asked.push(given) > 0 ? [5] : []);
    const time = { ...ruled({ every: 'cron', expression: '0 8 * * 1' }), cron };
    expect(nominalInstants(time, 1, 9)).toEqual([5]);
    expect(asked).toEqual([['0 8 * * 1', 1, 9]]);
  });
});

describe('the period of a nominal instant', () => {
  it.each([
    ['2026-11-01T08:00', 'month', '2026-10-01', '2026-10-31'],
    ['2026-11-01T00:00', 'month', '2026-10-01', '2026-10-31'],
    ['2026-10-31T23:59', 'month', '2026-09-01', '2026-09-30'],
    ['2026-01-15T08:00', 'quarter', '2025-10-01', '2025-12-31'],
    ['2026-06-30T08:00', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-11-02T07:00', 'week', '2026-10-26', '2026-11-01'],
    ['2026-11-01T07:00', 'week', '2026-10-19', '2026-10-25'],
    ['2026-11-02T07:00', 'day', '2026-11-02', '2026-11-02'],
  ] as const)('%s reports the %s %s to %s', (nominal, kind, from, to) => {
    expect(periodOf(at(nominal), kind, ZONE)).toEqual({ from, to });
  });
});

describe('a day off', () => {
  it.each<[string, DayOffRule, string]>([
    ['2026-11-01T08:00', 'send', '2026-11-01T08:00'],
    ['2026-11-01T08:00', 'next', '2026-11-02T08:00'],
    // Saturday 21 March in the midst of Idulfitri: Wednesday 25, or Tuesday 17 before
    ['2026-03-21T08:00', 'next', '2026-03-25T08:00'],
    ['2026-03-21T08:00', 'previous', '2026-03-17T08:00'],
    ['2026-05-01T08:00', 'next', '2026-05-04T08:00'],
    ['2026-11-03T08:00', 'next', '2026-11-03T08:00'],
    // the working day before is in the period itself: never a report on days to come
    ['2026-11-01T08:00', 'previous', '2026-11-02T08:00'],
  ])('%s under "%s" is sent %s', (nominal, dayOff, planned) => {
    expect(written(plannedInstant(at(nominal), { ...MONTHLY, dayOff }))).toBe(planned);
  });

  it('moves nothing to before the period ends, and who writes such a rule is told', () => {
    expect(movesBeforePeriodEnds(at('2026-11-01T08:00'), { ...MONTHLY, dayOff: 'previous' })).toBe(true);
    expect(written(firstMovedTooEarly({ ...MONTHLY, dayOff: 'previous' }, at('2026-10-20T00:00'))!)).toBe(
      '2026-11-01T08:00',
    );
    const onTheTenth = ruled({ every: 'month', day: 10 });
    expect(firstMovedTooEarly({ ...onTheTenth, dayOff: 'previous' }, at('2026-01-01T00:00'))).toBeNull();
  });
});

describe('what is due', () => {
  const said = (time: ScheduleTime, handled: string, now: string): string[] =>
    dueRuns(time, at(handled), at(now)).map(
      ({ nominal, planned, skipped }) => `${written(nominal)} ${written(planned)} ${skipped ?? 'run'}`,
    );
  const weekly = (catchUp: CatchUpPolicy, windowHours = 40 * 24): ScheduleTime => ({
    ...ruled({ every: 'week', weekday: 1 }),
    ...{ period: 'week', catchUp, windowHours },
  });

  it('one minute before is nothing, at the minute one run, afterwards nothing again', () => {
    expect(said(MONTHLY, '2026-10-01T08:00', '2026-11-02T07:59')).toEqual([]);
    expect(said(MONTHLY, '2026-10-01T08:00', '2026-11-02T08:00')).toEqual(['2026-11-01T08:00 2026-11-02T08:00 run']);
    expect(said(MONTHLY, '2026-11-01T08:00', '2026-11-02T08:01')).toEqual([]);
  });

  it('at midnight is found by a late tick, under every policy', () => {
    for (const catchUp of ['skip', 'latest_only', 'all'] as const) {
      const midnight = { ...ruled({ every: 'week', weekday: 2 }, 0), catchUp };
      expect(said(midnight, '2026-10-27T00:00', '2026-11-03T00:02')).toEqual(['2026-11-03T00:00 2026-11-03T00:00 run']);
    }
  });

  it.each<[CatchUpPolicy, string[]]>([
    ['all', ['run', 'run', 'run']],
    ['latest_only', ['superseded', 'superseded', 'run']],
    ['skip', ['missed', 'missed', 'missed']],
  ])('after three missed dates under "%s", the oldest first', (catchUp, reasons) => {
    const dates = ['2026-10-12', '2026-10-19', '2026-10-26'];
    expect(said(weekly(catchUp), '2026-10-05T08:00', '2026-10-28T10:00')).toEqual(
      dates.map((date, i) => `${date}T08:00 ${date}T08:00 ${reasons[i]}`),
    );
  });

  it('older than the window is skipped, whatever the policy', () => {
    expect(said(weekly('all', 10 * 24), '2026-10-05T08:00', '2026-10-28T10:00')).toEqual([
      '2026-10-12T08:00 2026-10-12T08:00 beyond_window',
      '2026-10-19T08:00 2026-10-19T08:00 run',
      '2026-10-26T08:00 2026-10-26T08:00 run',
    ]);
  });

  it('does not come twice when holidays are edited after the run', () => {
    const wasMonday = plannedInstant(at('2026-11-01T08:00'), MONTHLY);
    const later = { ...MONTHLY, daysOff: new Set([...MONTHLY.daysOff, '2026-11-02' as never]) };
    expect(written(wasMonday)).toBe('2026-11-02T08:00');
    expect(dueRuns(later, at('2026-11-01T08:00'), at('2026-11-03T09:00'))).toEqual([]);
    // a holiday that is taken back brings the run forward, to now
    expect(said(MONTHLY, '2026-10-01T08:00', '2026-11-02T12:00')).toHaveLength(1);
  });

  it('of a schedule made at 06.00 for 07.00 is today, and made at 08.00 for 07.00 is next time', () => {
    const daily = ruled({ every: 'week', weekday: 2 }, 420);
    const from = (now: string): string[] =>
      nextRuns(daily, handledAt(daily, at(now)), at(now), 1).map(({ planned }) => written(planned));
    expect(from('2026-11-03T06:00')).toEqual(['2026-11-03T07:00']);
    expect(from('2026-11-03T08:00')).toEqual(['2026-11-10T07:00']);
    expect(dueRuns(daily, handledAt(daily, at('2026-11-03T08:00')), at('2026-11-03T09:00'))).toEqual([]);
  });

  it('of a schedule made between the nominal day and the working day after it is that working day', () => {
    const now = at('2026-11-01T12:00');
    expect(written(dueRuns(MONTHLY, handledAt(MONTHLY, now), at('2026-11-02T08:00'))[0]!.nominal)).toBe(
      '2026-11-01T08:00',
    );
  });

  it('shows the next three dates, shifted', () => {
    const next = nextRuns(MONTHLY, at('2026-10-01T08:00'), at('2026-10-20T00:00'), 3);
    expect(next.map(({ planned }) => written(planned))).toEqual([
      '2026-11-02T08:00',
      '2026-12-01T08:00',
      '2027-01-01T08:00',
    ]);
  });
});

describe('whatever the clock does', () => {
  const start = at('2026-01-10T00:00');
  const HOURS = 24 * 200;
  const time = fc.record({
    days: fc.oneof(
      fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
      fc.record({
        every: fc.constantFrom('month' as const, 'quarter' as const),
        day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
      }),
    ),
    minuteOfDay: fc.integer({ min: 0, max: 1439 }),
    dayOff: fc.constantFrom(...DAY_OFF_RULES),
  });
  const ticks = fc.array(fc.integer({ min: 0, max: HOURS }), { maxLength: 30 });

  /** Ticks in any order, as of clocks that jump; each instant is kept under its nominal key. */
  function planAll(schedule: ScheduleTime, hours: readonly number[]): Map<number, number> {
    const runs = new Map<number, number>();
    let handled = handledAt(schedule, start);
    for (const hour of hours) {
      const now = start + hour * 3_600_000;
      if (isAheadOfClock(handled, now)) handled = handledAt(schedule, now);
      for (const { nominal, planned } of dueRuns(schedule, handled, now)) {
        if (!runs.has(nominal)) runs.set(nominal, planned);
        handled = nominal;
      }
    }
    return runs;
  }

  it('the same runs are made, in whatever sequence the ticks come', () => {
    fc.assert(
      fc.property(time, ticks, ({ days, minuteOfDay, dayOff }, hours) => {
        const schedule = { ...MONTHLY, rule: { days, minuteOfDay }, dayOff, windowHours: 24 * 400 };
        expect([...planAll(schedule, [...hours, HOURS])].sort(byKey)).toEqual(
          [...planAll(schedule, [HOURS])].sort(byKey),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('no run comes before its period is over', () => {
    fc.assert(
      fc.property(time, ({ days, minuteOfDay, dayOff }) => {
        const schedule = { ...MONTHLY, rule: { days, minuteOfDay }, dayOff };
        for (const [nominal, planned] of planAll(schedule, [HOURS])) {
          const { to } = periodOf(nominal, 'month', ZONE);
          expect(dateInZone(planned, ZONE) > to).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const byKey = ([a]: [number, number], [b]: [number, number]): number => a - b;
