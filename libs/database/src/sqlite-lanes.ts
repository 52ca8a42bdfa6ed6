import {
  CompiledQuery,
  SelectQueryNode,
  SqliteDriver,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDatabase,
  type TransactionSettings,
} from 'kysely';
import { giveTurn } from './turns';

/** One connection to the file, used by one query or transaction at a time, in the order in which they ask. */
class Lane {
  private last: Promise<void> = Promise.resolve();
  private users = 0;

  constructor(readonly connection: DatabaseConnection) {}

  /** Those who use it or wait for it. */
  get busy(): number {
    return this.users;
  }

  /** Waits for its turn. @returns what ends it */
  async enter(): Promise<() => void> {
    const before = this.last;
    let end = (): void => undefined;
    this.last = new Promise((resolve) => (end = resolve));
    this.users += 1;
    await before;
    return () => {
      this.users -= 1;
      end();
    };
  }
}

/** The lane with the shortest queue, the first of several: its pages are the most likely to be at hand. */
const shortest = ([first, ...others]: Readers): Lane =>
  others.reduce((best, lane) => (lane.busy < best.busy ? lane : best), first);

type Readers = readonly [Lane, ...Lane[]];

/** What Kysely sees as a connection: single queries go to the lane of their kind, those of a transaction all to its own. */
class LanedConnection implements DatabaseConnection {
  private bound: { readonly lane: Lane; readonly leave: () => void } | null = null;

  constructor(
    private readonly writer: Lane,
    private readonly readers: Readers,
  ) {}

  async bind(toReader: boolean): Promise<void> {
    const lane = toReader ? shortest(this.readers) : this.writer;
    this.bound = { lane, leave: await lane.enter() };
  }

  free(): void {
    this.bound?.leave();
    this.bound = null;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.bound) {
      const result = await this.bound.lane.connection.executeQuery<R>(query);
      await giveTurn();
      return result;
    }
    const lane = this.laneOf(query);
    const leave = await lane.enter();
    try {
      return await lane.connection.executeQuery<R>(query);
    } finally {
      leave();
    }
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const lane = this.bound?.lane ?? this.laneOf(query);
    const leave = this.bound ? null : await lane.enter();
    try {
      yield* lane.connection.streamQuery<R>(query, chunkSize);
    } finally {
      leave?.();
    }
  }

  private laneOf({ query, sql }: CompiledQuery): Lane {
    return SelectQueryNode.is(query) || /^\s*select\b/i.test(sql) ? shortest(this.readers) : this.writer;
  }
}

/** How a transaction that writes begins on its connection. */
export type BeginAsWriter = (connection: DatabaseConnection) => Promise<void>;

/**
 * A file with one connection that writes and some that read: what is asked meanwhile sees the last committed state and waits neither
 * for a long transaction to end nor for a long answer. Without others (a database in memory) all share one.
 */
export class LanesDriver extends SqliteDriver {
  readonly #reading: readonly SqliteDriver[];
  readonly #begin: BeginAsWriter;
  #lanes: readonly [writer: Lane, readers: Readers] | null = null;

  constructor(writing: SqliteDatabase, reading: readonly SqliteDatabase[], begin: BeginAsWriter) {
    super({ database: writing });
    this.#reading = reading.map((database) => new SqliteDriver({ database }));
    this.#begin = begin;
  }

  override async init(...options: Parameters<SqliteDriver['init']>): Promise<void> {
    await super.init(...options);
    for (const reading of this.#reading) await reading.init(...options);
    const writer = new Lane(await super.acquireConnection());
    const [first = writer, ...others] = await Promise.all(
      this.#reading.map(async (reading) => new Lane(await reading.acquireConnection())),
    );
    this.#lanes = [writer, [first, ...others]];
  }

  override acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#lanes) throw new Error('the driver is used before it began');
    return Promise.resolve(new LanedConnection(...this.#lanes));
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const readsOnly = settings?.accessMode === 'read only';
    await laned(connection).bind(readsOnly);
    if (readsOnly) await connection.executeQuery(CompiledQuery.raw('begin'));
    else await this.#begin(connection);
  }

  /** Ends the turn of a transaction, also of one that could not begin or end. */
  override releaseConnection(connection?: DatabaseConnection): Promise<void> {
    if (connection) laned(connection).free();
    return Promise.resolve();
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    for (const reading of this.#reading) await reading.destroy();
  }
}

function laned(connection: DatabaseConnection): LanedConnection {
  if (connection instanceof LanedConnection) return connection;
  throw new Error('a connection of another driver');
}
