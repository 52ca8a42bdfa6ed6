import { sql } from 'kysely';
import { openDatabase, write } from './index';

describe('a transaction on a SQLite database that is full', () => {
  it('keeps nothing, not even what was sent behind the statement that failed', async () => {
    const database = await openDatabase('file::memory:');
    const { db } = database;
    await sql`create table notes (text text not null)`.execute(db);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(db);
    const add = (tx: typeof db, text: string) => sql`insert into notes values (${text})`.execute(tx);
    const writing = write(database, async (tx) => {
      await Promise.all([add(tx, 'before'), add(tx, 'x'.repeat(500_000)), add(tx, 'behind')]);
    });
    await expect(writing).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect((await sql`select * from notes`.execute(db)).rows).toEqual([]);
    await write(database, (tx) => add(tx, 'again'));
    expect((await sql`select * from notes`.execute(db)).rows).toEqual([{ text: 'again' }]);
    await database.close();
  });
});
