import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import BetterSqlite, { type Statement } from 'better-sqlite3';
import { laterOf, monitored, notApplicable, recordAt } from './figures.fixture';
import { startSmallCity, type SmallCityTester } from './small-city.fixture';

/** One line of EXPLAIN QUERY PLAN. */
interface PlanLine {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

const isList = ({ detail }: PlanLine): boolean => detail.startsWith('SCAN json_each');

/** Whether a table of the ledger is gone through, with no key but the government or the moment of recording. */
function goesThroughLedger({ detail }: PlanLine): boolean {
  const found = /^(?:SCAN|SEARCH) (?:movements|sop_events|sops)\b(?:[^(]*\(([^)]*)\))?/.exec(detail);
  return found !== null && !/\b(sop_id|unit_id|id|sequence)[=<>]/.test(found[1] ?? '');
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

  function planOf(statement: string): PlanLine[] {
    const explained = new BetterSqlite(file, { readonly: true });
    try {
      const values = Array.from(statement.matchAll(/\?/g), () => '');
      return explained.prepare<unknown[], PlanLine>(`explain query plan ${statement}`).all(...values);
    } finally {
      explained.close();
    }
  }

  /** The lines that go through a table before a list beside it, or through all that a government has of the ledger. */
  function slowLines(statement: string): string[] {
    const lines = planOf(statement);
    return lines
      .filter((line, at) => {
        const beforeList = lines.slice(at + 1).some((later) => later.parent === line.parent && isList(later));
        return (beforeList && !isList(line)) || goesThroughLedger(line);
      })
      .map(({ detail }) => `${detail} in ${statement}`);
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
    expect([...said].filter((statement) => /json_each/.test(statement))).not.toEqual([]);
    expect([...said].flatMap(slowLines)).toEqual([]);
  });

  it('of what is recorded of several SOPs begin with these', async () => {
    said.clear();
    const sops = [laterOf('a', [monitored('2026-06-20')]), laterOf('b', [notApplicable('2026-06-10', '2026-08-01')])];
    await recordAt(app, '2026-06-30T15:00:00+07:00', { sops });
    expect([...said].filter((statement) => /"movements" where/.test(statement))).not.toEqual([]);
    expect([...said].flatMap(slowLines)).toEqual([]);
  });
});
