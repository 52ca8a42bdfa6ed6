import { createWriteStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Beside what else a checkout makes and git ignores. */
const FOLDER = resolve(import.meta.dirname, '../../var/bench');

export interface Results {
  readonly file: string;
  /** Prints, and keeps what is printed. */
  say(text: string): void;
  close(): void;
}

/** A file of this run: `var/bench/<begun at, UTC>.txt`. */
export function keepResults(begun: Date): Results {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${begun.toISOString().slice(0, 19).replaceAll(':', '-')}.txt`);
  const stream = createWriteStream(file);
  const say = (text: string): void => {
    process.stdout.write(text);
    stream.write(text);
  };
  return { file, say, close: () => stream.end() };
}
