import { ImportSummarySchema, type ImportSummary } from '@pantausop/contracts';
import { unzipSync, zipSync } from 'fflate';
import { largeRegister } from '../fixtures/register/large-register';
import { forgetPeak, peakMebibytes } from '../support/process-memory';
import { cli, startServer } from '../support/programs';
import { Client } from './client';
import type { Line } from './report';

const ROWS = 50_000;
const MEBIBYTES = 40;
const ACCOUNT = { username: 'besar', password: 'bench-only-here' };
/** A small question is asked this often while the import is under way (milliseconds). */
const EVERY = 50;

/** A register of 50,000 rows in a workbook of 40 MB, previewed, given back marked, saved and undone while others ask small questions. @param file of a fresh SQLite database */
export async function benchLargeImport(file: string): Promise<readonly Line[]> {
  const settings = { DATABASE_URL: `file:${file}`, DEMO: 'off', IMPORT_MAX_MEBIBYTES: String(MEBIBYTES + 8) };
  await cli(['migrate'], settings);
  await cli(['seed'], settings);
  const account = ['--username', ACCOUNT.username, '--name', 'Bench', '--role', 'admin'];
  await cli(['user', 'add', ...account], settings, `${ACCOUNT.password}\n`);
  // made first: it takes long enough for an idle connection to be closed
  const register = padded(largeRegister(ROWS, ['DINKES', 'DISHUB', 'DPMPTSP', 'DISDIKBUD', 'BAPENDA']));
  const server = await startServer(settings);
  const [client, other] = [new Client(server.url), new Client(server.url)];
  try {
    await client.signIn(ACCOUNT.username, ACCOUNT.password);
    await other.signIn(ACCOUNT.username, ACCOUNT.password);
    const idle = peakMebibytes(server.pid);
    const lines: Line[] = [line('the idle server', `${idle} MiB`)];
    const measured = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      forgetPeak(server.pid);
      const { result, ms, p99, most } = await meanwhile(other, work);
      const speed = `${Math.round((ROWS * 1000) / ms)} rows/s, ${peakMebibytes(server.pid)} MiB at most`;
      lines.push(line(`${what}, ${ROWS} rows`, speed));
      lines.push(line('  a small question meanwhile', `p99 ${p99.toFixed(0)} ms, longest ${most.toFixed(0)} ms`));
      return result;
    };
    const size = `${(register.length / 1_048_576).toFixed(0)} MiB`;
    const { id } = await measured(`preview of ${size}`, () => upload(client, register));
    await measured('its marked workbook', () => client.get(`/api/v1/imports/${id}/errors.xlsx`));
    await measured('commit', () => turn(client, id, 'commit', 'committed'));
    await measured('undo', () => turn(client, id, 'revert', 'reverted'));
    return lines;
  } catch (error) {
    console.error(server.log().slice(-2_000));
    throw error;
  } finally {
    client.close();
    other.close();
    await server.stop();
  }
}

const line = (what: string, measured: string): Line => ({ what, measured, floor: '', ratio: '', goal: null });

/** The workbook with a picture in it, as files of that size have; it does not pack. */
function padded(xlsx: Uint8Array): Uint8Array {
  const parts = unzipSync(xlsx);
  const noise = new Uint8Array(MEBIBYTES * 1_048_576 - xlsx.length);
  let state = 1;
  for (let i = 0; i < noise.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    noise[i] = state >>> 24;
  }
  return zipSync({ ...parts, 'xl/media/image1.png': [noise, { level: 0 }] }, { level: 6 });
}

/** What a piece of work takes, and how long small questions take beside it. */
async function meanwhile<T>(
  client: Client,
  work: () => Promise<T>,
): Promise<{ result: T; ms: number; p99: number; most: number }> {
  const begun = performance.now();
  let under = true;
  const took: number[] = [];
  let failed: Error | null = null;
  const asking = (async () => {
    while (under) {
      const at = performance.now();
      await client.get('/api/v1/session');
      took.push(performance.now() - at);
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  })().catch((error: Error) => (failed = error));
  const result = await work();
  const ms = performance.now() - begun;
  under = false;
  await asking;
  if (failed !== null) throw new Error('a small question was not answered', { cause: failed });
  took.sort((a, b) => a - b);
  return { result, ms, p99: took[Math.floor(took.length * 0.99)] ?? 0, most: took.at(-1) ?? 0 };
}

async function upload(client: Client, register: Uint8Array): Promise<ImportSummary> {
  const form = new FormData();
  form.append('file', new Blob([register.slice()]), 'register.xlsx');
  const encoded = new Response(form);
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  const { body } = await client.post('/api/v1/imports', bytes, String(encoded.headers.get('content-type')));
  return ImportSummarySchema.parse(JSON.parse(body.toString()));
}

/** @throws Error when not every row was recorded, or taken back */
async function turn(
  client: Client,
  id: string,
  act: 'commit' | 'revert',
  turned: ImportSummary['status'],
): Promise<void> {
  const { body } = await client.post(`/api/v1/imports/${id}/${act}`, '{}', 'application/json');
  const { status, counts } = ImportSummarySchema.parse(JSON.parse(body.toString()));
  if (status !== turned || counts.new !== ROWS) throw new Error(`${act}: ${status}, ${JSON.stringify(counts)}`);
}
