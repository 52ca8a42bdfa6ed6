import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzImports } from './fuzz-imports';

const FILES = Number(process.argv[2] ?? 600);

const folder = mkdtempSync(join(tmpdir(), 'pantausop-nightly-'));
try {
  const { refused, previewed, saved, events, mebibytes } = await fuzzImports(join(folder, 'fuzz.sqlite'), FILES);
  console.log(
    `${FILES} files that suffered: ${refused} refused, ${previewed} previewed, ${saved} saved with ${events} events, ${mebibytes} MiB at the peak`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
