import { setTimeout } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SessionSchema, SignInInfoSchema } from '@pantausop/contracts';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { comparedDate, stamp } from '@pantausop/domain';
import request from 'supertest';
import type { SettableClock } from '../config';
import type { AppRequest } from '../http';
import { recordSmallCity, startApp } from '../testing';
import { AskedFirst, DEMO_PASSWORD, DemoAccounts, TokensService, UsersService } from './index';

const HOUR = 3_600_000;

describeEngines('access', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let clock: SettableClock;
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    database = await engine.open();
    ({ app, clock } = await startApp(database));
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

  /** That a session was used is noted behind the answer: hours do not pass meanwhile but here. */
  async function noted(at: number): Promise<void> {
    const seen = database.db.selectFrom('sessions').select('token_hash').where('last_seen_at', '>=', stamp(at));
    while ((await seen.execute()).length === 0) await setTimeout(5);
  }

  it('gives an HttpOnly, SameSite cookie that opens the session until it is ended', async () => {
    const answer = await signIn('Operator ').expect(204);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^pantau_session=[\w-]{43}; Max-Age=604800; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    const cookie = await cookieOf('operator');
    const { body } = await http().get('/api/v1/session').set('Cookie', cookie).expect(200);
    expect(SessionSchema.parse(body)).toMatchObject({
      user: { username: 'operator' },
      roles: [{ role: 'operator', unitId: 'dinkes', unitName: 'Dinas Kesehatan' }],
      permissions: ['figures.read', 'units.read', 'register.read', 'register.record', 'import.run'],
      rootUnitId: 'dinkes',
      sample: true,
      mustChangePassword: false,
    });
    await http().delete('/api/v1/session').set('Cookie', cookie).expect(204);
    const after = await http().get('/api/v1/session').set('Cookie', cookie).expect(401);
    expect(after.body).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  it('asks ahead for the session of those who have one, and for the figures of the overview of those who see all of it', async () => {
    const asked = (originalUrl: string, cookie?: string) =>
      app.get(AskedFirst).of({ originalUrl, headers: { cookie } } as AppRequest);
    const [bkd, operator, session] = [await cookieOf('bkd'), await cookieOf('operator'), '/api/v1/session'];
    const figures = '/api/v1/compliance/matrix';
    expect(await asked('/', bkd)).toEqual([session, figures, `${figures}?asOf=${comparedDate(clock.today(), 3)}`]);
    for (const address of ['/?per=2026-06-30', '/opd']) expect(await asked(address, bkd)).toEqual([session]);
    expect(await asked('/', operator)).toEqual([session]);
    expect(await asked('/', `pantau_session=${'x'.repeat(43)}`)).toEqual([session]);
    expect(await asked('/')).toEqual([]);
  });

  it('keeps neither passwords nor secrets in the database', async () => {
    const secret = (await cookieOf('bkd')).split('=')[1] ?? '';
    const users = await database.db.selectFrom('users').select('password_hash').execute();
    expect(users.every(({ password_hash }) => password_hash.startsWith('$argon2id$'))).toBe(true);
    const sessions = await database.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(sessions)).not.toContain(secret);
  });

  it('says the same of a wrong name and a wrong password', async () => {
    const [wrongName, wrongPassword] = [await signIn('nobody', 'x'), await signIn('pimpinan', 'x')];
    for (const { status, body, headers } of [wrongName, wrongPassword]) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'wrong_credentials', detail: 'the user name or the password is wrong' });
      expect(headers['content-type']).toContain('application/problem+json');
    }
  });

  it('lets a guesser wait longer and longer, and the owner in afterwards', async () => {
    for (let at = 0; at < 5; at += 1) await signIn('organisasi', `guess ${at}`).expect(401);
    const { body, headers } = await signIn('organisasi').expect(429);
    expect(body).toMatchObject({ code: 'too_many_attempts' });
    expect(headers['retry-after']).toBe('1');
    clock.advance(1_100);
    await signIn('organisasi', 'guess 6').expect(401);
    expect((await signIn('organisasi')).headers['retry-after']).toBe('2');
    clock.advance(2_100);
    await signIn('organisasi').expect(204);
    await signIn('organisasi', 'guess 7').expect(401);
  });

  it('ends a session that idles, and every session in the end', async () => {
    const idle = await cookieOf('admin');
    clock.advance(8 * HOUR + 1);
    await http().get('/api/v1/session').set('Cookie', idle).expect(401);
    const used = await cookieOf('admin');
    for (let hours = 0; hours < 7 * 24 - 7; hours += 7) {
      clock.advance(7 * HOUR);
      await http().get('/api/v1/session').set('Cookie', used).expect(200);
      await noted(clock.now() * 1000);
    }
    clock.advance(7 * HOUR + 1);
    await http().get('/api/v1/session').set('Cookie', used).expect(401);
  });

  it('refuses changes that another site makes with the cookie', async () => {
    const cookie = await cookieOf('admin');
    const cross = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await http().delete('/api/v1/session').set('Cookie', cookie).set(cross)).body).toMatchObject({
      code: 'cross_site',
    });
    await http().delete('/api/v1/session').set('Cookie', cookie).set('Origin', 'https://evil.example').expect(403);
    await http()
      .post('/api/v1/session')
      .set('Origin', 'null')
      .send({ username: 'admin', password: DEMO_PASSWORD })
      .expect(403);
    await http().get('/api/v1/session').set('Cookie', cookie).set(cross).expect(200);
    await http().delete('/api/v1/session').set('Cookie', cookie).set('Sec-Fetch-Site', 'same-origin').expect(204);
  });

  it('takes API tokens until they expire or are revoked', async () => {
    const tokens = app.get(TokensService);
    const tomorrow = stamp((clock.now() + 24 * HOUR) * 1000);
    const [first, second] = [
      await tokens.create('bkd', 'nightly', tomorrow),
      await tokens.create('bkd', 'other', null),
    ];
    const as = ({ secret }: { secret: string }) =>
      http().get('/api/v1/session').set('Authorization', `Bearer ${secret}`);
    expect((await as(first).expect(200)).body).toMatchObject({ user: { username: 'bkd' } });
    clock.advance(25 * HOUR);
    expect((await as(first).expect(401)).body).toMatchObject({ detail: 'the session or token is no longer good' });
    await as(second).expect(200);
    await tokens.revoke(second.id);
    await as(second).expect(401);
    await expect(tokens.revoke(second.id)).rejects.toMatchObject({ code: 'unknown_token' });
    await http().get('/api/v1/session').set('Authorization', 'Basic YTpi').expect(401);
  });

  it('signs everybody out whose password is changed, and no longer publishes that account', async () => {
    const users = app.get(UsersService);
    await users.add({ username: 'budget', name: '', password: 'long enough', role: 'operator', unit: 'disdik' }, true);
    const { headers } = await signIn('budget', 'long enough').expect(204);
    const cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const listed = async () =>
      SignInInfoSchema.parse((await http().get('/api/v1/sign-in').expect(200)).body).demoAccounts;
    expect((await listed()).map(({ username }) => username)).toContain('budget');
    await users.setPassword('budget', 'another one');
    await http().get('/api/v1/session').set('Cookie', cookie).expect(401);
    await signIn('budget', 'another one').expect(204);
    expect((await listed()).map(({ username }) => username)).toEqual([
      'pimpinan',
      'bkd',
      'organisasi',
      'operator',
      'admin',
    ]);
  });

  it('refuses accounts that could not be used', async () => {
    const users = app.get(UsersService);
    const account = { username: 'someone', name: 'S', password: 'long enough', role: 'operator', unit: null } as const;
    await expect(users.add({ ...account, username: 'Some one' })).rejects.toMatchObject({ code: 'bad_username' });
    await expect(users.add({ ...account, password: 'short' })).rejects.toMatchObject({ code: 'short_password' });
    await expect(users.add({ ...account, unit: 'NOPE' })).rejects.toMatchObject({ code: 'unknown_unit' });
    await expect(users.add({ ...account, username: 'ADMIN' })).rejects.toMatchObject({ code: 'username_taken' });
  });

  it('refuses bad sign-in bodies by name', async () => {
    const { body } = await http().post('/api/v1/session').send({ username: '', pass: 'x' }).expect(400);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['pass', 'password', 'username']);
    await http().post('/api/v1/session').type('form').send('username=admin&password=x').expect(415);
  });
});

it('shows an empty sign-in page on an empty database', async () => {
  const database = await openDatabase('file::memory:');
  await migrate(database);
  const { app } = await startApp(database);
  const { body } = await request(app.getHttpServer()).get('/api/v1/sign-in').expect(200);
  expect(body).toEqual({ government: '', sample: false, setup: true, singleSignOn: false, demoAccounts: [] });
  await app.close();
  await database.close();
});
