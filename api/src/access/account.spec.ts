import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccountSchema, CreatedTokenSchema, MySessionsSchema, MyTokensSchema } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import type { SettableClock } from '../config';
import { recordSmallCity, startApp } from '../testing';
import { UsersService } from './index';

const HOUR = 3_600_000;
const PASSWORD = 'kuda lumping menari';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const CHROME =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

describeEngines('the own account', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let clock: SettableClock;
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    database = await engine.open();
    const outbox = mkdtempSync(join(tmpdir(), 'pantau-account-'));
    ({ app, clock } = await startApp(database, { MAIL_OUTBOX: outbox }));
    await recordSmallCity(app, database);
    const account = { name: 'Siti', password: PASSWORD, role: 'organisasi', unit: null } as const;
    await app.get(UsersService).add({ ...account, username: 'siti', email: 'Siti@Medan.example' });
    await app.get(UsersService).add({ ...account, username: 'budi', mustChangePassword: true });
  }, 60_000);
  afterAll(() => app.close());

  async function cookieOf(
    username: string,
    password = PASSWORD,
    headers: Record<string, string> = {},
  ): Promise<string> {
    const answer = await http().post('/api/v1/session').set(headers).send({ username, password }).expect(204);
    return cookieIn(answer);
  }
  const cookieIn = ({ headers }: { headers: Record<string, unknown> }): string =>
    String((headers['set-cookie'] as string[])[0]).split(';')[0] ?? '';
  const me = (cookie: string) => http().get('/api/v1/session').set('Cookie', cookie);

  it('ends the session that a browser still had when it signs in again', async () => {
    const first = await cookieOf('siti');
    const second = await cookieOf('siti', PASSWORD, { Cookie: first });
    expect(second).not.toBe(first);
    await me(first).expect(401);
    await me(second).expect(200);
  });

  it('shows where one is signed in, and ends one of them or all', async () => {
    await http()
      .delete('/api/v1/account/sessions')
      .set('Cookie', await cookieOf('siti'))
      .expect(204);
    const laptop = await cookieOf('siti', PASSWORD, { 'User-Agent': FIREFOX });
    clock.advance(HOUR);
    const phone = await cookieOf('siti', PASSWORD, { 'User-Agent': CHROME });
    const list = async (cookie: string) =>
      MySessionsSchema.parse((await http().get('/api/v1/account/sessions').set('Cookie', cookie).expect(200)).body)
        .items;
    const [newest, oldest] = await list(phone);
    expect(newest).toMatchObject({ browser: 'chrome', system: 'android', current: true });
    expect(oldest).toMatchObject({ browser: 'firefox', system: 'linux', current: false });
    const stranger = await cookieOf('budi');
    await http().delete(`/api/v1/account/sessions/${oldest!.id}`).set('Cookie', stranger).expect(403);
    await http().delete(`/api/v1/account/sessions/${oldest!.id}`).set('Cookie', phone).expect(204);
    await http().delete(`/api/v1/account/sessions/${oldest!.id}`).set('Cookie', phone).expect(404);
    await me(laptop).expect(401);
    const other = await cookieOf('siti');
    const { headers } = await http().delete('/api/v1/account/sessions').set('Cookie', phone).expect(204);
    expect(headers['set-cookie']?.[0]).toMatch(/^pantau_session=;/);
    for (const cookie of [phone, other]) await me(cookie).expect(401);
  });

  it('changes the password of whoever knows the present one, and signs out the other browsers', async () => {
    const [here, there] = [await cookieOf('siti'), await cookieOf('siti')];
    const change = (current: string, password: string) =>
      http().put('/api/v1/account/password').set('Cookie', here).send({ current, password });
    expect((await change('salah sama sekali', 'gajah berenang jauh').expect(422)).body.code).toBe('wrong_password');
    expect((await change(PASSWORD, PASSWORD).expect(422)).body.code).toBe('same_password');
    expect((await change(PASSWORD, 'pendek').expect(422)).body).toMatchObject({
      code: 'short_password',
      params: { minimum: 10 },
    });
    expect((await change(PASSWORD, 'Indonesia123').expect(422)).body.code).toBe('guessable_password');
    const answer = await change(PASSWORD, 'gajah berenang jauh').expect(204);
    await me(there).expect(401);
    await me(here).expect(401);
    await me(cookieIn(answer)).expect(200);
    await http().post('/api/v1/session').send({ username: 'siti', password: PASSWORD }).expect(401);
    const back = await http()
      .put('/api/v1/account/password')
      .set('Cookie', cookieIn(answer))
      .send({ current: 'gajah berenang jauh', password: PASSWORD });
    expect(back.status).toBe(204);
  });

  it('counts wrong present passwords as attempts to sign in', async () => {
    const cookie = await cookieOf('siti');
    const guess = () =>
      http()
        .put('/api/v1/account/password')
        .set('Cookie', cookie)
        .send({ current: 'tebak tebakan', password: 'gajah berenang jauh' });
    for (let at = 0; at < 5; at += 1) await guess().expect(422);
    expect((await guess()).status).toBe(429);
    clock.advance(2_000);
    await cookieOf('siti');
  });

  it('opens nothing to an initial password but its change', async () => {
    const cookie = await cookieOf('budi');
    expect((await me(cookie).expect(200)).body).toMatchObject({ mustChangePassword: true });
    for (const path of ['/units', '/account', '/account/sessions', '/account/tokens']) {
      const { body } = await http().get(`/api/v1${path}`).set('Cookie', cookie).expect(403);
      expect(body.code).toBe('password_change_required');
    }
    const change = await http()
      .put('/api/v1/account/password')
      .set('Cookie', cookie)
      .send({ current: PASSWORD, password: 'kerbau di tengah sawah' })
      .expect(204);
    const after = cookieIn(change);
    expect((await me(after)).body).toMatchObject({ mustChangePassword: false });
    await http().get('/api/v1/units').set('Cookie', after).expect(200);
    await app.get(UsersService).setPassword('budi', 'awal yang baru sekali', true);
    await me(after).expect(401);
    expect((await me(await cookieOf('budi', 'awal yang baru sekali'))).body).toMatchObject({
      mustChangePassword: true,
    });
  });

  it('has one mail address at most, and nobody else has the same', async () => {
    const cookie = await cookieOf('siti');
    const profile = async () =>
      AccountSchema.parse((await http().get('/api/v1/account').set('Cookie', cookie).expect(200)).body);
    expect(await profile()).toEqual({
      username: 'siti',
      name: 'Siti',
      email: 'siti@medan.example',
      hasPassword: true,
      singleSignOn: false,
    });
    const put = (email: string | null, current = PASSWORD) =>
      http().put('/api/v1/account/email').set('Cookie', cookie).send({ current, email });
    await put('baru@medan.example', 'salah sama sekali').expect(422);
    await put('bukan alamat').expect(400);
    await put('satu@medan.example,dua@medan.example').expect(400);
    expect((await put(' Baru@medan.example').expect(200)).body.email).toBe('baru@medan.example');
    const account = { username: 'tono', name: 'T', password: PASSWORD, role: 'bkd', unit: null } as const;
    const add = app.get(UsersService).add({ ...account, email: 'BARU@medan.example' });
    await expect(add).rejects.toMatchObject({ code: 'email_taken' });
    expect((await put(null).expect(200)).body.email).toBeNull();
  });

  it('makes tokens that do less than their user, are shown once, and can be taken back', async () => {
    const cookie = await cookieOf('siti');
    const make = (body: object) => http().post('/api/v1/account/tokens').set('Cookie', cookie).send(body);
    expect((await make({ label: 'x', expiresOn: null, scopes: ['users.manage'] }).expect(422)).body).toMatchObject({
      code: 'scope_not_held',
    });
    expect((await make({ label: 'x', expiresOn: '2026-06-30', scopes: null }).expect(422)).body.code).toBe(
      'expires_in_past',
    );
    await make({ label: 'x', expiresOn: null, scopes: [] }).expect(400);
    const body = { label: 'Laporan malam', expiresOn: '2026-07-31', scopes: ['units.read', 'register.read'] };
    const { token, secret } = CreatedTokenSchema.parse((await make(body).expect(201)).body);
    const as = (path: string) => http().get(`/api/v1${path}`).set('Authorization', `Bearer ${secret}`);
    expect((await as('/session').expect(200)).body.permissions).toEqual(['units.read', 'register.read']);
    await as('/units').expect(200);
    await as('/compliance/matrix').expect(403);
    const list = async () =>
      MyTokensSchema.parse((await http().get('/api/v1/account/tokens').set('Cookie', cookie)).body).items;
    expect(await list()).toMatchObject([
      { id: token.id, label: 'Laporan malam', scopes: body.scopes, expired: false, lastUsedAt: expect.any(String) },
    ]);
    expect(
      JSON.stringify([await list(), await database.db.selectFrom('api_tokens').selectAll().execute()]),
    ).not.toContain(secret);
    clock.advance(31 * 24 * HOUR);
    await as('/session').expect(401);
    const later = await cookieOf('siti');
    const { items } = MyTokensSchema.parse((await http().get('/api/v1/account/tokens').set('Cookie', later)).body);
    expect(items).toMatchObject([{ expired: true }]);
    const budi = await cookieOf('budi', 'awal yang baru sekali');
    await http().delete(`/api/v1/account/tokens/${token.id}`).set('Cookie', budi).expect(403);
    await http().delete(`/api/v1/account/tokens/${token.id}`).set('Cookie', later).expect(204);
    expect((await http().get('/api/v1/account/tokens').set('Cookie', later)).body.items).toEqual([]);
  });

  it('is closed to tokens, so that none makes another way in', async () => {
    const cookie = await cookieOf('siti');
    const { body } = await http()
      .post('/api/v1/account/tokens')
      .set('Cookie', cookie)
      .send({ label: 'semua', expiresOn: null, scopes: null })
      .expect(201);
    const { body: refused } = await http()
      .post('/api/v1/account/tokens')
      .set('Authorization', `Bearer ${body.secret}`)
      .send({ label: 'anak', expiresOn: null, scopes: null })
      .expect(403);
    expect(refused.code).toBe('session_only');
  });

  it('leaves a trail of it all, and no secret in it', async () => {
    const rows = await database.db.selectFrom('audit_events').select(['action', 'outcome']).execute();
    const kinds = new Set(rows.map(({ action, outcome }) => `${action} ${outcome}`));
    for (const kind of [
      'session.start done',
      'session.end_all done',
      'password.change done',
      'password.change refused',
      'user.change done',
      'token.create done',
      'token.revoke done',
    ]) {
      expect(kinds).toContain(kind);
    }
    const all = JSON.stringify(await database.db.selectFrom('audit_events').selectAll().execute());
    for (const secret of [PASSWORD, 'gajah berenang', 'kerbau di tengah']) expect(all).not.toContain(secret);
  });
});

describeEngines('a server that browsers reach by https', (engine) => {
  it('gives a cookie that only this host gets back, and only by https', async () => {
    const database = await engine.open();
    const { app } = await startApp(database, { BASE_URL: 'https://sop.medan.example', SESSION_MAX_HOURS: '2' });
    await recordSmallCity(app, database);
    const account = { username: 'siti', name: 'S', password: PASSWORD, role: 'admin', unit: null } as const;
    await app.get(UsersService).add(account);
    const http = () => request(app.getHttpServer());
    const { headers } = await http().post('/api/v1/session').send({ username: 'siti', password: PASSWORD }).expect(204);
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-pantau_session=[\w-]{43}; Max-Age=7200; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
    const secret = String(headers['set-cookie']?.[0]).split(/[=;]/)[1] ?? '';
    await http().get('/api/v1/session').set('Cookie', `__Host-pantau_session=${secret}`).expect(200);
    await http().get('/api/v1/session').set('Cookie', `pantau_session=${secret}`).expect(401);
    await app.close();
  });
});
