import { hash } from 'node:crypto';
import type { PoolClient } from 'pg';

/** Asked so often, a statement is worth the server's memory. */
const OFTEN = 3;
/** Statements that one connection keeps at most. */
const MOST_KEPT = 200;
const MOST_COUNTED = 2_000;

/** How often each statement of this program was asked, and the names of those that were asked often. */
const asked = new Map<string, number>();
const names = new Map<string, string>();

/** A statement by so many values is worth its plan whatever they are. */
const FEW_VALUES = 3;

/** From now on the server keeps a statement; only one that names its columns. */
export function keep(text: string): void {
  names.set(text, hash('sha256', text, 'base64url'));
}

/**
 * The name under which the server keeps a statement, so that it reads and plans it once for a connection; undefined = it does each
 * time. Only statements that name their columns: what `*` stands for may change while a connection is open. Of those that only read,
 * those that ask for a few equal values: the best way to a range depends on the range.
 */
function nameOf(text: string, values: readonly unknown[]): string | undefined {
  const known = names.get(text);
  if (known !== undefined || values.length === 0 || names.size >= MOST_KEPT) return known;
  const changes = /^(with|insert|update|delete) /.test(text);
  const asksForEqual = values.length <= FEW_VALUES && /^select (?!.*([<>]| limit | like ))/.test(text);
  if (!(changes || asksForEqual) || text.includes('*')) return undefined;
  const times = (asked.get(text) ?? 0) + 1;
  if (times < OFTEN) {
    if (asked.size >= MOST_COUNTED) asked.clear();
    asked.set(text, times);
    return undefined;
  }
  asked.delete(text);
  keep(text);
  return names.get(text);
}

/** Lets a connection keep the statements that this program asks often. */
export function keepOften(client: PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const remembering = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text, values) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
  client.query = remembering as typeof client.query;
}
