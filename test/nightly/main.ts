import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashes } from './crashes';
import { fuzzImports } from './fuzz-imports';

const FILES = Number(process.argv[2] ?? 600);
const CRASHES = Number(process.argv[3] ?? 200);

const folder = mkdtempSync(join(tmpdir(), 'pantausop-nightly-'));
try {
  const { refused, previewed, saved, events, mebibytes } = await fuzzImports(join(folder, 'fuzz.sqlite'), FILES);
  console.log(
    `${FILES} files that suffered: ${refused} refused, ${previewed} previewed, ${saved} saved with ${events} events, ${mebibytes} MiB at the peak`,
  );
  console.log(await crashes(folder, CRASHES, Number(process.argv[4] ?? Date.now() % 100_000)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
