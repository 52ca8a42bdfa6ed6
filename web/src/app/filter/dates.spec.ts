import { calendarDate, comparedDate, DEFAULT_COMPARISON } from '@pantausop/domain';
import { comparisonOf, comparisonToken } from './comparison';
import { dayAfterKey, monthGrid, NAMING_WEEK } from './month-grid';
import { MONTHS_BACK, monthStops, stopOf } from './months';

const day = calendarDate;

describe('the date compared with', () => {
  it('is a date of its own when the address names one', () => {
    expect(comparedDate(day('2026-11-24'), comparisonOf('2025-12-31'))).toBe('2025-12-31');
  });
  it('is read back from what the address carries, and falls back on nonsense', () => {
    for (const months of [1, 3, 6, 12] as const) expect(comparisonOf(comparisonToken(months))).toBe(months);
    for (const text of ['', null, '7b', '2026-02-30']) expect(comparisonOf(text)).toBe(DEFAULT_COMPARISON);
  });
});

describe('the calendar', () => {
  it('starts weeks on Monday', () => {
    expect(NAMING_WEEK).toHaveLength(7);
    const june = monthGrid(day('2026-06-30'));
    expect(june[0]?.[0]).toBe('2026-06-01'); // a Monday
    expect(monthGrid(day('2026-11-10'))[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  });
  it('has every day of the month once', () => {
    expect(monthGrid(day('2024-02-01')).flat().filter(Boolean)).toHaveLength(29);
  });
  it('moves by the keys of the date picker pattern', () => {
    expect(dayAfterKey(day('2026-03-31'), 'PageUp')).toBe('2026-02-28');
    expect(dayAfterKey(day('2026-11-24'), 'Home')).toBe('2026-11-23');
    expect(dayAfterKey(day('2026-11-24'), 'End')).toBe('2026-11-29');
    expect(dayAfterKey(day('2026-11-30'), 'ArrowRight')).toBe('2026-12-01');
    expect(dayAfterKey(day('2026-11-24'), 'a')).toBeNull();
  });
});

describe('the month slider', () => {
  const stops = monthStops(day('2026-11-24'));
  it('stops at month ends and today', () => {
    expect(stops).toHaveLength(MONTHS_BACK + 1);
    expect(stops.slice(-3)).toEqual(['2026-09-30', '2026-10-31', '2026-11-24']);
  });
  it('stands on the last stop up to the date', () => {
    expect(stops[stopOf(stops, day('2026-10-15'))]).toBe('2026-09-30');
    expect(stopOf(stops, day('1999-01-01'))).toBe(0);
  });
});
