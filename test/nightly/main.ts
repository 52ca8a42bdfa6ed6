import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzImports } from './fuzz-imports';

const FILES = Number(process.argv[2] ?? 600);

const folder = mkdtempSync(join(tmpdir(), 'pantausop-nightly-'));
try {
  await fuzzImports(join(folder, 'fuzz.sqlite'), FILES);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
