import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { ImportSummarySchema, type ImportSummary } from '@pantausop/contracts';
import { openDatabase } from '@pantausop/database';
import { mutated } from '../fixtures/register/mutated';
import { peakMebibytes } from '../support/process-memory';
import { cli, startServer } from '../support/programs';

const FIXTURES = 'test/fixtures/register';
const MOST_MEBIBYTES = 400;
const MOST_SECONDS = 60;
const PASSWORD = 'nightly-only-here';

/** What became of the files. */
export interface Fuzzed {
  readonly refused: number;
  readonly previewed: number;
  readonly saved: number;
  readonly events: number;
  /** of the server, at the peak */
  readonly mebibytes: number;
}

/** Uploads and saves files that suffered: never a crash, a hang, much memory or half of a file. @throws AssertionError at the first of them, with its seed */
export async function fuzzImports(file: string, files: number): Promise<Fuzzed> {
  const settings = { DATABASE_URL: `file:${file}`, DEMO: 'off' };
  await cli(['seed'], settings);
  await cli(['user', 'add', '--username', 'malam', '--name', 'Malam', '--role', 'admin'], settings, `${PASSWORD}\n`);
  const names = readdirSync(FIXTURES).filter((name) => /^(?:accepted|partly)-/.test(name));
  const server = await startServer(settings);
  const sums = { refused: 0, previewed: 0, saved: 0, events: 0, mebibytes: 0 };
  try {
    const signedIn = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'malam', password: PASSWORD }),
    });
    const cookie = String(signedIn.headers.getSetCookie()[0]).split(';')[0] ?? '';
    const ask = (path: string, body: FormData | string): Promise<Response> =>
      fetch(`${server.url}/api/v1/imports${path}`, {
        method: 'POST',
        headers: { cookie, ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}) },
        body,
        signal: AbortSignal.timeout(MOST_SECONDS * 1000),
      });
    for (let seed = 1; seed <= files; seed++) {
      const name = names[seed % names.length] ?? '';
      const form = new FormData();
      form.set('unit', 'DINKES');
      form.set('file', new Blob([mutated(readFileSync(`${FIXTURES}/${name}`), seed).slice()]), name);
      const about = `seed ${seed} of ${name}`;
      const answer = await ask('', form);
      const said: unknown = await answer.json();
      assert.ok([201, 422].includes(answer.status), `${about}: ${answer.status} ${JSON.stringify(said)}`);
      if (answer.status === 422) {
        sums.refused += 1;
        continue;
      }
      sums.previewed += 1;
      const done = await ask(`/${ImportSummarySchema.parse(said).id}/commit`, JSON.stringify({ acceptAreas: true }));
      assert.equal(done.status, 200, `${about}: ${JSON.stringify(await done.clone().json())}`);
      sums.events += recordedEvents(ImportSummarySchema.parse(await done.json()));
      sums.saved += 1;
      assert.equal(await eventsIn(settings.DATABASE_URL), sums.events, `${about}: half of it was saved`);
    }
    sums.mebibytes = peakMebibytes(server.pid);
    assert.ok(sums.mebibytes <= MOST_MEBIBYTES, `${sums.mebibytes} MiB at the peak, more than ${MOST_MEBIBYTES}`);
  } catch (error) {
    console.error(server.log().slice(-4_000));
    throw error;
  } finally {
    await server.stop();
  }
  // ends with an error where the ledger is not what the events say
  await cli(['verify'], settings);
  return sums;
}

const recordedEvents = ({ recorded }: ImportSummary): number => recorded?.events ?? 0;

async function eventsIn(url: string): Promise<number> {
  const database = await openDatabase(url);
  const { count } = await database.db
    .selectFrom('sop_events')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  await database.close();
  return Number(count);
}
