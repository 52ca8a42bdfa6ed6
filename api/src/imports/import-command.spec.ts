import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase } from '@pantausop/database';
import { runCli } from '../cli/run-cli';
import { recordSmallCity, startApp } from '../testing';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../test/fixtures/register/${name}`, import.meta.url));
const BAPPENDA = fixture('register_bappenda_2025.csv');

describe('import on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-import-'));
  const DATABASE_URL = `file:${join(folder, 'test.sqlite')}`;
  beforeAll(async () => {
    const database = await openDatabase(DATABASE_URL);
    await migrate(database);
    const { app } = await startApp(database);
    await recordSmallCity(app, database);
    await app.close();
    await database.close();
  }, 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const code = await runCli(
      ['import', ...argv],
      { DATABASE_URL },
      {
        out: (text) => void (said.out += text),
        err: (text) => void (said.err += text),
        input: () => Promise.resolve(''),
      },
    );
    return { code, ...said };
  }

  it('prints the counts, and records only when told and when areas are confirmed', async () => {
    const preview = await run(BAPPENDA, '--unit', 'DISDIK');
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect(preview.out).toContain('new 41, changed 0, same 0, error 0');
    expect(preview.out).toContain('41 rows have an area that is only proposed');
    const refused = await run(BAPPENDA, '--unit', 'DISDIK', '--commit');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^The reform area of 41 rows is only proposed.*\n$/);
  });

  it('commits, and changes nothing the second time', async () => {
    const options = [
      '--unit',
      'DISDIK',
      '--accept-areas',
      '--accept-units',
      '--in-force-since',
      'number-year',
      '--commit',
      '--json',
    ];
    const first = await run(BAPPENDA, ...options);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({
      new: 41,
      error: 0,
      status: 'committed',
      recorded: { sops: 41, events: 123, units: 1 },
    });
    const second = await run(BAPPENDA, ...options);
    expect(JSON.parse(second.out)).toMatchObject({
      new: 0,
      changed: 0,
      same: 41,
      error: 0,
      recorded: { sops: 0, events: 0 },
    });
  });

  it('commits the good rows beside a bad one and names it', async () => {
    const { code, out } = await run(fixture('partly-30-february.xlsx'), '--commit');
    expect(code).toBe(0);
    expect(out).toContain('new 2, changed 0, same 0, error 1');
    expect(out).toContain('Row 3, column “Tanggal Efektif”: “30 Februari 2024” is no existing date');
    expect(out).toContain('recorded 2 SOPs');
  });

  it.each([
    [[fixture('refused-truncated.xlsx')], /damaged or truncated/],
    [[], /needs one file/],
    [['no-such-file.xlsx'], /cannot read no-such-file.xlsx: ENOENT/],
    [[BAPPENDA, '--area', 'zoologi'], /--area must be one of organisasi/],
    [[BAPPENDA, '--effective-on', '2026-02-30'], /--effective-on must be an existing date/],
    [[BAPPENDA, '--in-force-since', 'soon'], /--in-force-since must be/],
    [[BAPPENDA, '--unit', 'DISDIKK'], /Did you mean “Dinas Pendidikan”/],
  ])('ends with one sentence: %j', async (argv, sentence) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
