import { Module, type DynamicModule } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import { Clock } from './clock';
import { Heartbeat } from './heartbeat';
import type { Settings } from './settings';

/** `@Inject(SETTINGS) settings: Settings` */
export const SETTINGS = Symbol('settings');
/** `@Inject(DATABASE) database: Database`: for repositories, and for services that open a transaction. */
export const DATABASE = Symbol('database');

/** What a running program stands on. Whoever opens the database closes it, after the application. */
export interface Foundation {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
}

/** Settings, clock and database, for every module. */
@Module({})
export class ConfigModule {
  static on({ settings, database, clock }: Foundation): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: DATABASE, useValue: database },
      { provide: Clock, useValue: clock },
      Heartbeat,
    ];
    return { module: ConfigModule, global: true, providers, exports: providers };
  }
}
