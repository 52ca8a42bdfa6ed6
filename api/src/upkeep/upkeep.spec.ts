import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemStatusSchema, type SystemStatus } from '@pantausop/contracts';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { recordSmallCity, startApp, type TestServer } from '../testing';
import { DailyBackup } from './backup/daily-backup';
import { readBackup } from './backup/read-backup';
import { StatusService } from './status.service';

describeEngines('the status', (engine) => {
  it('says how everything is, to administrators and as metrics', async () => {
    const database = await engine.open();
    const { app } = await startApp(database);
    const http = () => request(app.getHttpServer());
    try {
      await recordSmallCity(app, database);
      await app.get(DemoAccounts).make();
      const cookieOf = async (username: string): Promise<string> => {
        const answer = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
        return String(answer.headers['set-cookie']).split(';')[0] ?? '';
      };
      await http()
        .get('/api/v1/status')
        .set('Cookie', await cookieOf('organisasi'))
        .expect(403);
      const { body } = await http()
        .get('/api/v1/status')
        .set('Cookie', await cookieOf('admin'))
        .expect(200);
      const status: SystemStatus = SystemStatusSchema.parse(body);
      expect(status).toMatchObject({
        database: { engine: database.engine, newestMigration: expect.stringMatching(/^\d{4}_/) },
        byItself: null,
        mail: { server: false, waiting: 0, oldestWaitingAt: null, unknown: 0, failedRuns: 0 },
        clock: {
          now: '2026-07-01T02:00:00.000Z',
          newestChange: expect.stringContaining('2026-06'),
          timeZone: 'Asia/Jakarta',
        },
      });
      expect(status.database.bytes).toBeGreaterThan(100_000);
      const { text } = await http().get('/metrics').expect(200);
      expect(text).toContain('\npantausop_database_up 1\n');
      expect(text).toContain('\npantausop_mail_waiting 0\n');
      expect(text).toMatch(/^pantausop_ledger_age_seconds \d+/m);
      expect(text).not.toMatch(/^pantausop_backup_age_seconds/m);
      await database.close();
      expect((await http().get('/metrics').expect(200)).text).toContain('\npantausop_database_up 0\n');
    } finally {
      await app.close();
    }
  }, 60_000);
});

describe('the daily backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-daily-'));
  const backups = join(folder, 'backups');
  let database: Database;
  let server: TestServer;
  const kept = (): string[] => readdirSync(backups).sort();
  const tickAt = async (instant: string): Promise<void> => {
    server.clock.set(instant);
    await server.app.get(DailyBackup).tick();
  };

  beforeAll(async () => {
    const DATABASE_URL = `file:${join(folder, 'x.sqlite')}`;
    database = await openDatabase(DATABASE_URL);
    await migrate(database);
    server = await startApp(database, { DATABASE_URL, BACKUP_KEEP: '2' });
    await recordSmallCity(server.app, database);
  });
  afterAll(async () => {
    await server.app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made once a day in a quiet hour, and the oldest are given away', async () => {
    await tickAt('2026-07-01T01:59:00+07:00');
    expect(await server.app.get(DailyBackup).state()).toMatchObject({ last: null, failure: null });
    await tickAt('2026-07-01T02:00:00+07:00');
    expect(kept()).toEqual(['pantausop-2026-07-01.tar.gz']);
    const { engine, madeAt } = await readBackup(join(backups, 'pantausop-2026-07-01.tar.gz'), () => undefined);
    expect({ engine, madeAt }).toEqual({ engine: 'sqlite', madeAt: '2026-06-30T19:00:00.000Z' });
    await tickAt('2026-07-01T23:00:00+07:00');
    writeFileSync(join(backups, 'pantausop-2026-07-02.tar.gz.part'), 'left by a killed program');
    writeFileSync(join(backups, 'notes.txt'), 'of the operator');
    await tickAt('2026-07-02T08:00:00+07:00');
    await tickAt('2026-07-03T08:00:00+07:00');
    expect(kept()).toEqual(['notes.txt', 'pantausop-2026-07-02.tar.gz', 'pantausop-2026-07-03.tar.gz']);
  });

  it('that fails says so, and is made up for by itself', async () => {
    rmSync(backups, { recursive: true });
    writeFileSync(backups, 'a file in the way');
    await tickAt('2026-07-04T08:00:00+07:00');
    const failed = await server.app.get(StatusService).status();
    expect(failed.backup).toMatchObject({ last: null, failure: expect.stringContaining('EEXIST') });
    expect(failed.faults).toContain('backup_failed');
    rmSync(backups);
    await tickAt('2026-07-04T08:10:00+07:00');
    const { backup, faults } = await server.app.get(StatusService).status();
    expect(backup).toMatchObject({ failure: null, last: { bytes: expect.any(Number) } });
    expect(faults).not.toContain('backup_failed');
  });
});
