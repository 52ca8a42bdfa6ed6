import type { LoggerService } from '@nestjs/common';
import { circumstances } from './circumstances';

const LEVELS = ['info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** What the framework tells of each start: one line for every endpoint. */
const CHATTER = ['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'];

export interface LogSettings {
  /** the least serious level that is written */
  readonly level: Level;
  readonly format: 'json' | 'text';
}

/** What a line says besides time and level. */
type Facts = Readonly<Record<string, unknown>>;

/**
 * The log: one JSON object a line, or one line to read at a terminal. What is wrong goes to standard error.
 * Each line carries the id of the request under which it was written.
 */
export class ProgramLog implements LoggerService {
  constructor(
    private readonly settings: LogSettings,
    private readonly out: (line: string) => void = (line) => process.stdout.write(line),
    private readonly err: (line: string) => void = (line) => process.stderr.write(line),
  ) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  /** Nest gives the context last, and before it whatever else there is: a stack. */
  private write(level: Level, message: unknown, more: readonly unknown[]): void {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(this.settings.level)) return;
    const context = more.at(-1);
    if (level === 'info' && CHATTER.includes(String(context))) return;
    const stack = more.length > 1 ? more[0] : undefined;
    const requestId = circumstances()?.requestId ?? undefined;
    const facts = typeof message === 'object' && message !== null ? (message as Facts) : { message: String(message) };
    const line = { time: new Date().toISOString(), level, about: context, requestId, ...facts, stack };
    const text = this.settings.format === 'json' ? JSON.stringify(line) : inWords(line);
    (level === 'info' ? this.out : this.err)(`${text}\n`);
  }
}

function inWords({ time, level, about, stack, ...facts }: Facts): string {
  const words = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [name === 'ms' ? `${String(value)} ms` : String(value)],
  );
  const line = [String(time).slice(11, 19), String(level).toUpperCase().padEnd(5), about, ...words].join(' ');
  return typeof stack === 'string' ? `${line}\n${stack}` : line;
}
