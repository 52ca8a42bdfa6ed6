import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzImports } from './nightly/fuzz-imports';

describe('files that suffered, uploaded and saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-fuzz-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('50 of them never end the server, hang it, fill its memory or leave half of a file (hundreds in the nightly run)', async () => {
    const { refused, previewed, saved } = await fuzzImports(join(folder, 'fuzz.sqlite'), 50);
    expect({ files: refused + previewed, saved }).toEqual({ files: 50, saved: previewed });
    // neither all of them broken nor all of them harmless
    expect(Math.min(refused, previewed)).toBeGreaterThan(5);
  }, 120_000);
});
