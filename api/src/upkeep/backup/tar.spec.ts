import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { entriesOf, tarOf, type TarEntry } from './tar';

const entry = (name: string, content: string, bytes = content.length): TarEntry => ({
  ...{ name, bytes, modified: Date.UTC(2026, 6, 1) },
  content: Readable.from([Buffer.from(content)]),
});
const archive = (...entries: readonly TarEntry[]): Promise<Buffer> =>
  buffer(Readable.from(tarOf(Readable.from(entries))));

async function contents(bytes: Uint8Array, chunk = 100): Promise<Record<string, string>> {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const read: Record<string, string> = {};
  for await (const { name, content } of entriesOf(Readable.from(chunks)))
    read[name] = (await buffer(content)).toString();
  return read;
}

const TWO = { 'manifest.json': '{}', 'files/ab/abc': 'x'.repeat(1_300) };
const two = (): Promise<Buffer> => archive(...Object.entries(TWO).map(([name, content]) => entry(name, content)));

describe('an archive', () => {
  it('is read again as it was written, whatever the chunks', async () => {
    for (const chunk of [1, 100, 512, 10_000]) expect(await contents(await two(), chunk)).toEqual(TWO);
  });

  it('is one for every tar', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'pantausop-tar-')), 'a.tar');
    writeFileSync(file, await two());
    expect(execFileSync('tar', ['-tf', file], { encoding: 'utf8' })).toBe('manifest.json\nfiles/ab/abc\n');
    expect(execFileSync('tar', ['-xOf', file, 'files/ab/abc'], { encoding: 'utf8' })).toBe(TWO['files/ab/abc']);
  });

  it('passes over what nobody read', async () => {
    const names: string[] = [];
    for await (const { name } of entriesOf(Readable.from([await two()]))) names.push(name);
    expect(names).toEqual(Object.keys(TWO));
  });

  it('holds files larger than eleven octal digits can tell', async () => {
    const size = 9_000_000_000;
    const begun = tarOf(Readable.from([entry('large', 'only the beginning', size)]));
    const { value: header } = await begun.next();
    const read = entriesOf(Readable.from([header]));
    expect((await read.next()).value).toMatchObject({ name: 'large', bytes: size });
  });

  it('is refused when it is damaged, cut short, or holds what it did not say', async () => {
    const good = await two();
    const damaged = Buffer.from(good);
    damaged.write('n', 0);
    await expect(contents(damaged)).rejects.toThrow('does not add up');
    await expect(contents(good.subarray(0, 1_000))).rejects.toThrow('ends too early');
    await expect(archive(entry('short', 'abc', 4))).rejects.toThrow('short has 3 bytes, not 4');
    await expect(archive(entry('a/ä', ''))).rejects.toThrow('not a name');
  });
});
