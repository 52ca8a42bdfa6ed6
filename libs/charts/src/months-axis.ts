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
