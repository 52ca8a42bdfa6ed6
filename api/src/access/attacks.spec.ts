import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openDatabase, migrate, type Database } from '@pantausop/database';
import request, { type Response, type Test } from 'supertest';
import { recordSmallCity, startApp } from '../testing';
import { DEMO_PASSWORD, DemoAccounts } from './index';
import * as secrets from './secrets';

/** One try of each kind of attack at the running program; what other suites try is named at the end of this file. */
describe('an attack by', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-attacks-'));
  let database: Database;
  let app: NestExpressApplication;
  let sop: string;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    const web = join(folder, 'web');
    mkdirSync(web);
    writeFileSync(join(web, 'index.html'), '<!doctype html><app-root></app-root>');
    writeFileSync(join(folder, 'rahasia.txt'), 'rahasia');
    database = await openDatabase('file::memory:');
    await migrate(database);
    ({ app } = await startApp(database, { WEB_DIR: web, BASE_URL: 'https://sop.contoh.go.id' }));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['admin', 'organisasi', 'operator', 'pimpinan']) {
      const answer = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(answer.headers['set-cookie']).split(';')[0] ?? '');
    }
    const need = { unit: 'dinkes', area: 'tatalaksana', title: 'Pelayanan Surat', effectiveOn: '2026-01-05' };
    sop = (await as('organisasi', http().post('/api/v1/sops').send(need)).expect(201)).body.id;
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const http = () => request(app.getHttpServer());
  const as = (username: string, asked: Test): Test => asked.set('Cookie', cookies.get(username) ?? '');
  const register = async (): Promise<string[]> =>
    (await as('admin', http().get('/api/v1/sops')).expect(200)).body.items.map(({ title }: { title: string }) => title);

  it.each(["' OR '1'='1", "x'; DROP TABLE sop_events; --", 'zz%', 'z_rat', 'zu\\rat', 'surat") UNION SELECT 1 --'])(
    'SQL in a search finds words, not tables: %s',
    async (q) => {
      const { body } = await as('admin', http().get('/api/v1/sops').query({ q })).expect(200);
      expect(body.items).toEqual([]);
      expect(await register()).toContain('Pelayanan Surat');
    },
  );

  it.each(['created_at desc; drop table sop_events', '-title,(select 1)', 'password'])(
    'SQL in an order is refused: %s',
    async (sort) => {
      await as('admin', http().get('/api/v1/sops').query({ sort })).expect(400);
    },
  );

  it('a script in a title: it is kept as the text that it is and answered as JSON that no browser runs', async () => {
    const title = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const need = { unit: 'dinkes', area: 'tatalaksana', title, effectiveOn: '2026-01-05' };
    const { body } = await as('organisasi', http().post('/api/v1/sops').send(need)).expect(201);
    const { headers, text } = await as('admin', http().get(`/api/v1/sops/${body.id}`)).expect(200);
    expect(JSON.parse(text).title).toBe(title);
    expect(headers['content-type']).toContain('application/json');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it.each([
    '/../rahasia.txt',
    '/..%2frahasia.txt',
    '/%2e%2e/rahasia.txt',
    '/....//rahasia.txt',
    '/..%5crahasia.txt',
    '/assets/../../rahasia.txt',
  ])('a path out of the folder of pages: %s', async (path) => {
    const answer = await http().get(path);
    expect(answer.text ?? '').not.toContain('rahasia');
  });

  it.each([
    { name: 'A', role: 'admin' },
    { name: 'A', grants: [{ role: 'admin', unit: null }] },
    { name: 'A', isAdmin: true },
  ])('a key that the form does not have, to get another role: %j', async (body) => {
    await as('operator', http().patch('/api/v1/account').send(body)).expect(({ status }: Response) => {
      expect([400, 404, 405]).toContain(status);
    });
    const { body: session } = await as('operator', http().get('/api/v1/session')).expect(200);
    expect(JSON.stringify(session)).not.toContain('users.manage');
  });

  it.each(['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}'])(
    'a key that would change every object: %s',
    async (text) => {
      const asked = http().post('/api/v1/sops').set('Content-Type', 'application/json').send(text);
      await as('organisasi', asked).expect(400);
      const query = as(
        'organisasi',
        http().get('/api/v1/sops?__proto__[isAdmin]=true&constructor[prototype][isAdmin]=1'),
      );
      await query.expect(400);
      expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    },
  );

  it('the number of another office’s SOP: it is not there for whoever may not read it', async () => {
    const need = { unit: 'disdik', area: 'tatalaksana', title: 'Penerimaan Murid', effectiveOn: '2026-01-05' };
    const { body } = await as('organisasi', http().post('/api/v1/sops').send(need)).expect(201);
    await as('operator', http().get(`/api/v1/sops/${body.id}`)).expect(404);
    await as('operator', http().get(`/api/v1/sops/${sop}`)).expect(200);
  });

  it('a pattern that a matcher would try for ever', async () => {
    const begun = process.cpuUsage();
    const evil = `${'a'.repeat(180)}!`;
    await as(
      'admin',
      http()
        .get('/api/v1/sops')
        .query({ q: `(a+)+$ ${evil}`.slice(0, 200) }),
    ).expect(200);
    const need = { unit: 'dinkes', area: 'tatalaksana', title: `SOP ${'- '.repeat(150)}x`, effectiveOn: '2026-01-05' };
    await as('organisasi', http().post('/api/v1/sops').send(need));
    const csv = `Judul SOP;Area Perubahan;Nomor SOP\r\n${'SOP '.repeat(60)}!;tatalaksana;${'1/'.repeat(60)}x\r\n`;
    const upload = http().post('/api/v1/imports').field('unit', 'DINKES').attach('file', Buffer.from(csv), 'a.csv');
    await as('organisasi', upload).expect(201);
    // a pattern that explodes takes minutes; all of this takes a fraction of a second
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(20);
  });

  it('a link that leads to another site after the sign-in', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const answer = await http().get('/api/v1/session/sso').query({ returnTo: to, next: to });
      expect(String(answer.headers['location'] ?? '')).not.toContain('evil.example');
    }
  });

  it('the time of an answer: a name that nobody has costs the same hash as one with a wrong password', async () => {
    const cost = async (username: string): Promise<number> => {
      const begun = process.cpuUsage();
      await http().post('/api/v1/session').send({ username, password: 'salah-sekali' }).expect(401);
      return process.cpuUsage(begun).user;
    };
    expect(await secrets.passwordFits('apa saja', null)).toBe(false);
    const [unknown, known] = [await cost('tiada'), await cost('pimpinan')];
    // without the hash the first would take a thousandth of the second
    expect(unknown).toBeGreaterThan(known / 10);
  });

  it('plain http where https is known: browsers are told to forget it', async () => {
    for (const path of ['/', '/api/v1/session', '/health/live']) {
      expect((await http().get(path)).headers['strict-transport-security']).toBe('max-age=15552000');
    }
  });

  it('a body or an address beyond all measure', async () => {
    const body = { unit: 'dinkes', area: 'tatalaksana', title: 'x'.repeat(1_100_000), effectiveOn: '2026-01-05' };
    await as('organisasi', http().post('/api/v1/sops').send(body)).expect(413);
    const long = await as('admin', http().get(`/api/v1/sops?q=${'a'.repeat(9_000)}`));
    expect([400, 414, 431]).toContain(long.status);
  });

  it('an address that the server would fetch: nothing that it takes is one', async () => {
    const { text } = await http().get('/api/openapi.json').expect(200);
    expect(text).not.toMatch(/"format":\s*"(uri|url|iri)"/);
  });
});

// Elsewhere: formulas in exports (exports.spec), bombs and lies of files (register-reader.spec, documents.spec), file names (documents.spec),
// requests of other sites and guessing (access.spec), headers in mails (mailer.spec), other people's things (every-endpoint.spec).
