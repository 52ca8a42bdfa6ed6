import { sql } from 'kysely';
import { openDatabase, type Database } from '@pantausop/database';
import { addDays, dateInZone } from '@pantausop/domain';
import { peakMebibytes } from '../support/process-memory';
import { startServer } from '../support/programs';
import { Client } from './client';
import { FIGURE_QUESTIONS, timesOfFigures, timesOfGroupBy } from './questions';
import { loadLine, percentile, type Line } from './report';
import { writersLines } from './writers';

const ASKED = 300;
const UNITS = 60;
const [MOST_MS, SLOWEST_MS] = [20, 100];

/**
 * The figures at the root of a database that is there already (`seed --size nation` takes long), beside the total by a plain GROUP BY.
 * @param records whether SOPs are recorded too, which stay in it
 */
export async function benchGiven(url: string, records: boolean): Promise<readonly Line[]> {
  const settings = { DATABASE_URL: url, DEMO: 'off', BACKUP_DIR: 'off' };
  const server = await startServer(settings);
  const client = new Client(server.url);
  const database = await openDatabase(url);
  try {
    await client.signIn('admin', 'pantau-demo');
    const last = addDays(dateInZone(Date.now(), 'Asia/Jakarta'), -3);
    const floor = await timesOfGroupBy(database, last, 2);
    const lines: Line[] = [];
    for (const [what, path] of Object.entries(FIGURE_QUESTIONS)) {
      const times = await timesOfFigures(client, path, last, ASKED);
      const met = percentile(times, 50) <= MOST_MS && percentile(times, 99) <= SLOWEST_MS;
      const line = loadLine(`${what}, ${ASKED} at the root`, times, floor, 'the total by GROUP BY over the ledger');
      lines.push({ ...line, goal: { text: `p50 <= ${MOST_MS} ms, p99 <= ${SLOWEST_MS}`, met } });
    }
    if (records) lines.push(...(await writersLines(client, await unitsOf(database))));
    console.log(`most memory of the server: ${peakMebibytes(server.pid)} MiB`);
    return lines;
  } finally {
    client.close();
    await server.stop();
    await database.close();
  }
}

/** Units that hold SOPs, of all over the country. */
async function unitsOf({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`select u.unit_id as unit
    from (select distinct government_id, unit_id from unit_events) u
    where exists (select 1 from movements m where m.government_id = u.government_id and m.unit_id = u.unit_id)
    order by random() limit ${UNITS}`.execute(db);
  return rows.map(({ unit }) => unit);
}
