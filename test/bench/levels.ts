import BetterSqlite from 'better-sqlite3';
import { addDays, dateInZone, type CalendarDate } from '@pantausop/domain';
import { cli, startServer } from '../support/programs';
import { Client } from './client';
import { median, timed } from './measure';
import { timesOf, type Line } from './report';

/** The same 34 governments of a province, with parts of their OPDs: three times as many SOPs below the same page. */
const SIZES = [
  { name: 'twenty-fifth', part: '0.04', sops: 8_000 },
  { name: 'eighth', part: '0.12', sops: 24_000 },
] as const;

const ASKED: Readonly<Record<string, (date: CalendarDate) => string>> = {
  matrix: (date) => `compliance/matrix?asOf=${date}`,
  progress: (date) => `compliance/progress?from=${addDays(date, -1100)}&to=${date}&interval=month`,
  changes: (date) => `compliance/changes?from=${addDays(date, -365)}&to=${date}`,
  outlook: (date) => `compliance/outlook?asOf=${date}`,
};

/**
 * Figures at the root of made-up provinces, none asked twice, beside the same totals as a plain GROUP BY over the rows that they are
 * made from; then how the time grows with the SOPs below: the slope in a log-log diagram, 0 = not at all, 1 = as they do.
 * @param fileOf where a database of this name may be made
 */
export async function benchLevels(fileOf: (name: string) => string): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const medians = new Map<string, number[]>();
  for (const size of SIZES) {
    const file = fileOf(`${size.name}.sqlite`);
    const settings = { DATABASE_URL: `file:${file}`, DEMO: 'off', BACKUP_DIR: 'off' };
    await cli(['migrate'], settings);
    await cli(['seed', '--size', 'province', '--part', size.part], settings);
    const server = await startServer(settings);
    const client = new Client(server.url);
    try {
      await client.signIn('pimpinan', 'pantau-demo');
      const last = addDays(dateInZone(Date.now(), 'Asia/Jakarta'), -3);
      const floor = median(groupedBy(file, last));
      for (const [what, path] of Object.entries(ASKED)) {
        const get = (at: number) => mustAnswer(client, `/api/v1/${path(addDays(last, -5 * at))}`);
        await timed(5, (at) => get(100 + at));
        const times = await timed(60, get);
        medians.set(what, [...(medians.get(what) ?? []), median(times)]);
        const title = `${what}, root of ${size.sops} SOPs (slowest of 60: ${Math.max(...times).toFixed(1)} ms)`;
        lines.push(timesOf(title, median(times), floor, 'the total by GROUP BY over the ledger'));
      }
    } finally {
      client.close();
      await server.stop();
    }
  }
  return lines.map((line, at) => {
    const [first, second] = medians.get(Object.keys(ASKED)[at % Object.keys(ASKED).length] ?? '') ?? [];
    if (at < lines.length / 2 || first === undefined || second === undefined) return line;
    const slope = Math.log(second / first) / Math.log(SIZES[1].sops / SIZES[0].sops);
    return { ...line, ratio: `${line.ratio}, slope ${slope.toFixed(2)}` };
  });
}

async function mustAnswer(client: Client, path: string): Promise<void> {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.toString()}`);
}

/** The floor: the sums of every area on a day out of all rows of the ledger, in this process. */
function groupedBy(file: string, last: CalendarDate): number[] {
  const database = new BetterSqlite(file, { readonly: true });
  const sums = database.prepare<[string]>(
    'select area, sum(required), sum(in_force), sum(weight), sum(points) from movements where effective_on <= ? group by area',
  );
  const times = Array.from({ length: 5 }, (_, at) => {
    const begun = performance.now();
    sums.all(addDays(last, -at));
    return performance.now() - begun;
  });
  database.close();
  return times;
}
