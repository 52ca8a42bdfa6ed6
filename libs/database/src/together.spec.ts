import { sql } from 'kysely';
import { describeEveryEngine } from '../testing';
import { fixedStatement, together, write, type Database, type Queryable } from '.';

const put = (q: Queryable, value: number) => sql`insert into numbers (n) values (${value})`.execute(q);
const count = async (q: Queryable): Promise<number> =>
  Number((await sql<{ n: number }>`select count(*) as n from numbers`.execute(q)).rows[0]?.n);

describeEveryEngine('statements begun together', (engine) => {
  let database: Database;

  beforeAll(async () => {
    database = await engine.openEmpty();
    await sql`create table numbers (n integer primary key)`.execute(database.db);
  });

  it('run in the order in which they begin, also within one another, and give what each came to', async () => {
    const found = await write(database, (tx) =>
      together(tx, (at) => [
        put(at, 1),
        count(at),
        together(at, (inner) => [put(inner, 2), count(inner)]).then(([, inside]) => inside),
        count(at),
      ]),
    );
    expect(found.slice(1)).toEqual([1, 2, 2]);
  });

  it('run in that order also where some of them were put into words before', async () => {
    const putFixed = fixedStatement<'n'>((value) => sql`insert into numbers (n) values (${value('n')} + 0)`);
    const countFixed = fixedStatement<'at', { n: number; twice: number }>(
      (value) => sql`select count(*) as n, cast(${value('at')} as integer) + ${value('at')} as twice from numbers`,
    );
    for (const [at, value] of [20, 30].entries()) {
      const found = await write(database, (tx) =>
        together(tx, (all) => [
          put(all, value),
          countFixed(all, { at }).then(([row]) => [Number(row?.n), Number(row?.twice)]),
          putFixed(all, { n: value + 1 }),
          count(all),
        ]),
      );
      expect([found[1], found[3]]).toEqual([[3, 2 * at], 4]);
      await sql`delete from numbers where n >= 20`.execute(database.db);
    }
  });

  it('undo their transaction when one of them fails, and say why', async () => {
    const failing = write(database, (tx) => together(tx, (at) => [put(at, 3), put(at, 1), put(at, 4)]));
    await expect(failing).rejects.toThrow(/unique/i);
    expect(await count(database.db)).toBe(2);
    // the connection is as good as before
    await write(database, (tx) => put(tx, 3));
    expect(await count(database.db)).toBe(3);
  });

  it('are kept by a server when they are asked often, and do the same', async () => {
    await write(database, async (tx) => {
      for (let value = 10; value < 15; value += 1) await put(tx, value);
      expect(await count(tx)).toBe(8);
      if (engine.kind === 'sqlite') return;
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx);
      const kept = rows.map(({ statement }) => statement);
      const asked = ['insert into numbers (n) values ($1)', 'insert into numbers (n) values ($1 + 0)'];
      expect(kept).toEqual(engine.name === 'PostgreSQL' ? expect.arrayContaining(asked) : []);
    });
  });
});
