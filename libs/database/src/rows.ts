import { CompiledQuery, PostgresAdapter, type InsertObject } from 'kysely';
import type { Queryable } from './database';
import { keep } from './prepared-statements';
import type { Tables } from './tables';

/** Below SQLite's limit of 32,766 parameters in one statement (PostgreSQL: 65,535). */
const MAX_PARAMETERS = 30_000;
/** Longer statements cost more to parse than they save. */
const MAX_ROWS = 500;

type Row = Readonly<Record<string, unknown>>;

/** Inserts any number of rows of one shape, in as few statements as the engines allow. Call it inside a transaction. */
export async function insertRows<T extends keyof Tables & string>(
  tx: Queryable,
  table: T,
  rows: readonly InsertObject<Tables, T>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const asJson = tx.getExecutor().adapter instanceof PostgresAdapter && rows.every(isPlain);
  const size = asJson ? MAX_ROWS : Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / Math.max(1, columns.length)));
  for (let at = 0; at < rows.length; at += size) {
    const some = rows.slice(at, at + size);
    if (asJson) await tx.executeQuery(CompiledQuery.raw(fromJson(table, columns), [JSON.stringify(some, wellFormed)]));
    else await tx.insertInto(table).values(some).execute();
  }
}

/** Statements by table and columns. */
const made = new Map<string, string>();

/**
 * One text for any number of rows, of which PostgreSQL keeps its plan: with a parameter for each value there would be as many texts as
 * there are numbers of rows, and making one takes longer than running it.
 */
function fromJson(table: string, columns: readonly string[]): string {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const key = `${table} ${list}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const text = `insert into "${table}" (${list}) select ${list} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`;
  keep(text);
  made.set(key, text);
  return text;
}

/** Whether JSON holds every value as it is. */
const isPlain = (row: object): boolean =>
  Object.values(row as Row).every((value) => value === null || typeof value === 'string' || typeof value === 'number');

const HALF_A_PAIR = /[\ud800-\udfff]/;

/** Half a pair of surrogates is no text: it becomes what it would as a parameter. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && HALF_A_PAIR.test(value) ? Buffer.from(value).toString() : value;
