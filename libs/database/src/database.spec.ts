import { sql } from 'kysely';
import { describeEveryEngine } from '@pantausop/database/testing';
import {
  insertRows,
  isAppendOnlyRefusal,
  migrate,
  migrationState,
  openDatabase,
  read,
  write,
  type Database,
  type Queryable,
} from './index';
import { UnknownMigrationsError, type SchemaMigration } from './migrate';

type Notes = Record<'notes', { id?: number; code: string; size: number }>;

const notes: SchemaMigration = {
  name: '0001_notes',
  async up({ table, text, bigint, identity, appendOnly }) {
    await table('notes')
      .addColumn('id', identity)
      .addColumn('code', text, (c) => c.notNull().unique())
      .addColumn('size', bigint, (c) => c.notNull())
      .execute();
    await appendOnly('notes');
  },
};

const failing: SchemaMigration = {
  name: '0002_failing',
  async up({ db, table, text }) {
    await table('half_done').addColumn('code', text).execute();
    await sql`select * from nowhere`.execute(db);
  },
};

const notesOf = (database: Database) => database.db.withTables<Notes>();

describeEveryEngine('a database', (engine) => {
  async function withNotes(): Promise<Database> {
    const database = await engine.openEmpty();
    await migrate(database, [notes]);
    return database;
  }

  it('keeps append-only rows as they were written', async () => {
    const database = await withNotes();
    const db = notesOf(database);
    await db.insertInto('notes').values({ code: 'a', size: 1 }).execute();
    const attempts = [
      db.updateTable('notes').set({ size: 2 }).execute(),
      db.deleteFrom('notes').execute(),
      ...(engine.kind === 'sqlite'
        ? [sql`insert or replace into notes (code, size) values ('a', 3)`.execute(db)]
        : [
            sql`truncate notes`.execute(db),
            sql`insert into notes (code, size) values ('a', 3) on conflict (code) do update set size = 3`.execute(db),
          ]),
    ];
    for (const attempt of attempts) {
      const error: unknown = await attempt.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(isAppendOnlyRefusal(error)).toBe(true);
      expect(String(error)).toContain('notes is append-only');
    }
    expect(await db.selectFrom('notes').select(['code', 'size']).execute()).toEqual([{ code: 'a', size: 1 }]);
  });

  it('answers readers while a long transaction writes, each from what is committed', async () => {
    const database = await withNotes();
    const sizesIn = async (q: Queryable) =>
      (await q.withTables<Notes>().selectFrom('notes').select('size').execute()).map(({ size }) => size);
    const sizes = () => sizesIn(database.db);
    const seen: number[][] = [];
    await write(database, async (tx) => {
      await tx.withTables<Notes>().insertInto('notes').values({ code: 'a', size: 1 }).execute();
      // PostgreSQL has many connections, PGlite but one
      if (engine.kind === 'sqlite') seen.push(await sizes(), await read(database, sizesIn));
    });
    expect(seen.flat()).toEqual([]);
    expect(await sizes()).toEqual([1]);
  });

  it('answers others while a long transaction reads', async () => {
    const database = await withNotes();
    const sizesIn = (q: Queryable) => q.withTables<Notes>().selectFrom('notes').select('size').execute();
    const seen = await read(database, async (q) => {
      const own = await sizesIn(q);
      // PostgreSQL has many connections, PGlite but one
      return engine.kind === 'sqlite' ? [own, await sizesIn(database.db), await read(database, sizesIn)] : [own];
    });
    expect(seen.flat()).toEqual([]);
  });

  it('gives stamps, counts and sums as exact numbers', async () => {
    const database = await withNotes();
    const stamp = 1_795_500_000_123_456;
    await notesOf(database).insertInto('notes').values({ code: 'a', size: stamp }).execute();
    const row = await notesOf(database)
      .selectFrom('notes')
      .select(({ fn }) => [fn.max('size').as('size'), fn.sum('size').as('sum'), fn.countAll().as('count')])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ size: stamp, sum: stamp, count: 1 });
  });

  it('adds many rows at once, each as it is', async () => {
    const database = await withNotes();
    const texts = ['"quoted" \\ud800', "it's", '{"a": [1]}', 'Pelayanan é 🏥', 'half \ud83d of a pair', ''];
    const rows = Array.from({ length: 1_200 }, (_, at) => ({
      code: `${texts[at % texts.length]}${at}`,
      size: at === 7 ? Number.MAX_SAFE_INTEGER : 3 - at,
    }));
    await write(database, (tx) => insertRows(tx, 'notes' as never, rows as never));
    const kept = await notesOf(database).selectFrom('notes').select(['code', 'size']).orderBy('id').execute();
    expect(kept).toEqual(rows.map(({ code, size }) => ({ code: code.replace('\ud83d of', '\ufffd of'), size })));
  });

  it('orders text byte by byte', async () => {
    const database = await withNotes();
    const db = notesOf(database);
    for (const code of ['b', 'a-b', 'B', 'ab', '2026-01-01'])
      await db.insertInto('notes').values({ code, size: 1 }).execute();
    const rows = await db.selectFrom('notes').select('code').orderBy('code').execute();
    expect(rows.map(({ code }) => code)).toEqual(['2026-01-01', 'B', 'a-b', 'ab', 'b']);
  });

  it('commits a write as a whole or not at all', async () => {
    const database = await withNotes();
    const attempt = write(database, async (tx) => {
      await tx.withTables<Notes>().insertInto('notes').values({ code: 'a', size: 1 }).execute();
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await notesOf(database).selectFrom('notes').selectAll().execute()).toEqual([]);
  });

  it('reads one unchanging view', async () => {
    const database = await withNotes();
    const counts = await read(database, async (q) => {
      const count = (): Promise<number> =>
        q
          .withTables<Notes>()
          .selectFrom('notes')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
          .then(({ n }) => n);
      const before = await count();
      if (engine.name === 'PostgreSQL')
        await notesOf(database).insertInto('notes').values({ code: 'a', size: 1 }).execute();
      return [before, await count()];
    });
    expect(counts).toEqual([0, 0]);
  });

  it('migrates once, and leaves nothing of a step that failed', async () => {
    const database = await engine.openEmpty();
    expect(await migrate(database, [notes])).toEqual(['0001_notes']);
    expect(await migrate(database, [notes])).toEqual([]);
    await expect(migrate(database, [notes, failing])).rejects.toThrow('nowhere');
    const tables = await database.db.introspection.getTables();
    expect(tables.map(({ name }) => name)).not.toContain('half_done');
    expect(await migrationState(database, [notes, failing])).toEqual({
      executed: ['0001_notes'],
      pending: ['0002_failing'],
      unknown: [],
    });
  });

  it('refuses a database of a newer version', async () => {
    const database = await withNotes();
    const attempt = migrate(database, []);
    await expect(attempt).rejects.toBeInstanceOf(UnknownMigrationsError);
    await expect(attempt).rejects.toThrow('0001_notes');
  });

  it('has the whole schema after the frozen migrations', async () => {
    const database = await engine.open();
    const names = (await database.db.introspection.getTables()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['users', 'grants', 'sessions', 'sop_events', 'movements']));
    expect((await migrationState(database)).pending).toEqual([]);
  });
});

describeEveryEngine('two openings of one database', (engine) => {
  it('wait for each other instead of failing or losing a write', async () => {
    const url = await engine.url?.();
    if (url === undefined) {
      // PGlite lives in this process alone
      expect(engine.name).toBe('PGlite');
      return;
    }
    const [one, two] = [await openDatabase(url), await openDatabase(url)];
    try {
      const ran = await Promise.all([migrate(one, [notes]), migrate(two, [notes])]);
      expect(ran.flat()).toEqual(['0001_notes']);
      const addTen = async (database: Database, prefix: string): Promise<void> => {
        for (let at = 0; at < 10; at += 1) {
          await write(database, async (tx) => {
            await tx
              .withTables<Notes>()
              .insertInto('notes')
              .values({ code: `${prefix}${at}`, size: at })
              .execute();
          });
        }
      };
      await Promise.all([addTen(one, 'a'), addTen(two, 'b')]);
      expect(await notesOf(one).selectFrom('notes').select('code').execute()).toHaveLength(20);
    } finally {
      await one.close();
      await two.close();
    }
  });
});

describe('a database of SQLite', () => {
  it('gives others their turn while a transaction runs statement after statement', async () => {
    const database = await openDatabase('file::memory:');
    await migrate(database, [notes]);
    let statements = 0;
    const turn = new Promise<number>((resolve) => setImmediate(() => resolve(statements)));
    await write(database, async (tx) => {
      for (const begun = performance.now(); performance.now() - begun < 100; statements += 1) {
        await tx.withTables<Notes>().selectFrom('notes').selectAll().execute();
      }
    });
    expect(await turn).toBeLessThan(statements);
    await database.close();
  });
});

describe('openDatabase', () => {
  it('refuses an address that is none, without repeating its password', async () => {
    await expect(openDatabase('mysql://me:secret@host/db')).rejects.toThrow('not a database address');
    await expect(openDatabase('mysql://me:secret@host/db')).rejects.not.toThrow('secret');
    await expect(openDatabase('file:')).rejects.toThrow('names no file');
  });

  it('says no when the server does not answer', async () => {
    await expect(openDatabase('postgres://127.0.0.1:1/none')).rejects.toThrow();
  });
});
