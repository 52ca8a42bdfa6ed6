import type { CompiledQuery, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Queryable } from './database';
import { keep } from './prepared-statements';

/** Stands in the text of a statement where a value comes. */
class Blank {
  constructor(readonly name: string) {}
}

/** Runs a statement with its values. @returns its rows */
export type FixedStatement<N extends string, R> = (q: Queryable, values: Readonly<Record<N, unknown>>) => Promise<R[]>;

/**
 * A statement that is put into words once and then only filled, for what is asked with every request: making the words takes longer
 * than an engine needs to run them, and PostgreSQL keeps its plan.
 * @param statement `value` names what is given with each run
 */
export function fixedStatement<N extends string, R = unknown>(
  statement: (value: (name: N) => RawBuilder<unknown>) => RawBuilder<R>,
): FixedStatement<N, R> {
  let made: CompiledQuery<R> | undefined;
  return async (q, values) => {
    if (made === undefined) {
      made = statement((name) => sql`${new Blank(name)}`).compile(q);
      keep(made.sql);
    }
    const parameters = made.parameters.map((one) => (one instanceof Blank ? values[one.name as N] : one));
    const { rows } = await q.executeQuery<R>({ ...made, parameters });
    return rows;
  };
}
