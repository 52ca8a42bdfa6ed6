import { TEXT, type ChartTheme } from './theme';

/** A tick of the time axis: milliseconds since 1970 (UTC midnight of the day) and its text; January carries the year. */
export interface MonthTick {
  readonly at: number;
  readonly month: string;
  readonly year: string | null;
}

/** UTC midnight of a calendar date written `YYYY-MM-DD`. */
export const atMidnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/**
 * Ticks at the starts of months in [from, to], so many apart that about `most` remain; steps divide a year, so January is
 * always among them.
 *
 * @param monthName names a calendar date's month in the language on screen
 */
export function monthTicks(from: string, to: string, most: number, monthName: (date: string) => string): MonthTick[] {
  const first = monthIndex(from) + (from.endsWith('-01') ? 0 : 1);
  const last = monthIndex(to);
  const step = [1, 2, 3, 6, 12, 24, 60].find((months) => (last - first) / months < most) ?? 120;
  const ticks: MonthTick[] = [];
  for (let index = Math.ceil(first / step) * step; index <= last; index += step) {
    const date = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
    ticks.push({ at: atMidnight(date), month: monthName(date), year: index % 12 === 0 ? date.slice(0, 4) : null });
  }
  return ticks;
}

const monthIndex = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/**
 * The time axis of a line: from and to are its ends, months in between as `monthTicks` chooses them.
 *
 * @param monthName names a calendar date's month in the language on screen
 */
export function monthsAxis(
  [from, to]: readonly [string, string],
  most: number,
  monthName: (date: string) => string,
  theme: ChartTheme,
) {
  const ticks = monthTicks(from, to, most, monthName);
  const tickAt = new Map(ticks.map((tick) => [tick.at, tick]));
  const at = ticks.map((tick) => tick.at);
  return {
    type: 'value' as const,
    min: atMidnight(from),
    max: atMidnight(to),
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.axis } },
    axisTick: { show: true, length: 4, lineStyle: { color: theme.axis }, customValues: at },
    axisLabel: {
      customValues: at,
      margin: 8,
      lineHeight: 15,
      color: theme.ink3,
      fontSize: TEXT.axis,
      hideOverlap: true,
      formatter: (value: number) => {
        const tick = tickAt.get(value);
        return tick ? `${tick.month}${tick.year ? `\n{year|${tick.year}}` : ''}` : '';
      },
      rich: { year: { color: theme.ink2, fontWeight: 550, fontSize: TEXT.axis, lineHeight: 15 } },
    },
  };
}
