import { sql } from 'kysely';
import type { Database } from '@pantausop/database';
import { addDays, type CalendarDate } from '@pantausop/domain';
import type { Client } from './client';
import { timed } from './measure';

/** What a page at the root of figures asks, on or up to a day. */
export const FIGURE_QUESTIONS: Readonly<Record<string, (date: CalendarDate) => string>> = {
  'map on a day': (date) => `compliance/matrix?asOf=${date}`,
  '46 months': (date) => `compliance/progress?from=${addDays(date, -1400)}&to=${date}&interval=month`,
  '70 weeks': (date) => `compliance/progress?from=${addDays(date, -489)}&to=${date}&interval=week`,
  'causes of a year': (date) => `compliance/changes?from=${addDays(date, -365)}&to=${date}`,
  outlook: (date) => `compliance/outlook?asOf=${date}`,
};

/** @throws Error with the server's words when it does not answer with success */
export async function mustAnswer(client: Client, path: string): Promise<void> {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.toString()}`);
}

/**
 * Milliseconds of `count` answers about figures at the root, none asked twice, after some that warm the server up.
 * @param last the newest of the days that are asked; the others lie 3 days apart before it
 */
export async function timesOfFigures(
  client: Client,
  path: (date: CalendarDate) => string,
  last: CalendarDate,
  count: number,
): Promise<number[]> {
  const get = (at: number): Promise<void> => mustAnswer(client, `/api/v1/${path(addDays(last, -3 * at))}`);
  await timed(10, (at) => get(count + at));
  return timed(count, get);
}

/** Milliseconds of the floor: the sums of every area on a day out of all rows of the ledger, as a plain GROUP BY. */
export async function timesOfGroupBy({ db }: Database, last: CalendarDate, count: number): Promise<number[]> {
  return timed(count, (at) =>
    sql`select area, sum(required), sum(in_force), sum(weight), sum(points) from movements
      where effective_on <= ${addDays(last, -at)} group by area`.execute(db),
  );
}
