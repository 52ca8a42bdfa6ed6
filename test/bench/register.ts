import { SopsSchema } from '@pantausop/contracts';
import BetterSqlite from 'better-sqlite3';
import { startServer } from '../support/programs';
import { Client } from './client';
import { timed } from './measure';
import { percentileLine, type Line } from './report';

/** SOPs of a nation-sized register, made from those of the sample city. */
const SOPS = 50_000;
const [WARM_UP, ASKED] = [3, 25];
/** times faster than the floor */
const GOAL = 2;

/** Questions that people ask of the register, with what is special of each. */
const QUESTIONS: readonly (readonly [what: string, query: string])[] = [
  ['first page, by title', ''],
  ['one word', 'q=pelayanan'],
  ['two words and an OPD by name', 'q=pelayanan+surat+kesehatan'],
  ['a number', 'q=065/2025'],
  ['no such word', 'q=takadakata'],
  ['lapsed, by points', 'force=lapsed&sort=-points'],
  ['page 20, newest first', 'sort=-ratifiedOn&page=20'],
];

/**
 * The register searched at 50,000 SOPs. The floor answers the same question by reading every row of the day, as a search
 * without keys and index would.
 * @param file SQLite database with the sample city; it is multiplied in place
 */
export async function benchRegister(file: string): Promise<readonly Line[]> {
  multiply(file);
  const server = await startServer({ DATABASE_URL: `file:${file}`, DEMO: 'off' });
  const client = new Client(server.url);
  const bare = new BetterSqlite(file, { readonly: true });
  try {
    await client.signIn('pimpinan', 'pantau-demo');
    const { asOf } = await ask(client, '');
    const scan = bare.prepare<[string, string], unknown>(
      `select sop_id, state from sop_spans where from_on <= ? and to_on > ? and (title_key like '%pelayanan%'
        or lower(coalesce(number, '')) like '%pelayanan%') order by title_key, sop_id limit 25`,
    );
    const floor = await timed(ASKED, () => scan.all(asOf, asOf));
    const lines: Line[] = [];
    for (const [what, query] of QUESTIONS) {
      await timed(WARM_UP, () => ask(client, query));
      const times = await timed(ASKED, () => ask(client, query));
      lines.push(percentileLine(what, times, floor, 'every row of the day read, one word', GOAL));
    }
    return lines;
  } finally {
    bare.close();
    client.close();
    await server.stop();
  }
}

async function ask(client: Client, query: string): Promise<{ asOf: string }> {
  const { status, body } = await client.get(`/api/v1/sops?pageSize=25&${query}`);
  if (status !== 200) throw new Error(`${query}: ${status} ${body.toString()}`);
  return SopsSchema.parse(JSON.parse(body.toString()));
}

/** Only what a search reads: the spans of each SOP again and again, under other ids and titles. */
function multiply(file: string): void {
  const database = new BetterSqlite(file);
  const columns = database.pragma('table_info(sop_spans)') as readonly { name: string }[];
  const other = (name: string): string => {
    if (name === 'sop_id') return "sop_id || '-' || @copy";
    return ['title', 'title_key', 'search_key'].includes(name) ? `${name} || ' ' || @copy` : name;
  };
  const names = columns.map(({ name }) => name);
  const insert = database.prepare(
    `insert into sop_spans (${names.join()}) select ${names.map(other).join()} from sop_spans where sop_id not like '%-copy%'`,
  );
  const held = database.prepare<[], { n: number }>('select count(distinct sop_id) n from sop_spans').get()?.n ?? 1;
  database.transaction(() => {
    for (let at = 1; at * held < SOPS; at += 1) insert.run({ copy: `copy${at}` });
  })();
  database.pragma('optimize');
  database.close();
}
