import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import BetterSqlite, { type Statement } from 'better-sqlite3';
import { startSmallCity, type SmallCityTester } from './small-city.fixture';

/** One line of EXPLAIN QUERY PLAN. */
interface PlanLine {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

/**
 * SQLite chooses a plan from the words of a statement and the indexes alone, so that these tables show what a city's do. What is asked
 * as a list must lead: a table gone through before it is gone through for each of the list, and nobody else is answered meanwhile.
 */
describe('plans of SQLite for figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-plans-'));
  const file = join(folder, 'city.sqlite');
  const said = new Set<string>();
  const plain = new BetterSqlite(':memory:');
  const prototype = Object.getPrototypeOf(plain.prepare('select 1')) as Statement;
  const all = prototype.all;
  let database: Database;
  let app: NestExpressApplication;
  let get: SmallCityTester['get'];

  beforeAll(async () => {
    database = await openDatabase(`file:${file}`);
    await migrate(database);
    ({ app, get } = await startSmallCity(database));
    prototype.all = function (this: Statement, ...given: unknown[]) {
      said.add(this.source);
      return all.apply(this, given);
    };
  }, 60_000);
  afterAll(async () => {
    prototype.all = all;
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The lines that go through a table before a list beside it. */
  function beforeList(statement: string): string[] {
    const explained = new BetterSqlite(file, { readonly: true });
    try {
      const lines = explained
        .prepare<unknown[], PlanLine>(`explain query plan ${statement}`)
        .all(...Array.from(statement.matchAll(/\?/g), () => ''));
      const isList = ({ detail }: PlanLine): boolean => detail.startsWith('SCAN json_each');
      return lines
        .filter((line, at) => {
          const list = lines.slice(at + 1).find((later) => later.parent === line.parent && isList(later));
          return list !== undefined && /^(SCAN|SEARCH) /.test(line.detail) && !isList(line);
        })
        .map(({ detail }) => detail);
    } finally {
      explained.close();
    }
  }

  it.each([
    ['the map', 'matrix?asOf=2026-06-15'],
    ['a line of months', 'progress?from=2026-01-01&to=2026-06-30&interval=month'],
    ['a line of weeks', 'progress?from=2026-01-01&to=2026-06-30&interval=week'],
    ['changes', 'changes?from=2026-01-31&to=2026-07-01'],
    ['the outlook', 'outlook?asOf=2026-06-15'],
    ['an explained figure', 'explain?unit=kota&asOf=2026-06-15'],
  ])('of %s begin with what is asked', async (_, path) => {
    said.clear();
    await get(path, 'pimpinan').expect(200);
    const reading = [...said].filter((statement) => /json_each/.test(statement));
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.flatMap((statement) => beforeList(statement).map((line) => `${line} in ${statement}`))).toEqual([]);
  });
});
