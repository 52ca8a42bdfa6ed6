import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeServedEngines } from '@pantausop/database/testing';
import { digestOf, FileStore } from '../../documents/file-store';
import { runCli } from '../../cli/run-cli';
import { recordSmallHistory } from '../../cli/small-history.fixture';
import { recordSmallCity, startApp } from '../../testing';
import { MANIFEST } from './manifest';
import { readBackup } from './read-backup';

const DOCUMENT = Buffer.from('%PDF-1.7 a signed SOP');

describeServedEngines('a backup', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-backup-'));
  const FILE = join(folder, 'kept', 'backup.tar.gz');
  const SOURCE_FILES = join(folder, 'files');
  let target: string;
  let source: { url: string; database: Database; app: NestExpressApplication };

  beforeAll(async () => {
    const url = await engine.url();
    const database = await openDatabase(url);
    await migrate(database);
    const { app } = await startApp(database, { FILES_DIR: SOURCE_FILES });
    await recordSmallCity(app, database);
    await recordSmallHistory(app);
    await app.get(FileStore).keep(digestOf(DOCUMENT), DOCUMENT);
    source = { url, database, app };
    target = await engine.url();
  }, 60_000);
  afterAll(async () => {
    await source.app.close();
    await source.database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(words: readonly string[], url: string, files: string): Promise<{ code: number; said: string }> {
    let said = '';
    const say = (text: string): void => void (said += text);
    const environment = { DATABASE_URL: url, FILES_DIR: files };
    const code = await runCli(words, environment, { out: say, err: say, input: () => Promise.resolve('') });
    return { code, said };
  }
  const restored = (words: readonly string[], url: string) => run(['restore', ...words], url, join(folder, 'restored'));
  /** Events of the history in the database of this address. */
  async function eventsIn(url: string): Promise<number> {
    const { db, close } = await openDatabase(url);
    const rows = await db.selectFrom('sop_events').select('id').execute();
    await close();
    return rows.length;
  }
  /** A copy of the backup whose plain archive was changed. */
  function changed(change: (archive: Buffer) => Buffer): string {
    const file = join(folder, 'changed.tar.gz');
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(FILE)))));
    return file;
  }
  const withText = (from: string, to: string): string =>
    changed((archive) => Buffer.from(archive.toString('latin1').replace(from, to), 'latin1'));

  it('is made while the program runs, whole and plain', async () => {
    expect(await run(['backup', FILE], source.url, SOURCE_FILES)).toEqual({
      code: 0,
      said: `${FILE}: ${source.database.engine} and 1 documents\n`,
    });
    expect(readdirSync(join(folder, 'kept'))).toEqual(['backup.tar.gz']);
    const names = execFileSync('tar', ['-tzf', FILE], { encoding: 'utf8' }).trim().split('\n');
    expect(names).toEqual([MANIFEST, expect.stringMatching(/^database\./), expect.stringMatching(/^files\//)]);
    const manifest = await readBackup(FILE, () => undefined);
    expect(manifest.files).toEqual([expect.objectContaining({ sha256: digestOf(DOCUMENT), bytes: DOCUMENT.length })]);
  });

  it('restores into an empty place: everything, and proven', async () => {
    const { code, said } = await restored([FILE], target);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('the ledger says what the events say') });
    expect(await eventsIn(target)).toBe(await eventsIn(source.url));
    const kept = join(folder, 'restored', digestOf(DOCUMENT).slice(0, 2), digestOf(DOCUMENT));
    expect(readFileSync(kept)).toEqual(DOCUMENT);
    expect((await run(['verify'], target, SOURCE_FILES)).code).toBe(0);
  });

  it('overwrites only when told, and never what somebody uses', async () => {
    expect(await restored([FILE], target)).toEqual({ code: 1, said: expect.stringContaining('not empty: --yes') });
    const user = await openDatabase(target);
    await user.db.deleteFrom('sop_spans').execute();
    expect(await restored([FILE, '--yes'], target)).toEqual({ code: 1, said: expect.stringContaining('is in use') });
    await user.close();
    expect((await run(['verify'], target, SOURCE_FILES)).code).toBe(1);
    expect((await restored([FILE, '--yes'], target)).code).toBe(0);
    expect((await run(['verify'], target, SOURCE_FILES)).code).toBe(0);
  });

  it('waits for who is just leaving', async () => {
    const user = await openDatabase(target);
    await user.db.selectFrom('sop_spans').select('sop_id').limit(1).execute();
    const [{ code }] = await Promise.all([restored([FILE, '--yes'], target), setTimeout(300).then(() => user.close())]);
    expect(code).toBe(0);
    expect((await run(['verify'], target, SOURCE_FILES)).code).toBe(0);
  });

  it('of one engine is refused by the other', async () => {
    const other = engine.name === 'SQLite' ? 'postgres://127.0.0.1:1/none' : `file:${join(folder, 'other.sqlite')}`;
    expect(await restored([FILE], other)).toEqual({ code: 1, said: expect.stringContaining('DATABASE_URL is of') });
  });

  it.each([
    ['is cut short', () => changed((archive) => archive.subarray(0, archive.length / 2)), 'ends too early'],
    ['was changed', () => withText(DOCUMENT.toString(), DOCUMENT.toString().toUpperCase()), 'its digest is another'],
    [
      'is of a newer version',
      () => withText('"0002_access"', '"9002_access"'),
      'newer version of the program (9002_access)',
    ],
    ['leads out of its folder', () => withText('"name": "files/', '"name": "../../'), 'manifest is damaged'],
    ['is none', () => changed(() => Buffer.from('hello')), 'ends too early'],
    ['is no archive', () => join(import.meta.dirname, 'tar.ts'), 'is damaged, or no backup'],
  ])('that %s changes nothing', async (_, made, sentence) => {
    const before = await eventsIn(target);
    const { code, said } = await restored([made(), '--yes'], target);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(sentence) });
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(await eventsIn(target)).toBe(before);
    expect(readdirSync(folder, { recursive: true }).filter((name) => /part$|restoring/.test(String(name)))).toEqual([]);
  });

  it('whose history does not hold together changes nothing', async () => {
    const spoilt = join(folder, 'spoilt.tar.gz');
    await source.database.db.deleteFrom('sop_spans').execute();
    expect((await run(['backup', spoilt], source.url, SOURCE_FILES)).code).toBe(0);
    const refused = await restored([spoilt, '--yes'], target);
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('it does not hold together') });
    expect((await run(['verify'], target, SOURCE_FILES)).code).toBe(0);
  });
});
