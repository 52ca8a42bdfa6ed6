import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { recordSmallHistory, stampOf } from '../cli/small-history.fixture';
import { stampToIso } from '@pantausop/domain';
import { recordSmallCity, startApp } from '../testing';
import { exportArchive } from './export-archive';
import { importArchive } from './import-archive';
import { MANIFEST, ManifestSchema, type Manifest } from './manifest';

const NOW = new Date('2026-07-01T02:00:00Z');
/** Of every engine: the archives of one history are the same. */
const SEEN = new Set<string>();

const held = ({ tables, files }: Manifest): string => JSON.stringify({ tables, files });

async function matrices(app: NestExpressApplication): Promise<unknown[]> {
  const http = () => request(app.getHttpServer());
  const signedIn = await http()
    .post('/api/v1/session')
    .send({ username: 'admin', password: DEMO_PASSWORD })
    .expect(204);
  const cookie = String(signedIn.headers['set-cookie']?.[0]).split(';')[0] ?? '';
  const knownAt = stampToIso(stampOf('2026-07-03'));
  const asked = ['asOf=2026-07-01', 'asOf=2026-05-31', `asOf=2026-06-30&knownAt=${encodeURIComponent(knownAt)}`];
  const answers = [];
  for (const query of asked) {
    answers.push((await http().get(`/api/v1/compliance/matrix?${query}`).set('Cookie', cookie).expect(200)).body);
  }
  return answers;
}

describeEngines('an archive', (engine, all) => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-archive-'));
  const path = join(folder, 'arsip.zip');
  let database: Database;
  let manifest: Manifest;
  let figures: unknown[];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    database = await engine.open();
    const { app } = await startApp(database);
    await recordSmallCity(app, database);
    await recordSmallHistory(app);
    await app.get(DemoAccounts).make();
    const csv = Buffer.from('OPD,Area,Judul SOP\nDINKES,sdm,"Cuti ""Besar"", 1"\n');
    const server = app.getHttpServer();
    figures = await matrices(app);
    const { headers } = await request(server)
      .post('/api/v1/session')
      .send({ username: 'admin', password: DEMO_PASSWORD });
    const cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
    await request(server).post('/api/v1/imports').set('Cookie', cookie).attach('file', csv, 'a.csv').expect(201);
    manifest = await exportArchive(database, path, NOW);
    await app.close();
  }, 60_000);

  it('is the same whatever database it is made from but for identities given by chance', () => {
    const names = manifest.tables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['sop_events', 'movements', 'users', 'import_files', 'audit_events']));
    expect(names).not.toContain('sessions');
    const events = manifest.tables.filter(({ name }) => ['sop_events', 'movements', 'day_balances'].includes(name));
    SEEN.add(JSON.stringify(events));
    expect(SEEN.size).toBe(1);
  });

  it.each(all.map((one) => [one.name, one] as const))(
    'goes into an empty %s with the same bytes, figures and further numbers',
    async (_, target) => {
      const other = await target.open();
      await importArchive(other, readFileSync(path));
      const again = join(folder, `${target.name}.zip`);
      expect(held(await exportArchive(other, again, NOW))).toBe(held(manifest));
      await expect(importArchive(other, readFileSync(path))).rejects.toMatchObject({ code: 'not_empty' });
      const { app } = await startApp(other);
      // signing in writes acts: the numbers that the database gives go on
      expect(await matrices(app)).toEqual(figures);
      await app.close();
    },
    60_000,
  );

  it('is refused whole when a part, the manifest or the version is not as it should be', async () => {
    // SQLite: what is refused does not depend on the database
    const other = await (all[0] ?? engine).open();
    const changed = (change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
      const parts = unzipSync(readFileSync(path));
      change(parts);
      return zipSync(parts);
    };
    const edited = (edit: (said: Manifest) => void) =>
      changed((parts) => {
        const said = ManifestSchema.parse(JSON.parse(strFromU8(parts[MANIFEST] ?? new Uint8Array(0))));
        edit(said);
        parts[MANIFEST] = strToU8(JSON.stringify(said));
      });
    const refused: [Uint8Array, string][] = [
      [changed((parts) => void (parts['tables/sop_events-0001.csv'] = strToU8('id\r\n"x"\r\n'))), 'archive_damaged'],
      [changed((parts) => void delete parts['tables/users-0001.csv']), 'archive_damaged'],
      [zipSync({ 'a.txt': strToU8('a') }), 'no_archive'],
      [edited((said) => void said.schema.push('9999_later')), 'archive_version'],
      [edited((said) => void said.tables.pop()), 'archive_damaged'],
      [edited((said) => void ((said.tables[0] ?? { rows: 0 }).rows += 1)), 'archive_damaged'],
      [readFileSync(path).subarray(0, 2000), 'file_damaged'],
    ];
    for (const [bytes, code] of refused) await expect(importArchive(other, bytes)).rejects.toMatchObject({ code });
    await importArchive(other, readFileSync(path));
    await other.close();
    await database.close();
  }, 60_000);
});
