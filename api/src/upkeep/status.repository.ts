import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { migrationState, writeTrouble, type Database, type WriteTrouble } from '@pantausop/database';
import { DATABASE } from '../config';

export interface MailCounts {
  /** by the state of a message */
  readonly messages: ReadonlyMap<string, number>;
  /** milliseconds of the epoch; of messages that wait */
  readonly oldestWaitingAt: number | null;
  readonly failedRuns: number;
}

/** States in which a message still waits to be sent. */
export const WAITING = ['pending', 'deferred'];

/** What the database says of itself and of the mail. */
@Injectable()
export class StatusRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  get engine(): Database['engine'] {
    return this.database.engine;
  }

  async migrations(): Promise<readonly string[]> {
    return (await migrationState(this.database)).executed;
  }

  writeTrouble(): Promise<WriteTrouble | null> {
    return writeTrouble(this.database);
  }

  /** In bytes; of SQLite without what its log still holds. */
  async bytes(): Promise<number> {
    const size =
      this.database.engine === 'sqlite'
        ? sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
        : sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`;
    return Number((await size.execute(this.database.db)).rows[0]?.bytes ?? 0);
  }

  /** @param since of failed runs; milliseconds of the epoch */
  async mail(since: number): Promise<MailCounts> {
    const { db } = this.database;
    const states = await db
      .selectFrom('report_messages')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('changed_at').as('oldest')])
      .groupBy('state')
      .execute();
    const failed = await db
      .selectFrom('report_runs')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('status', '=', 'failed')
      .where('planned_at', '>=', since)
      .executeTakeFirstOrThrow();
    const waiting = states.filter(({ state }) => WAITING.includes(state)).map(({ oldest }) => Number(oldest));
    return {
      messages: new Map(states.map(({ state, count }) => [state, count])),
      oldestWaitingAt: waiting.length > 0 ? Math.min(...waiting) : null,
      failedRuns: failed.count,
    };
  }
}
