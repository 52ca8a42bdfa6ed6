import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { copyIn, type LoadedValue } from './copy';
import type { Database } from './database';
import { sendInPieces } from './one-way';
import { keepOften } from './prepared-statements';
import { insertRows } from './rows';
import type { Tables } from './tables';

/** Types that `pg` would give as text: bigint (counts, stamps) and numeric (sums of bigints). All of ours fit into 2^53. */
const INT8 = 20;
const NUMERIC = 1700;

/** As many connections as a small server gives gladly; figures are short reads. */
const POOL_SIZE = 8;
/** Tables that are loaded at the same time. */
const LOADING_SIZE = 4;

/**
 * Opens a PostgreSQL database by its address.
 * @throws Error when the server does not answer or refuses.
 */
export async function openPostgres(url: string): Promise<Database> {
  const { pool, database } = pooled(url, 10_000);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** A replica of a PostgreSQL database by its address: whether it answers is seen when it is asked. */
export const openReplica = (url: string): Database => pooled(url, 1_000).database;

function pooled(url: string, connectionTimeoutMillis: number): { pool: pg.Pool; database: Database } {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis,
    application_name: 'pantausop',
    // statements that are begun together go to the server at once
    pipeline: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (oid === INT8 || oid === NUMERIC) && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that the server ends while idle is taken out of the pool; the next query opens another. Without a listener it would end the process.
  pool.on('error', () => undefined);
  // Statements here read some hundred rows: compiling one, as the server does where it guesses more, takes longer than running it.
  pool.on('connect', (client) => {
    // a connection that ends before it says so fails the statement that comes next
    client.query('set jit = off').catch(() => undefined);
    keepOften(client);
    sendInPieces(client);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await db.destroy();
    if (!pool.ended) await pool.end();
    if (!loading.ended) await loading.end();
  };
  // COPY has connections of its own: nothing is sent behind it
  const loading = new pg.Pool({ connectionString: url, max: LOADING_SIZE, application_name: 'pantausop' });
  loading.on('error', () => undefined);
  // whoever fills a database commits its end by another connection, and with it all that came before
  loading.on('connect', (client) => {
    client.query('set synchronous_commit = off').catch(() => undefined);
  });
  const load: Database['load'] = async (table, rows) => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first);
    const client = await loading.connect();
    try {
      const values = rows.map((row) =>
        columns.map((column) => (row as Readonly<Record<string, LoadedValue>>)[column] ?? null),
      );
      await copyIn(client, table, columns, values);
    } finally {
      client.release();
    }
  };
  return { pool, database: { db, engine: 'postgres', load, close } };
}

/**
 * PostgreSQL inside this process (PGlite, a development dependency), in memory: for tests on machines without a server.
 * @param loadDataDir a dump of another one to begin with, which is ten times faster than making an empty one
 */
export async function openPglite(loadDataDir?: Blob): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create({ loadDataDir, parsers: { [INT8]: Number, [NUMERIC]: Number } });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    engine: 'postgres',
    load: (table, rows) => db.transaction().execute((tx) => insertRows(tx, table, rows)),
    close: async () => {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}
