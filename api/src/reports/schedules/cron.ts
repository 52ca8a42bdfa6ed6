import { dateInZone, type CronReader } from '@pantausop/domain';
import { Cron } from 'croner';

/** The instants of a five-field expression, by clocks of a time zone; `L` is the last day of a month. */
export const cronIn =
  (timeZone: string): CronReader =>
  (expression, after, until) => {
    const cron = read(expression, timeZone);
    const instants: number[] = [];
    for (let next = cron.nextRun(new Date(after)); next; next = cron.nextRun(next)) {
      if (next.getTime() > until) break;
      instants.push(next.getTime());
    }
    return instants;
  };

/** How many of the next instants are looked at. */
const LOOKED_AT = 60;

/** What is wrong with an expression; null = it can be used. A report comes at most once a day. */
export function faultOfCron(expression: string, timeZone: string, now: number): string | null {
  try {
    const days = read(expression, timeZone)
      .nextRuns(LOOKED_AT, new Date(now))
      .map((one) => dateInZone(one.getTime(), timeZone));
    if (days.length === 0) return 'never comes';
    return new Set(days).size < days.length ? 'comes more than once a day' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const read = (expression: string, timezone: string): Cron => new Cron(expression, { timezone, mode: '5-part' });
