import { sql, type QueryExecutorProvider } from 'kysely';
import { describeEveryEngine, type Engine } from '@pantausop/database/testing';
import { isAppendOnlyRefusal, migrate, openDatabase, rewriteAppendOnly, type Database } from './index';

/** Every table whose rows nobody may change: the record itself, the ledger, the trail. */
const APPEND_ONLY = [
  'area_decisions',
  'area_labels',
  'audit_events',
  'audit_words',
  'batch_remarks',
  'crests',
  'holidays',
  'letterheads',
  'lke_cuts',
  'movements',
  'process_events',
  'report_artifacts',
  'report_attempts',
  'report_letters',
  'report_schedule_versions',
  'report_snapshots',
  'retractions',
  'rulesets',
  'sop_comments',
  'sop_documents',
  'sop_events',
  'sop_verifications',
  'stored_files',
  'targets',
  'unit_events',
  'unit_operations',
  'withdrawn_documents',
] as const;

/** What rows of others refer to comes first. */
const REFERRED = ['sops', 'stored_files'] as const;

/** A text column of the table that an attempt tries to change. The trail belongs to no government. */
const markOf = (table: string): string => MARKS.get(table) ?? 'government_id';
const MARKS = new Map([
  ['audit_events', 'action'],
  ['audit_words', 'word'],
]);

/** Writes one row that the columns admit. */
async function insertAny(database: Database, table: string): Promise<void> {
  const tables = await database.db.introspection.getTables();
  const columns = tables.find(({ name }) => name === table)?.columns ?? [];
  expect(columns.map(({ name }) => name)).toContain(markOf(table));
  const names = columns.map(({ name }) => sql.id(name));
  const values = columns.map(({ dataType }) =>
    /int/i.test(dataType) ? sql`1` : /blob/i.test(dataType) ? sql`x'78'` : sql`'x'`,
  );
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(database.db);
}

async function openWithRows(engine: Engine): Promise<Database> {
  const database = await engine.open();
  for (const table of new Set([...REFERRED, ...APPEND_ONLY])) await insertAny(database, table);
  return database;
}

/** What the database answers to an attempt: an error, or null. */
const refusalOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );

const change = (q: QueryExecutorProvider, table: string): Promise<unknown> =>
  sql`update ${sql.table(table)} set ${sql.ref(markOf(table))} = 'y'`.execute(q);

async function marksIn(database: Database, table: string): Promise<string[]> {
  const column = sql.ref(markOf(table));
  const { rows } = await sql<{ mark: string }>`select ${column} as mark from ${sql.table(table)}`.execute(database.db);
  return rows.map(({ mark }) => mark);
}

it('a refusal is known by its words: the driver may come from another realm, as between two specs of one process', () => {
  expect(isAppendOnlyRefusal({ message: 'movements is append-only: its rows are never changed or deleted' })).toBe(
    true,
  );
  expect([null, 'is append-only', new Error('other'), {}].map(isAppendOnlyRefusal)).toEqual(Array(4).fill(false));
});

describeEveryEngine('append-only tables', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await openWithRows(engine);
  });

  it.each(APPEND_ONLY)('%s refuses every change, deletion and overwriting', async (table) => {
    const name = sql.table(table);
    const attempts = [
      () => change(database.db, table),
      () => sql`delete from ${name}`.execute(database.db),
      engine.kind === 'sqlite'
        ? () => sql`insert or replace into ${name} select * from ${name}`.execute(database.db)
        : () => sql`truncate ${name} cascade`.execute(database.db),
    ];
    for (const attempt of attempts) expect(isAppendOnlyRefusal(await refusalOf(attempt()))).toBe(true);
    expect(await marksIn(database, table)).toEqual(['x']);
  });

  it('are all that are guarded', async () => {
    const { rows } = await (
      engine.kind === 'sqlite'
        ? sql<{ name: string }>`select distinct tbl_name as name from sqlite_master where type = 'trigger'`
        : sql<{ name: string }>`select distinct tgrelid::regclass::text as name from pg_trigger where not tgisinternal`
    ).execute(database.db);
    expect(rows.map(({ name }) => name).sort()).toEqual([...APPEND_ONLY]);
  });

  it('hold one retraction of an event, whoever tries', async () => {
    const again =
      sql`insert into retractions (id, government_id, sequence, retracts, subject, reason, recorded_at, actor, source)
      values ('other', 'x', 2, 'x', 'sop_event', 'again', 2, 'x', 'api')`.execute(database.db);
    expect(String(await refusalOf(again))).toMatch(/unique/i);
  });
});

describeEveryEngine('rewriting an append-only table', (engine) => {
  it('changes its rows once, and the guard stands again', async () => {
    const database = await openWithRows(engine);
    expect(await rewriteAppendOnly(database, 'movements', (tx) => change(tx, 'movements').then(() => 'done'))).toBe(
      'done',
    );
    expect(await marksIn(database, 'movements')).toEqual(['y']);
    expect(isAppendOnlyRefusal(await refusalOf(change(database.db, 'movements')))).toBe(true);
  });

  it('leaves rows and guard as they were when its work fails', async () => {
    const database = await openWithRows(engine);
    const attempt = rewriteAppendOnly(database, 'movements', async (tx) => {
      await change(tx, 'movements');
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await marksIn(database, 'movements')).toEqual(['x']);
    expect(isAppendOnlyRefusal(await refusalOf(change(database.db, 'movements')))).toBe(true);
  });

  it('keeps the other tables guarded meanwhile', async () => {
    const database = await openWithRows(engine);
    const attempt = rewriteAppendOnly(database, 'movements', (tx) => change(tx, 'sop_events'));
    expect(isAppendOnlyRefusal(await refusalOf(attempt))).toBe(true);
  });

  it('keeps the guard for everybody else meanwhile', async () => {
    const url = await engine.url?.();
    if (url === undefined) {
      // PGlite lives in this process alone
      expect(engine.name).toBe('PGlite');
      return;
    }
    const [one, other] = [await openDatabase(url), await openDatabase(url)];
    try {
      await migrate(one);
      await insertAny(one, 'movements');
      let theirs: Promise<unknown> = Promise.resolve(null);
      await rewriteAppendOnly(one, 'movements', async (tx) => {
        await change(tx, 'movements');
        if (engine.kind === 'sqlite') await sql`pragma busy_timeout = 0`.execute(other.db);
        theirs = refusalOf(sql`delete from movements`.execute(other.db));
        // SQLite says at once that another one writes; PostgreSQL lets them wait until the guard is back
        if (engine.kind === 'sqlite') expect(String(await theirs)).toContain('locked');
      });
      if (engine.kind === 'postgres') expect(isAppendOnlyRefusal(await theirs)).toBe(true);
      expect(isAppendOnlyRefusal(await refusalOf(change(other.db, 'movements')))).toBe(true);
      expect(await marksIn(other, 'movements')).toEqual(['y']);
    } finally {
      await one.close();
      await other.close();
    }
  });
});
