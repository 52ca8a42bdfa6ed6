import { Inject, Injectable } from '@nestjs/common';
import { migrationState, type Database, type Engine } from '@pantausop/database';
import { DATABASE } from '../config';

/** What stands between the database and this version of the program. */
export interface Readiness {
  readonly engine: Engine;
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
}

@Injectable()
export class HealthRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Asks the database itself. @throws whatever its driver throws when it does not answer. */
  async readiness(): Promise<Readiness> {
    const { pending, unknown } = await migrationState(this.database);
    return { engine: this.database.engine, pending, unknown };
  }
}
