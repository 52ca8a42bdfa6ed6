import { sql } from 'kysely';
import { write, type Database, type Tx } from './database';
import type { Tables } from './tables';

/** Holds how to make again what is away while tables are filled; while it is there, the database is not whole. */
const MARK = 'unfinished_filling';

/** Filling the database broke off half-way. */
export class UnfinishedFillingError extends Error {
  constructor() {
    super(
      'the database was being filled with made-up data and is only half full: nothing can use it, begin with a new one',
    );
    this.name = 'UnfinishedFillingError';
  }
}

/** @throws UnfinishedFillingError when filling this database broke off */
export async function refuseHalfFilled({ db }: Database): Promise<void> {
  const tables = await db.introspection.getTables();
  if (tables.some(({ name }) => name === MARK)) throw new UnfinishedFillingError();
}

/**
 * Fills empty tables by `Database.load`, several times faster than with their indexes, unique keys and references, which are made
 * again at the end, all of them at once. Whoever breaks off before leaves a database that says so and is refused from then on.
 * @param work loads all rows
 */
export async function fillTables(
  database: Database,
  tables: readonly (keyof Tables & string)[],
  work: () => Promise<void>,
): Promise<void> {
  await write(database, async (tx) => {
    await sql`create table ${sql.table(MARK)} (position integer not null, statement text not null)`.execute(tx);
    const away = await (database.engine === 'sqlite' ? awayOnSqlite(tx, tables) : awayOnPostgres(tx, tables));
    for (const [position, { drop, make }] of away.entries()) {
      await sql`insert into ${sql.table(MARK)} values (${position}, ${make})`.execute(tx);
      await sql.raw(drop).execute(tx);
    }
  });
  await (database.engine === 'sqlite' ? inLargePortions(database, work) : work());
  await write(database, async (tx) => {
    if (database.engine === 'postgres') await sql`set local maintenance_work_mem = '256MB'`.execute(tx);
    // references are the first to go and the last to come
    const { rows } = await sql<{ statement: string }>`select statement from ${sql.table(MARK)}
      order by position desc`.execute(tx);
    for (const { statement } of rows) await sql.raw(statement).execute(tx);
    await sql`drop table ${sql.table(MARK)}`.execute(tx);
  });
  if (database.engine === 'postgres') await sql`analyze`.execute(database.db);
}

interface Away {
  readonly drop: string;
  readonly make: string;
}

/** Keys of a table are part of it. */
async function awayOnSqlite(tx: Tx, tables: readonly string[]): Promise<Away[]> {
  const { rows } = await sql<{ name: string; make: string }>`select name, sql as make from sqlite_master
    where type = 'index' and sql is not null and tbl_name in (${sql.join(tables)})`.execute(tx);
  return rows.map(({ name, make }) => ({ drop: `drop index "${name}"`, make }));
}

async function awayOnPostgres(tx: Tx, tables: readonly string[]): Promise<Away[]> {
  const { rows: constraints } = await sql<{ alter: string; name: string; definition: string }>`
    select format('alter table %s', conrelid::regclass) as alter, quote_ident(conname) as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint where (contype in ('p', 'u') and conrelid::regclass::text in (${sql.join(tables)}))
      or (contype = 'f' and (conrelid::regclass::text in (${sql.join(tables)}) or confrelid::regclass::text in (${sql.join(tables)})))
    order by contype, conname`.execute(tx);
  const { rows: indexes } = await sql<{ name: string; make: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as make
    from pg_index where indrelid::regclass::text in (${sql.join(tables)})
      and not exists (select from pg_constraint where conindid = indexrelid)`.execute(tx);
  return [
    ...constraints.map(({ alter, name, definition }) => ({
      drop: `${alter} drop constraint ${name}`,
      make: `${alter} add constraint ${name} ${definition}`,
    })),
    ...indexes.map(({ name, make }) => ({ drop: `drop index ${name}`, make })),
  ];
}

/** Pages are written once and not again and again; what is committed stays as safe as ever. */
async function inLargePortions({ db }: Database, work: () => Promise<void>): Promise<void> {
  const set = async (cacheKibibytes: number, pagesOfLog: number): Promise<void> => {
    await sql.raw(`pragma cache_size = -${cacheKibibytes}`).execute(db);
    await sql.raw(`pragma wal_autocheckpoint = ${pagesOfLog}`).execute(db);
  };
  await set(262_144, 32_000);
  try {
    await work();
  } finally {
    await set(32_000, 1_000);
  }
}
