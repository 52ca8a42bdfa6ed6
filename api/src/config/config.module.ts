import { Module, type DynamicModule } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import { Clock } from './clock';
import { Heartbeat } from './heartbeat';
import type { Settings } from './settings';

/** `@Inject(SETTINGS) settings: Settings` */
export const SETTINGS = Symbol('settings');
/** `@Inject(DATABASE) database: Database`: for repositories, and for services that open a transaction. */
export const DATABASE = Symbol('database');
/** `@Inject(REPLICA) replica: Database | null`: a copy of it that follows and takes no writes; null = there is none. */
export const REPLICA = Symbol('replica');

/** What a running program stands on. Whoever opens the database closes it, after the application. */
export interface Foundation {
  readonly settings: Settings;
  readonly database: Database;
  readonly replica?: Database;
  readonly clock: Clock;
}

/** Settings, clock and database, for every module. */
@Module({})
export class ConfigModule {
  static on({ settings, database, replica, clock }: Foundation): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: DATABASE, useValue: database },
      { provide: REPLICA, useValue: replica ?? null },
      { provide: Clock, useValue: clock },
      Heartbeat,
    ];
    return { module: ConfigModule, global: true, providers, exports: providers };
  }
}
