import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { sql } from 'kysely';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { LedgerAudit } from '../ledger/ledger-audit.service';
import { historyPages } from '../register/history-pages';
import { SopsRepository } from '../register/sops.repository';
import { recordSmallCity, startApp } from '../testing';

/** A disk that is soon full. */
interface SmallDisk {
  /** what it is, for the name of a test */
  readonly name: string;
  /** of a SQLite database on it */
  readonly url: string;
  /** Leaves room for a few hundred pages. */
  fill(database: Database): Promise<void>;
  free(database: Database): Promise<void>;
  /** From now on it can only be read, or be written again. No program may have a file of it open. Null where that is not possible. */
  readonly mount: ((how: 'ro' | 'rw') => void) | null;
  remove(): void;
}

const MEBIBYTES = 16;
const LEFT_PAGES = 200;
const PAGE = 4096;

const disk = smallDisk();
/** More than fit in what is left. */
const MOST = 500;

describe(`the program on a disk that fills up (${disk.name})`, () => {
  let database: Database;
  let app: NestExpressApplication;
  let cookie = '';
  const recorded: string[] = [];

  const start = async (): Promise<void> => {
    database = await openDatabase(disk.url);
    await migrate(database);
    ({ app } = await startApp(database, { BACKUP_DIR: 'off' }));
  };
  const stop = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  const http = () => request(app.getHttpServer());
  const ready = () => http().get('/health/ready');
  const record = async (title: string, language = 'en') => {
    const body = { unit: 'dinkes', area: 'tatalaksana', title, effectiveOn: '2026-01-05' };
    const answer = await http().post('/api/v1/sops').set({ cookie, 'accept-language': language }).send(body);
    if (answer.status === 201) recorded.push(title);
    return answer;
  };
  /** No page is damaged, the ledger says what the events say, and there is what was acknowledged and nothing else. */
  const whole = async (): Promise<void> => {
    const { rows } = await sql`pragma integrity_check`.execute(database.db);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    const { difference, sops } = await app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)));
    expect({ difference, sops }).toEqual({ difference: null, sops: recorded.length });
    const titles = await database.db.selectFrom('sop_spans').select('title').distinct().execute();
    expect(titles.map(({ title }) => title).sort()).toEqual([...recorded].sort());
  };

  beforeAll(async () => {
    await start();
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make('DINKES');
    const signIn = { username: 'admin', password: DEMO_PASSWORD };
    const { headers } = await http().post('/api/v1/session').send(signIn).expect(204);
    cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  }, 60_000);
  afterAll(async () => {
    await stop();
    disk.remove();
  });

  it('says so to whoever records, goes on showing figures, keeps all that it acknowledged, and recovers by itself', async () => {
    await record('Sebelum penuh');
    await disk.fill(database);
    let answer = await record('Layanan 0');
    for (let at = 1; answer.status === 201 && at < MOST; at += 1) answer = await record(`Layanan ${at}`);
    expect(answer.body).toMatchObject({ status: 507, code: 'disk_full', title: 'Insufficient Storage' });
    expect(answer.body.detail).toBe(
      'the disk of the server is full: nothing was recorded; tell the administrator, and try again once there is room',
    );
    expect((await record('Masih penuh', 'id')).body.detail).toContain('cakram peladen penuh');
    for (const path of ['compliance/matrix', 'sops', 'session']) {
      await http().get(`/api/v1/${path}`).set('Cookie', cookie).expect(200);
    }
    expect((await ready().expect(503)).body.detail).toContain('the disk of the database is full');
    await whole();

    await disk.free(database);
    await ready().expect(200);
    expect((await record('Setelah ada ruang')).status).toBe(201);
    await whole();
  }, 120_000);

  it('says that its database can only be read, and recovers by itself', async () => {
    await sql`pragma query_only = on`.execute(database.db);
    expect((await record('Hanya dibaca')).body).toMatchObject({ status: 503, code: 'database_read_only' });
    expect((await ready().expect(503)).body.detail).toContain('can only be read');
    await sql`pragma query_only = off`.execute(database.db);
    await ready().expect(200);
    await whole();
  });

  it('does not start on a disk that can only be read, says why, and starts once it can be written', async () => {
    const { mount } = disk;
    await stop();
    mount?.('ro');
    try {
      // where nothing can be mounted, a place in which nobody makes files stands for it
      const asked = openDatabase(mount === null ? 'file:/proc/city.sqlite' : disk.url);
      await expect(asked).rejects.toThrow(/cannot be opened for writing .* give the program the right/);
    } finally {
      mount?.('rw');
      await start();
    }
    await ready().expect(200);
    await whole();
  }, 60_000);
});

/** A memory disk of its own where this account may mount one, else a folder with a database that SQLite keeps small. */
function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-disk-'));
  const url = `file:${join(folder, 'city.sqlite')}`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEBIBYTES}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return limited(folder, url);
  }
  const filling = join(folder, 'filling');
  return {
    ...{ name: `a memory disk of ${MEBIBYTES} MiB`, url },
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      return writeFile(filling, Buffer.alloc(bavail * bsize - LEFT_PAGES * PAGE));
    },
    free: () => rm(filling),
    mount: (how) => void execFileSync('mount', ['-o', `remount,${how}`, folder]),
    remove: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function limited(folder: string, url: string): SmallDisk {
  const limit = async ({ db }: Database, pages: number): Promise<void> => {
    await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(db);
  };
  return {
    ...{ name: 'a limit of SQLite itself: this account may not mount a disk', url, mount: null },
    fill: async (database) => {
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.db);
      await limit(database, (rows[0]?.page_count ?? 0) + LEFT_PAGES);
    },
    free: (database) => limit(database, 1_000_000),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
