import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { staysInUse } from './leaving';
import type { Replacement } from './replacement';

const execute = promisify(execFile);

/** Where Debian and its relatives keep the programs of each PostgreSQL version. */
const VERSIONS = '/usr/lib/postgresql';
const ASIDE = 'public_before_restore';

/**
 * Writes a dump in pg_dump's own format. @throws Error in pg_dump's words, or when there is no pg_dump.
 */
export async function dumpPostgres(url: string, file: string): Promise<void> {
  await run('pg_dump', url, ['--format=custom', '--no-owner', '--no-privileges', '--no-comments', `--file=${file}`]);
}

/**
 * Restores a dump into the database of `url`, where the tables that are there step aside until `keep` or `discard`.
 * @throws Error when other programs of this product are connected, or in pg_restore's words; then all is as it was.
 */
export async function restorePostgres(url: string, file: string): Promise<Replacement> {
  await refuseInUse(url);
  const discard = (): Promise<void> =>
    asked(url, ['begin', 'drop schema public cascade', `alter schema ${ASIDE} rename to public`, 'commit']);
  await asked(url, [
    'begin',
    // left by a restore that was killed: what was there before it
    `do $$ begin if to_regnamespace('${ASIDE}') is not null then
       execute 'drop schema public cascade'; execute 'alter schema ${ASIDE} rename to public'; end if; end $$`,
    `alter schema public rename to ${ASIDE}`,
    'create schema public',
    'commit',
  ]);
  try {
    await run('pg_restore', url, ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', file]);
  } catch (error) {
    await discard();
    throw error;
  }
  return { url, keep: () => asked(url, [`drop schema ${ASIDE} cascade`]), discard };
}

async function refuseInUse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (await staysInUse(() => othersAreConnected(client)))
      throw new Error('the database is in use: stop the servers first');
  } finally {
    await client.end();
  }
}

async function othersAreConnected(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity
     where datname = current_database() and application_name = 'pantausop' and pid <> pg_backend_pid()`,
  );
  return (rowCount ?? 0) > 0;
}

async function asked(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The password goes by the environment: arguments can be read by every account of the machine. */
async function run(name: 'pg_dump' | 'pg_restore', url: string, args: readonly string[]): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const env = { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }) };
  await execute(programOf(name), [`--dbname=${address.href}`, ...args], { env }).catch((error: unknown) => {
    const words = String((Object(error) as { stderr?: unknown }).stderr ?? '').trim();
    throw new Error(words === '' ? `${name} failed` : words, { cause: error });
  });
}

/** The newest one of Debian's folders, because an older one refuses a newer server; else the one on the path. */
function programOf(name: string): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(VERSIONS, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`there is no ${name} on this machine: install the PostgreSQL client programs`);
  return found;
}
