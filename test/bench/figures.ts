import { isDeepStrictEqual } from 'node:util';
import { addDays, calendarDate, intervalEnds, startOfMonth, type CalendarDate } from '@pantausop/domain';
import type { Client } from './client';
import { FoldedCity } from './folded-city';
import { inTurns, median, timed } from './measure';
import { fasterThan, type Line } from './report';

const ROOT = 'medan';
const MONTHS_FROM = calendarDate('2022-01-01');
/** Times that a figure from balances is to be faster than one folded from events. */
const GOAL = 50;

interface Settled {
  readonly date: CalendarDate;
  readonly months: readonly CalendarDate[];
}

/**
 * Figures read from balances, over HTTP and none asked twice, beside the same figures folded from all events in this process.
 * @param today the last day of the sample history and those after it have nothing to lapse
 * @throws Error when the two do not say the same
 */
export async function benchFigures(client: Client, databaseUrl: string, today: CalendarDate): Promise<readonly Line[]> {
  const { database, read } = await FoldedCity.open(databaseUrl);
  const to = addDays(startOfMonth(today), -1);
  const asked: Settled = { date: addDays(today, -3), months: intervalEnds(MONTHS_FROM, to, 'month') };
  try {
    await mustAgree(client, await read(), asked);
    const matrixOf = (at: number) => client.get(matrixPath(addDays(asked.date, -at - 1)));
    const progressOf = (at: number) => client.get(progressPath(asked, addDays(MONTHS_FROM, at + 1)));
    // these warm the program up; all of them are different questions
    await timed(200, (at) => matrixOf(1000 + at));
    await timed(10, (at) => progressOf(-at - 2));
    const matrix = await inTurns(5, [60, 3], matrixOf, async () =>
      JSON.stringify((await read()).matrix(ROOT, asked.date)),
    );
    const folded = (sortedOnce: boolean) => async () =>
      JSON.stringify((await read()).progress(ROOT, asked.months, sortedOnce));
    const progress = await inTurns(4, [6, 1], progressOf, folded(false));
    const sorted = median(await timed(3, folded(true)));
    const points = `progress, ${asked.months.length} month ends`;
    return [
      fasterThan('matrix', matrix.ours, matrix.floor, 'reading and folding all events', GOAL),
      fasterThan(points, progress.ours, progress.floor, 'reading all events, folding them on each date', GOAL),
      fasterThan(points, progress.ours, sorted, 'the same, the events of an SOP sorted once'),
    ];
  } finally {
    await database.close();
  }
}

const matrixPath = (date: CalendarDate): string => `/api/v1/compliance/matrix?asOf=${date}`;
const progressPath = ({ months }: Settled, from: CalendarDate): string =>
  `/api/v1/compliance/progress?from=${from}&to=${months.at(-1)}&interval=month`;

async function mustAgree(client: Client, folded: FoldedCity, asked: Settled): Promise<void> {
  const matrix = JSON.parse((await client.get(matrixPath(asked.date))).body.toString()) as { total: unknown };
  const progress = JSON.parse((await client.get(progressPath(asked, MONTHS_FROM))).body.toString()) as {
    points: unknown;
  };
  const same =
    isDeepStrictEqual(matrix.total, folded.matrix(ROOT, asked.date).total) &&
    isDeepStrictEqual(progress.points, folded.progress(ROOT, asked.months, false));
  if (!same) throw new Error('the figures from balances are not those folded from the events');
}
