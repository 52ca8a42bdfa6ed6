import type { INestApplicationContext } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import type { Clock, Settings } from '../config';

/** Where a command reads and writes; a test gives its own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  input(): Promise<string>;
}

/** What a command works with. Nothing is opened before it is asked for, and all of it is closed afterwards. */
export interface CommandContext {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly terminal: Terminal;
  /** True with `--json`: one JSON object on standard output and nothing else. */
  readonly json: boolean;
  /** Prints the answer: the text, or with `--json` the value. Call it once. */
  print(text: string, value: object): void;
  /** The database of the settings, as it is. */
  database(): Promise<Database>;
  /** The program on the migrated database: `(await context.app()).get(UsersService)`. */
  app(): Promise<INestApplicationContext>;
  /** The program on another database, which has the current schema; whoever asks for it closes it. */
  appOn(database: Database): Promise<INestApplicationContext>;
}

export interface Command {
  /** One or two words, e.g. `user add`. */
  readonly name: string;
  /** What follows the name and what it does, e.g. `FILE [--unit CODE]  prints …`. */
  readonly usage: string;
  /**
   * @param argv what follows the name, without `--json`
   * @returns the exit code when it is not 0
   * @throws RefusedError, UsageError or an error of its work: one sentence on standard error, exit code 1.
   */
  run(context: CommandContext, argv: string[]): Promise<number | void>;
}

/** The command was called wrongly. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
