import { sql } from 'kysely';
import { describeEveryEngine } from './engines';

describeEveryEngine('a fresh database', (engine) => {
  it('answers, and the next one is another one', async () => {
    const [one, two] = [await engine.openEmpty(), await engine.openEmpty()];
    expect(one.engine).toBe(engine.kind);
    await sql`create table only_here (n integer)`.execute(one.db);
    await sql`insert into only_here (n) values (7)`.execute(one.db);
    const { rows } = await sql<{ n: number }>`select n from only_here`.execute(one.db);
    expect(rows.map(({ n }) => n)).toEqual([7]);
    await expect(sql`select n from only_here`.execute(two.db)).rejects.toThrow(/only_here/);
  });
});
