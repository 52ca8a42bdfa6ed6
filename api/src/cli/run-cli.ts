import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { AppModule } from '../app.module';
import { readSettings, SystemClock } from '../config';
import { under } from '../http';
import { COMMANDS } from './commands';
import { UsageError, type Command, type CommandContext, type Terminal } from './command';

/** As whom the trail knows the command line: it stands above the accounts. */
const COMMAND_LINE = {
  requestId: null,
  address: null,
  userAgent: null,
  caller: { userId: 'command-line', username: 'command-line', via: 'command-line' },
} as const;

/**
 * Runs one command.
 * @param argv the words after the program's name
 * @returns the exit code: 0, or what the command said, or 1 after one sentence on standard error
 */
export async function runCli(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<number> {
  const words = argv.filter((word) => word !== '--json');
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help') {
    terminal.out(help());
    return words.length === 0 ? 1 : 0;
  }
  const opened = new Opened();
  try {
    const { command, rest } = commandOf(words);
    const context = contextOf(environment, terminal, words.length < argv.length, opened);
    return (await under(COMMAND_LINE, () => command.run(context, rest))) ?? 0;
  } catch (error) {
    terminal.err(`${sentenceOf(error)}\n`);
    return 1;
  } finally {
    await opened.close();
  }
}

function commandOf(words: readonly string[]): { command: Command; rest: string[] } {
  for (const length of [2, 1]) {
    const command = COMMANDS.find(({ name }) => name === words.slice(0, length).join(' '));
    if (command) return { command, rest: words.slice(length) };
  }
  throw new UsageError(`there is no command "${words.slice(0, 2).join(' ')}"; "help" lists them`);
}

const help = (): string =>
  [
    'npm run --silent cli -- <command> [--json]',
    '',
    ...COMMANDS.map(({ name, usage }) => `  ${name} ${usage}`),
    '',
  ].join('\n');

/** One line; the words of `parseArgs` for a wrong option end in advice that does not fit here. */
function sentenceOf(error: unknown): string {
  // not `instanceof`: errors of Node itself come from another realm when the program runs inside a test
  const { message, code } = Object(error) as { message?: unknown; code?: unknown };
  if (typeof message !== 'string' || message === '') return String(error);
  return String(code).startsWith('ERR_PARSE_ARGS') ? (message.split(/\. |\n/)[0] ?? message) : message;
}

/** What a command opened, to be closed after it. */
class Opened {
  database: Promise<Database> | null = null;
  app: Promise<INestApplicationContext> | null = null;

  async close(): Promise<void> {
    const [app, database] = await Promise.allSettled([this.app, this.database]);
    if (app.status === 'fulfilled') await app.value?.close();
    if (database.status === 'fulfilled') await database.value?.close();
  }
}

function contextOf(
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
  json: boolean,
  opened: Opened,
): CommandContext {
  const settings = readSettings(environment);
  const clock = new SystemClock(settings.timeZone);
  const database = (): Promise<Database> => (opened.database ??= openDatabase(settings.databaseUrl));
  const appOn = (on: Database): Promise<INestApplicationContext> =>
    NestFactory.createApplicationContext(AppModule.on({ settings, database: on, clock }), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
  const startApp = async (): Promise<INestApplicationContext> => {
    await migrate(await database());
    return appOn(await database());
  };
  return {
    settings,
    clock,
    terminal,
    json,
    database,
    print: (text, value) => terminal.out(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
    app: () => (opened.app ??= startApp()),
    appOn,
  };
}
