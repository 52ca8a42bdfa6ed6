import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server';

declare global {
  var testPostgres: PostgresServer | undefined;
}

/** Before the first spec of a Jest run: a folder for SQLite files, and one PostgreSQL server where its programs are found. */
export default async function prepareEngines(): Promise<void> {
  process.env['TEST_DATABASES'] = mkdtempSync(join(tmpdir(), 'pantausop-test-'));
  const programs = postgresPrograms();
  if (programs !== undefined) {
    globalThis.testPostgres = await startPostgres(programs);
    process.env['TEST_POSTGRES_URL'] = globalThis.testPostgres.url;
  }
  const server = globalThis.testPostgres;
  const real = server === undefined ? 'no PostgreSQL server on this machine' : `PostgreSQL ${server.version}`;
  process.stdout.write(`database engines of this run: SQLite, PGlite, ${real}\n`);
}
