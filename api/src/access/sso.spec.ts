import type { NestExpressApplication } from '@nestjs/platform-express';
import { SessionSchema } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request, { type Response } from 'supertest';
import type { SettableClock } from '../config';
import { recordSmallCity, startApp } from '../testing';
import { SsoService, UsersService } from './index';
import { passThrough, startProvider, type Person } from './sso.fixture';

const BASE = 'https://sop.medan.example';
const CALLBACK = `${BASE}/api/v1/sso/callback`;
/** Made anew for each engine: a test changes what the provider says of somebody. */
const everybody = (): Record<string, Person> => ({
  'sub-ani': { name: 'Ani', preferred_username: 'Ani@medan.example', groups: ['pegawai', 'Kepala Dinas'] },
  'sub-budi': {
    name: 'Budi',
    preferred_username: 'budi',
    email: 'budi@medan.example',
    email_verified: true,
    groups: 'setda',
  },
  'sub-tamu': { name: 'Tamu', preferred_username: 'tamu', groups: ['tamu'] },
  'sub-polos': { name: 'Polos' },
});

describeEngines('single sign-on', (engine) => {
  const PEOPLE = everybody();
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let database: Database;
  let app: NestExpressApplication;
  let clock: SettableClock;
  const http = () => request(app.getHttpServer());
  const settings = () => ({
    BASE_URL: BASE,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'pantau',
    OIDC_CLIENT_SECRET: 'a secret of the client',
    OIDC_ROLES: 'Kepala Dinas=operator@DINKES; setda=pimpinan; setda=bkd',
  });

  beforeAll(async () => {
    provider = await startProvider(PEOPLE, CALLBACK);
    database = await engine.open();
    ({ app, clock } = await startApp(database, settings()));
    clock.set(new Date().toISOString());
    await recordSmallCity(app, database);
    const account = { name: 'Ani lain', password: 'kuda lumping menari', role: 'admin', unit: null } as const;
    await app.get(UsersService).add({ ...account, username: 'ani' });
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  const cookiesOf = ({ headers }: Response): Map<string, string> =>
    new Map(
      (headers['set-cookie'] as unknown as string[]).map((line) => {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        return [name, value];
      }),
    );
  /** A browser that is sent to the provider and is back, not yet let in. */
  async function atTheDoor(subject: string, wayBack = '/opd?area=sdm') {
    const sent = await http()
      .get(`/api/v1/sso?kembali=${encodeURIComponent(wayBack)}`)
      .expect(302);
    const cookie = `__Host-pantau_sso=${cookiesOf(sent).get('__Host-pantau_sso') ?? ''}`;
    const back = new URL(await passThrough(String(sent.headers['location']), subject, CALLBACK));
    return { cookie, back };
  }
  const enter = ({ cookie, back }: { cookie: string; back: URL }) =>
    http().get(`/api/v1/sso/callback${back.search}`).set('Cookie', cookie).expect(302);
  const sessionOf = (answer: Response) =>
    http()
      .get('/api/v1/session')
      .set('Cookie', `__Host-pantau_session=${cookiesOf(answer).get('__Host-pantau_session') ?? ''}`);

  it('asks the provider for a code, with state, nonce and PKCE', async () => {
    const { headers } = await http().get('/api/v1/sso').expect(302);
    const address = new URL(String(headers['location']));
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-pantau_sso=[\w-]{43}; Max-Age=600;.*HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await http().get('/api/v1/sign-in')).body.singleSignOn).toBe(true);
  });

  it('lets in whom the provider proves, with the roles of its claim, as an account of their own', async () => {
    const answer = await enter(await atTheDoor('sub-ani'));
    expect(answer.headers['location']).toBe('/opd?area=sdm');
    expect(SessionSchema.parse((await sessionOf(answer).expect(200)).body)).toMatchObject({
      user: { username: 'ani-2', name: 'Ani' },
      roles: [{ role: 'operator', unitId: 'dinkes' }],
      mustChangePassword: false,
    });
    const again = await sessionOf(await enter(await atTheDoor('sub-ani')));
    expect(again.body.user.username).toBe('ani-2');
    const budi = await sessionOf(await enter(await atTheDoor('sub-budi')));
    expect(budi.body.roles.map(({ role }: { role: string }) => role).sort()).toEqual(['bkd', 'pimpinan']);
    expect(await app.get(UsersService).list()).toHaveLength(3);
  });

  it('has no password that anybody could guess or reset', async () => {
    for (const password of ['', ' ', 'kuda lumping menari']) {
      const { status } = await http().post('/api/v1/session').send({ username: 'budi', password });
      expect(status).toBe(password === '' ? 400 : 401);
    }
  });

  it('follows the provider when roles change, and ends the sessions of whom it gives none', async () => {
    const before = await enter(await atTheDoor('sub-budi'));
    PEOPLE['sub-budi'] = { ...PEOPLE['sub-budi']!, groups: 'Kepala Dinas' };
    const { body } = await sessionOf(await enter(await atTheDoor('sub-budi')));
    expect(body.roles).toMatchObject([{ role: 'operator', unitId: 'dinkes' }]);
    PEOPLE['sub-budi'] = { ...PEOPLE['sub-budi'], groups: [] };
    const refused = await enter(await atTheDoor('sub-budi'));
    expect(refused.headers['location']).toBe('/masuk?sso=no_role');
    await sessionOf(before).expect(401);
    const rows = await database.db.selectFrom('audit_events').selectAll().where('action', '=', 'user.grant').execute();
    expect(rows.map(({ after }) => after)).toEqual(['{"roles":["operator@dinkes"]}', '{"roles":[]}']);
  });

  it.each([
    ['sub-tamu', 'no_role'],
    ['sub-polos', 'no_role'],
  ])('makes no account for %s', async (subject, why) => {
    const answer = await enter(await atTheDoor(subject));
    expect(answer.headers['location']).toBe(`/masuk?sso=${why}`);
    expect(cookiesOf(answer).has('__Host-pantau_session')).toBe(false);
    expect((await app.get(UsersService).list()).map(({ username }) => username)).toEqual(['ani', 'ani-2', 'budi']);
  });

  it('refuses a deactivated account', async () => {
    await database.db.updateTable('users').set({ disabled: 1 }).where('username', '=', 'ani-2').execute();
    const answer = await enter(await atTheDoor('sub-ani'));
    expect(answer.headers['location']).toBe('/masuk?sso=disabled');
    await database.db.updateTable('users').set({ disabled: 0 }).where('username', '=', 'ani-2').execute();
  });

  const refusal = async (door: { cookie: string; back: URL }): Promise<string> => {
    const answer = await enter(door);
    expect(cookiesOf(answer).has('__Host-pantau_session')).toBe(false);
    return String(answer.headers['location']);
  };

  it('refuses an answer that this browser did not ask for, or asked for too long ago, or had before', async () => {
    const door = await atTheDoor('sub-ani');
    const forged = new URL(door.back);
    forged.searchParams.set('state', 'x'.repeat(43));
    expect(await refusal({ ...door, back: forged })).toBe('/masuk?sso=expired');
    expect(await refusal({ ...door, cookie: `__Host-pantau_sso=${'x'.repeat(43)}` })).toBe('/masuk?sso=expired');
    expect(await refusal({ ...door, cookie: 'other=1' })).toBe('/masuk?sso=expired');
    const late = await atTheDoor('sub-ani');
    clock.advance(10 * 60_000 + 1);
    expect(await refusal(late)).toBe('/masuk?sso=expired');
    clock.set(new Date().toISOString());
    await enter(door);
    expect(await refusal(door)).toBe('/masuk?sso=expired');
  });

  it('refuses a token of another nonce, a code without its verifier, and another issuer', async () => {
    const attempts = () => database.db.updateTable('sso_attempts');
    const first = await atTheDoor('sub-ani');
    await attempts()
      .set({ nonce: 'y'.repeat(43) })
      .execute();
    expect(await refusal(first)).toBe('/masuk?sso=failed');
    const second = await atTheDoor('sub-ani');
    await attempts()
      .set({ code_verifier: 'z'.repeat(43) })
      .execute();
    expect(await refusal(second)).toBe('/masuk?sso=failed');
    const third = await atTheDoor('sub-ani');
    third.back.searchParams.set('iss', 'https://evil.example');
    expect(await refusal(third)).toBe('/masuk?sso=failed');
    const fourth = await atTheDoor('sub-ani');
    fourth.back.searchParams.delete('code');
    fourth.back.searchParams.set('error', 'access_denied');
    expect(await refusal(fourth)).toBe('/masuk?sso=denied');
  });

  it('leads back to pages of this program only', async () => {
    for (const strange of ['//evil.example', 'https://evil.example', '/\\evil.example', '/api/v1/session']) {
      const answer = await enter(await atTheDoor('sub-ani', strange));
      expect(answer.headers['location']).toBe('/');
    }
  });
});

describeEngines('the setting up of single sign-on', (engine) => {
  it('stops the start at a unit that is not there, and waits for a provider that is not', async () => {
    const database = await engine.open();
    const { app } = await startApp(database, {
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'pantau',
      OIDC_ROLES: 'a=operator@DINKES; b=operator@NOPE',
    });
    await recordSmallCity(app, database);
    await expect(app.get(SsoService).checkUnits()).rejects.toThrow(
      'OIDC_ROLES names the unit NOPE for "b", but there is no such unit today',
    );
    const { headers } = await request(app.getHttpServer()).get('/api/v1/sso').expect(302);
    expect(headers['location']).toBe('/masuk?sso=unavailable');
    await app.close();
  });

  it('is not there without its settings', async () => {
    const database = await engine.open();
    const { app } = await startApp(database);
    await request(app.getHttpServer()).get('/api/v1/sso').expect(404);
    await request(app.getHttpServer()).get('/api/v1/sso/callback?code=x&state=y').expect(404);
    await app.close();
  });
});
