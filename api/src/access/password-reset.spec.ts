import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { simpleParser } from 'mailparser';
import request from 'supertest';
import type { SettableClock } from '../config';
import { recordSmallCity, startApp } from '../testing';
import { UsersService } from './index';
import { PasswordResetService } from './password-reset.service';

const MINUTE = 60_000;
const [BEFORE, AFTER] = ['kuda lumping menari', 'perahu layar terkembang'];

describeEngines('a forgotten password', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let clock: SettableClock;
  const outbox = mkdtempSync(join(tmpdir(), 'pantau-reset-'));
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    database = await engine.open();
    const address = { BASE_URL: 'https://sop.medan.example', TRUSTED_PROXIES: 'loopback' };
    ({ app, clock } = await startApp(database, { MAIL_OUTBOX: outbox, ...address }));
    await recordSmallCity(app, database);
    const account = { name: 'Siti & <b>', password: BEFORE, role: 'organisasi', unit: null } as const;
    await app.get(UsersService).add({ ...account, username: 'siti', email: 'siti@medan.example' });
    await app.get(UsersService).add({ ...account, username: 'tanpa' });
  }, 60_000);
  afterAll(() => app.close());

  const ask = (account: string, from = '203.0.113.1') =>
    http().post('/api/v1/password-resets').set('X-Forwarded-For', from).send({ account });
  const signIn = (password: string) => http().post('/api/v1/session').send({ username: 'siti', password });
  const check = (token: string) => http().post('/api/v1/password-resets/check').send({ token });
  const redeem = (token: string, password: string) =>
    http().post('/api/v1/password-resets/redeem').send({ token, password });
  /** the letters that the work brings into the outbox */
  async function letters(work: () => Promise<unknown>) {
    const before = new Set(readdirSync(outbox));
    await work();
    await app.get(PasswordResetService).beforeApplicationShutdown();
    const files = readdirSync(outbox).filter((name) => !before.has(name));
    return Promise.all(files.map((name) => simpleParser(readFileSync(join(outbox, name)))));
  }
  async function linkFor(account: string): Promise<string> {
    const [letter] = await letters(() => ask(account).expect(204));
    return /https:\/\/sop\.medan\.example\/atur-sandi\/([\w-]{43})\s/.exec(letter?.text ?? '')?.[1] ?? '';
  }

  it('comes back by a link that works once, and ends every session', async () => {
    const { headers } = await signIn(BEFORE).expect(204);
    const cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const [token, other] = [await linkFor('SITI'), await linkFor('Siti@Medan.example')];
    expect(await database.db.selectFrom('password_resets').select('token_hash').execute()).toHaveLength(2);
    expect(JSON.stringify(await database.db.selectFrom('password_resets').selectAll().execute())).not.toContain(token);
    expect((await check(token).expect(200)).body).toEqual({
      username: 'siti',
      expiresAt: '2026-07-01T03:00:00.000000Z',
    });
    expect((await redeem(token, 'pendek').expect(422)).body.code).toBe('short_password');
    await redeem(token, AFTER).expect(204);
    await http().get('/api/v1/session').set('Cookie', cookie).expect(401);
    await signIn(BEFORE).expect(401);
    await signIn(AFTER).expect(204);
    for (const used of [token, other]) {
      expect((await redeem(used, 'sampan tanpa dayung').expect(404)).body.code).toBe('reset_link_over');
      await check(used).expect(404);
    }
    await app.get(UsersService).setPassword('siti', BEFORE);
  });

  it('is over after an hour', async () => {
    const token = await linkFor('siti');
    clock.advance(59 * MINUTE);
    await check(token).expect(200);
    clock.advance(MINUTE);
    await check(token).expect(404);
    await redeem(token, AFTER).expect(404);
  });

  it('works once, also for two at the same time', async () => {
    const token = await linkFor('siti');
    const answers = await Promise.all([redeem(token, AFTER), redeem(token, 'perahu tanpa layar')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    await app.get(UsersService).setPassword('siti', BEFORE);
  });

  it('frees an account that guesses have slowed down', async () => {
    const guesses = await Promise.all(Array.from({ length: 8 }, (_, at) => signIn(`tebakan ${at}`)));
    expect(guesses.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect((await signIn(BEFORE)).status).toBe(429);
    await redeem(await linkFor('siti'), AFTER).expect(204);
    await signIn(AFTER).expect(204);
    await app.get(UsersService).setPassword('siti', BEFORE);
  });

  it('tells nobody which accounts there are', async () => {
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    const sent = await letters(async () => {
      for (const account of ['siti', 'tanpa', 'tidak-ada', 'a@b.example']) answers.push(await ask(account));
    });
    const seen = answers.map(({ status, text, headers }) => [status, text, Object.keys(headers).sort()]);
    for (const one of seen) expect(one).toEqual([204, '', seen[0]?.[2]]);
    expect(sent.map(({ to }) => (Array.isArray(to) ? to : [to]).map((one) => one?.text))).toEqual([
      ['siti@medan.example'],
    ]);
    expect(sent[0]?.html).toContain('Yth. Siti &amp; &lt;b&gt;,');
  });

  it('fills nobody with letters, and slows an address down that asks for many', async () => {
    clock.advance(60 * MINUTE);
    const sent = await letters(async () => {
      for (let at = 0; at < 10; at += 1) await ask('siti', '203.0.113.7').expect(204);
    });
    expect(sent).toHaveLength(3);
    const { body, headers } = await ask('siti', '203.0.113.7').expect(429);
    expect([body.code, headers['retry-after']]).toEqual(['too_many_attempts', '1']);
    await ask('siti', '203.0.113.8').expect(204);
  });

  it('sends no more letters to those who ask at the same time', async () => {
    clock.advance(61 * MINUTE);
    const addresses = Array.from({ length: 8 }, (_, at) => `203.0.113.${20 + at}`);
    const sent = await letters(() => Promise.all(addresses.map((from) => ask('siti', from).expect(204))));
    expect(sent).toHaveLength(3);
  });

  it('stays with whom it is disabled for', async () => {
    clock.advance(61 * MINUTE);
    const token = await linkFor('siti');
    await database.db.updateTable('users').set({ disabled: 1 }).where('username', '=', 'siti').execute();
    await redeem(token, AFTER).expect(404);
    expect(await letters(() => ask('siti').expect(204))).toEqual([]);
  });

  it('leaves its trail without a token', async () => {
    const rows = await database.db.selectFrom('audit_events').selectAll().execute();
    const actions = new Set(rows.map(({ action, outcome }) => `${action} ${outcome}`));
    expect(actions).toContain('password.reset_ask done');
    expect(actions).toContain('password.reset done');
    expect(JSON.stringify(rows)).not.toMatch(/atur-sandi|perahu/);
  });
});
