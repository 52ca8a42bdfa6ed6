import { DummyDriver, SqliteDialect, Transaction } from 'kysely';
import type { Queryable } from './database';
import type { Tables } from './tables';

/** Never asked: what is begun together has its connection already. */
const NO_CONNECTION = new DummyDriver();
const NO_DIALECT = new SqliteDialect({ database: () => Promise.reject(new Error('there is no other database')) });

/**
 * Begins several statements on one connection without waiting in between: on PostgreSQL they take one way to the server and back,
 * not one each. They run in the order in which they begin, on both engines.
 *
 * @param begin given what they are to run on; what waits for another of them runs after all that did not
 * @returns what each came to, when all have ended; @throws the first failure
 */
export async function together<Q extends Queryable, T extends readonly unknown[]>(
  q: Q,
  begin: (at: Q) => readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  return q.getExecutor().provideConnection(async (connection) => {
    const executor = q.getExecutor().withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
    const config = { dialect: NO_DIALECT };
    const at = new Transaction<Tables>({ config, dialect: NO_DIALECT, driver: NO_CONNECTION, executor });
    const ended = await Promise.allSettled<unknown>(begin(at as Queryable as Q) as readonly Promise<unknown>[]);
    const failed = ended.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return ended.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as unknown as T;
  });
}
