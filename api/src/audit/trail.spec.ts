import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate, openDatabase, write, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { RefusedError } from '@pantausop/domain';
import request from 'supertest';
import { AppModule } from '../app.module';
import { DEMO_PASSWORD, DemoAccounts, TokensService, UsersService } from '../access';
import { readSettings, SystemClock } from '../config';
import { AppAdapter, configureHttp, Endpoint } from '../http';
import { recordSmallCity, startApp } from '../testing';
import { AuditModule, AuditTrail } from './index';

const rowsOf = (database: Database) => database.db.selectFrom('audit_events').selectAll().orderBy('sequence').execute();

describeEngines('the trail', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database, { TRUSTED_PROXIES: 'loopback' }));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
  }, 60_000);
  afterAll(() => app.close());

  const signIn = (username: string, password = DEMO_PASSWORD) =>
    http().post('/api/v1/session').send({ username, password });
  async function cookieOf(username: string): Promise<string> {
    const { headers } = await signIn(username).expect(204);
    return String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  }
  async function since<T>(work: () => Promise<T>) {
    const before = (await rowsOf(database)).length;
    await work();
    return (await rowsOf(database)).slice(before);
  }

  it('holds who signed in and out, from where and in which request', async () => {
    const rows = await since(async () => {
      const { headers } = await signIn('operator')
        .set('X-Forwarded-For', '203.0.113.9')
        .set('X-Request-Id', 'request-1')
        .set('User-Agent', 'A browser')
        .expect(204);
      await http().delete('/api/v1/session').set('Cookie', String(headers['set-cookie']?.[0])).expect(204);
    });
    expect(rows).toMatchObject([
      {
        action: 'session.start',
        outcome: 'done',
        actor: 'operator',
        via: 'session',
        address: '203.0.113.9',
        request_id: 'request-1',
        user_agent: 'A browser',
      },
      { action: 'session.end', outcome: 'done', actor: 'operator', address: '127.0.0.1' },
    ]);
    expect(rows[0]?.recorded_at).toBe(Date.parse('2026-07-01T09:00:00+07:00') * 1000);
  });

  it('names an account whose password was guessed at, never what was typed in the place of a name', async () => {
    const rows = await since(async () => {
      await signIn('bkd', 'guess').expect(401);
      await signIn('rahasia-saya', 'guess').expect(401);
    });
    expect(rows).toMatchObject([
      { action: 'session.start', outcome: 'refused', actor: null, subject_label: 'bkd', note: 'wrong password' },
      { action: 'session.start', outcome: 'refused', actor: null, subject_label: null, note: 'unknown user name' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('rahasia-saya');
  });

  it('holds refused attempts at a change: no session, no right, not in scope', async () => {
    const operator = await cookieOf('operator');
    const pimpinan = await cookieOf('pimpinan');
    const need = { unit: 'disdik', area: 'tatalaksana', title: 'Penerbitan Izin', effectiveOn: '2026-01-01' };
    const rows = await since(async () => {
      await http().post('/api/v1/sops').send(need).expect(401);
      await http().post('/api/v1/sops').set('Cookie', pimpinan).send(need).expect(403);
      await http().post('/api/v1/sops').set('Cookie', operator).send(need).expect(403);
      await http()
        .post('/api/v1/sops/nothing/events')
        .set('Cookie', operator)
        .send({ type: 'submitted', effectiveOn: '2026-01-01' })
        .expect(404);
      await http().post('/api/v1/sops').set('Cookie', operator).send({ nonsense: true }).expect(400);
      await http().get('/api/v1/sops/nothing').set('Cookie', operator).expect(404);
      await http().get('/api/v1/session').expect(401);
    });
    expect(rows).toMatchObject([
      { outcome: 'refused', actor: null, subject_id: 'POST /api/v1/sops', note: expect.stringMatching(/^401 /) },
      { outcome: 'refused', actor: 'pimpinan', note: expect.stringMatching(/^403 not_allowed: /) },
      { outcome: 'refused', actor: 'operator', via: 'session' },
      { outcome: 'refused', subject_id: 'POST /api/v1/sops/:id/events', after: '{"id":"nothing"}' },
    ]);
    expect(rows).toHaveLength(4);
  });

  it('is not filled by a flood of strangers: they are counted', async () => {
    const rows = await since(async () => {
      for (let at = 0; at < 40; at += 1)
        await http().post('/api/v1/sops').set('X-Forwarded-For', '203.0.113.66').send({}).expect(401);
    });
    expect(rows).toHaveLength(20);
  });

  it('goes with the transaction that it is recorded in', async () => {
    const trail = app.get(AuditTrail);
    const rows = await since(async () => {
      const attempt = write(database, async (tx) => {
        await trail.record(tx, { action: 'user.change', outcome: 'done' });
        throw new Error('changed my mind');
      });
      await expect(attempt).rejects.toThrow('changed my mind');
    });
    expect(rows).toEqual([]);
  });

  it('holds no password, secret, token or hash, whatever is done', async () => {
    const secrets = ['a very long passphrase', 'another one, quite long', DEMO_PASSWORD];
    const users = app.get(UsersService);
    await users.add({ username: 'baru', name: 'Baru', password: secrets[0] ?? '', role: 'bkd', unit: null });
    await users.setPassword('baru', secrets[1] ?? '');
    const token = await app.get(TokensService).create('baru', 'nightly', null);
    secrets.push(token.secret, (await cookieOf('admin')).split('=')[1] ?? '');
    await http().post('/api/v1/sops').set('Authorization', `Bearer ${token.secret}`).send({}).expect(403);
    await app.get(AuditTrail).record(null, {
      action: 'user.change',
      outcome: 'done',
      subject: { kind: 'user', id: '1', label: `token ${token.secret}` },
      before: { password: secrets[0] },
      after: { nested: [{ password_hash: secrets[1], text: `Bearer ${token.secret}` }] },
      note: `pantau_session=${token.secret}`,
      userAgent: `x ${token.secret}`,
    });
    const kept = JSON.stringify(await rowsOf(database));
    for (const secret of secrets) expect(kept).not.toContain(secret);
    expect(kept).not.toContain('$argon2');
  });
});

@Controller('api/v1/deeds')
class DeedsController {
  constructor(private readonly trail: AuditTrail) {}

  @Post('silent/:id')
  @Endpoint({ summary: 'Records nothing', access: 'public', status: 204 })
  silent(): null {
    return null;
  }

  @Post('spoken')
  @Endpoint({ summary: 'Records its act', access: 'public', status: 204 })
  spoken(): Promise<void> {
    return this.trail.record(null, { action: 'user.change', outcome: 'done' });
  }

  @Post('preview')
  @Endpoint({ summary: 'Works something out', access: 'public', status: 204, changesNothing: true })
  preview(): null {
    return null;
  }

  @Post('conflict')
  @Endpoint({ summary: 'Too late', access: 'public', status: 204 })
  conflict(): void {
    throw new RefusedError('too_late', 'conflict', { id: 'orang lain mendahului', en: 'somebody was faster' });
  }
}

@Module({ imports: [AuditModule], controllers: [DeedsController] })
class DeedsModule {}

it('holds every change that an endpoint makes, also when its service forgot to say so', async () => {
  const database = await openDatabase('file::memory:');
  await migrate(database);
  const settings = readSettings({ WEB_DIR: 'no-such-folder' });
  const { module, imports = [] } = AppModule.on({ settings, database, clock: new SystemClock('UTC') });
  const app = await NestFactory.create<NestExpressApplication>(
    { module, imports: [...imports, DeedsModule] },
    new AppAdapter(),
    { logger: false, bodyParser: false },
  );
  configureHttp(app, settings);
  await app.init();
  try {
    const post = (path: string, status: number) =>
      request(app.getHttpServer()).post(`/api/v1/deeds/${path}`).set('X-Forwarded-For', '203.0.113.9').expect(status);
    await post('silent/7', 204);
    await post('spoken', 204);
    await post('preview', 204);
    await post('conflict', 409);
    const rows = await rowsOf(database);
    expect(rows).toMatchObject([
      {
        action: 'request',
        outcome: 'done',
        subject_id: 'POST /api/v1/deeds/silent/:id',
        subject_label: 'Records nothing',
        after: '{"id":"7"}',
        // nobody said that this proxy is to be believed
        address: '127.0.0.1',
      },
      { action: 'user.change', outcome: 'done' },
      {
        action: 'request',
        outcome: 'refused',
        note: '409 too_late: somebody was faster | Orang lain mendahului. | Somebody was faster.',
      },
    ]);
    expect(rows).toHaveLength(3);
  } finally {
    await app.close();
    await database.close();
  }
});
