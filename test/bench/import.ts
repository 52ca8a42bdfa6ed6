import { ImportSchema, UnitsSchema, type Import } from '@pantausop/contracts';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { largeRegister } from '../fixtures/register/large-register';
import { peakMebibytes } from '../support/process-memory';
import { cli, startServer } from '../support/programs';
import { Client } from './client';
import { insertBare, type InsertedBare } from './insert-floor';
import { timed } from './measure';
import { timesOf, type Line } from './report';

const ROWS = 5_000;
const MOST_MEBIBYTES = 400;
const ACCOUNT = { username: 'bench', password: 'bench-only-here' };

/** A register of 5,000 rows previewed and committed by a server that has done nothing else. @param file of a fresh SQLite database */
export async function benchImport(file: string): Promise<readonly Line[]> {
  const settings = { DATABASE_URL: `file:${file}`, DEMO: 'off' };
  await cli(['migrate'], settings);
  await cli(['seed'], settings);
  const account = ['--username', ACCOUNT.username, '--name', 'Bench', '--role', 'admin'];
  await cli(['user', 'add', ...account], settings, `${ACCOUNT.password}\n`);
  const server = await startServer(settings);
  const client = new Client(server.url);
  try {
    await client.signIn(ACCOUNT.username, ACCOUNT.password);
    const units = UnitsSchema.parse(JSON.parse((await client.get('/api/v1/units')).body.toString())).items;
    const root = units.find(({ parentId }) => parentId === null)?.id;
    const register = largeRegister(
      ROWS,
      units.filter(({ parentId }) => parentId === root).map(({ code }) => code),
    );
    const previewed = await timedImport(() => upload(client, register));
    const committed = await timedImport(() => commit(client, previewed.result.id));
    const peak = peakMebibytes(server.pid);
    const read = await timed(3, () => tokenise(register));
    return [
      perRow(`preview of ${ROWS} rows`, previewed.ms, Math.min(...read), 'file unpacked, its XML tokenised'),
      committedLine(committed.ms, insertBare(file)),
      {
        what: 'memory of both (peak)',
        measured: `${peak} MiB`,
        floor: '',
        ratio: '',
        goal: { text: `<= ${MOST_MEBIBYTES} MiB`, met: peak <= MOST_MEBIBYTES },
      },
    ];
  } finally {
    client.close();
    await server.stop();
  }
}

const perRow = (what: string, ms: number, floor: number, floorName: string): Line => {
  const line = timesOf(what, ms, floor, floorName);
  return { ...line, measured: `${Math.round((ROWS * 1000) / ms)} rows/s` };
};

const committedLine = (ms: number, { ms: floor, rows }: InsertedBare): Line =>
  perRow(`commit of ${ROWS} rows`, ms, floor, `the ${rows} table rows it makes, inserted by the bare driver`);

async function timedImport(run: () => Promise<Import>): Promise<{ ms: number; result: Import }> {
  const begun = performance.now();
  const result = await run();
  return { ms: performance.now() - begun, result };
}

async function upload(client: Client, register: Uint8Array): Promise<Import> {
  const form = new FormData();
  form.append('file', new Blob([register.slice()]), 'register.xlsx');
  const encoded = new Response(form);
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  const { body } = await client.post('/api/v1/imports', bytes, String(encoded.headers.get('content-type')));
  return ImportSchema.parse(JSON.parse(body.toString()));
}

/** @throws Error when not every row was recorded */
async function commit(client: Client, id: string): Promise<Import> {
  const { body } = await client.post(`/api/v1/imports/${id}/commit`, '{}', 'application/json');
  const done = ImportSchema.parse(JSON.parse(body.toString()));
  if (done.status !== 'committed' || done.counts.new !== ROWS)
    throw new Error(`recorded: ${JSON.stringify(done.counts)}`);
  return done;
}

function tokenise(xlsx: Uint8Array): void {
  for (const [name, bytes] of Object.entries(unzipSync(xlsx))) {
    if (!name.endsWith('.xml')) continue;
    const parser = new SaxesParser();
    parser.on('text', () => undefined);
    parser.write(new TextDecoder().decode(bytes)).close();
  }
}
