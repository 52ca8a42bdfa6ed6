import { Inject, Injectable } from '@nestjs/common';
import { stamp, type Stamp } from '@pantausop/domain';
import { migrationState, writeTrouble, type Database, type Engine, type WriteTrouble } from '@pantausop/database';
import { DATABASE } from '../config';

/** What stands between the database and this version of the program. */
export interface Readiness {
  readonly engine: Engine;
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
  /** why it takes no writes */
  readonly trouble: WriteTrouble | null;
}

@Injectable()
export class HealthRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Asks the database itself. @throws whatever its driver throws when it does not answer. */
  async readiness(): Promise<Readiness> {
    const { pending, unknown } = await migrationState(this.database);
    return { engine: this.database.engine, pending, unknown, trouble: await writeTrouble(this.database) };
  }

  /** The newest stamp that the record gave out; null in an empty one. */
  async newestStamp(): Promise<Stamp | null> {
    const { newest } = await this.database.db
      .selectFrom('governments')
      .select(({ fn }) => fn.max<number | null>('last_stamp').as('newest'))
      .executeTakeFirstOrThrow();
    return newest === null ? null : stamp(newest);
  }
}
