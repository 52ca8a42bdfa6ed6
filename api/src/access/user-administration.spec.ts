import type { NestExpressApplication } from '@nestjs/platform-express';
import { UsersSchema, UserWithPasswordSchema, type User } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { recordSmallCity, startApp } from '../testing';
import { DEMO_PASSWORD, DemoAccounts, TokensService } from './index';

const USERS = '/api/v1/users';

describeEngines('keeping accounts', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let admin = '';
  const http = () => request(app.getHttpServer());
  const as = (cookie: string) => ({
    get: (path: string) => http().get(path).set('Cookie', cookie),
    post: (path: string, body: object = {}) => http().post(path).set('Cookie', cookie).send(body),
    patch: (path: string, body: object) => http().patch(path).set('Cookie', cookie).send(body),
    delete: (path: string) => http().delete(path).set('Cookie', cookie),
  });

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    admin = await signIn('admin');
  }, 120_000);
  afterAll(() => app.close());

  async function signIn(username: string, password = DEMO_PASSWORD): Promise<string> {
    const { headers } = await http().post('/api/v1/session').send({ username, password }).expect(204);
    return String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  }
  async function added(
    username: string,
    role = 'operator',
    unit = 'DINKES',
  ): Promise<{ user: User; password: string }> {
    const body = { username, name: `Orang ${username}`, grants: [{ role, unit }] };
    const made = UserWithPasswordSchema.parse((await as(admin).post(USERS, body).expect(201)).body);
    return { user: made.user, password: made.initialPassword ?? '' };
  }
  const listed = async (query = '') => UsersSchema.parse((await as(admin).get(`${USERS}?${query}`).expect(200)).body);
  const lastAct = () =>
    database.db.selectFrom('audit_events').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow();

  it('is for administrators only', async () => {
    const organisasi = await signIn('organisasi');
    await as(organisasi).get(USERS).expect(403);
    await as(organisasi).post(USERS, {}).expect(403);
    await http().get(USERS).expect(401);
  });

  it('makes an account with an initial password that is shown once and changed first', async () => {
    const { user, password } = await added('Sari');
    expect(user).toMatchObject({
      username: 'sari',
      status: 'active',
      mustChangePassword: true,
      lastSignInAt: null,
      grants: [{ role: 'operator', unitId: 'dinkes', unitCode: 'DINKES', unitName: 'Dinas Kesehatan' }],
    });
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const act = await lastAct();
    expect(act).toMatchObject({ action: 'user.add', actor: 'admin', subject_label: 'sari' });
    expect(JSON.stringify(act)).not.toContain(password);
    const cookie = await signIn('sari', password);
    expect((await as(cookie).get('/api/v1/sops').expect(403)).body).toMatchObject({ code: 'password_change_required' });
    expect((await listed('q=sari')).items[0]?.lastSignInAt).toBe('2026-07-01T02:00:00.000000Z');
    await as(admin)
      .post(USERS, { username: 'sari', name: 'x', grants: [{ role: 'bkd', unit: 'kota' }] })
      .expect(409);
    await as(admin)
      .post(USERS, { username: 's p', name: 'x', grants: [{ role: 'bkd', unit: 'kota' }] })
      .expect(422);
    await as(admin)
      .post(USERS, { username: 'ok', name: 'x', grants: [{ role: 'bkd', unit: 'NONE' }] })
      .expect(404);
  });

  it('finds them by words, role and status', async () => {
    expect((await listed('q=kesehatan&role=operator')).items.map(({ username }) => username)).toEqual([
      'operator',
      'sari',
    ]);
    expect((await listed('status=inactive')).total).toBe(0);
    expect((await listed('pageSize=2&page=2')).items).toHaveLength(2);
  });

  it('gives and takes roles, several to one person', async () => {
    const { user } = await added('tono');
    const grants = `${USERS}/${user.id}/grants`;
    const { body } = await as(admin).post(grants, { role: 'bkd', unit: 'disdik' }).expect(201);
    expect(body.grants).toHaveLength(2);
    await as(admin).post(grants, { role: 'bkd', unit: 'DISDIK' }).expect(409);
    const left = await as(admin).delete(`${grants}?role=operator&unit=dinkes`).expect(200);
    expect(left.body.grants).toMatchObject([{ role: 'bkd', unitId: 'disdik' }]);
    expect(await lastAct()).toMatchObject({ action: 'user.ungrant', before: '{"role":"operator","unitId":"dinkes"}' });
    await as(admin).delete(`${grants}?role=operator&unit=dinkes`).expect(404);
    await as(admin).patch(`${USERS}/${user.id}`, { name: 'Tono Baru', email: 'tono@example.org' }).expect(200);
    expect(await lastAct()).toMatchObject({ action: 'user.change', before: expect.stringContaining('Orang tono') });
  });

  it('closes an account at once: sessions, tokens; and opens it again', async () => {
    const { user, password } = await added('wati');
    const cookie = await signIn('wati', password);
    const { secret } = await app.get(TokensService).create('wati', 'nightly', null);
    await as(cookie).get('/api/v1/session').expect(200);
    const { body } = await as(admin).post(`${USERS}/${user.id}/deactivate`).expect(200);
    expect(body).toMatchObject({ status: 'inactive' });
    await as(cookie).get('/api/v1/session').expect(401);
    await http().get('/api/v1/session').set('Authorization', `Bearer ${secret}`).expect(401);
    await http().post('/api/v1/session').send({ username: 'wati', password }).expect(401);
    await as(admin).post(`${USERS}/${user.id}/deactivate`).expect(409);
    await as(admin).post(`${USERS}/${user.id}/reactivate`).expect(200);
    await signIn('wati', password);
    await http().get('/api/v1/session').set('Authorization', `Bearer ${secret}`).expect(401);
    const anew = await as(admin).post(`${USERS}/${user.id}/password`).expect(200);
    await http().post('/api/v1/session').send({ username: 'wati', password }).expect(401);
    await signIn('wati', anew.body.initialPassword);
  });

  it('keeps the last administrator, and nobody closes the own account', async () => {
    const own = (await listed('role=admin')).items[0];
    const path = `${USERS}/${own?.id}`;
    const admins = `${path}/grants?role=admin&unit=${own?.grants[0]?.unitId}`;
    expect((await as(admin).post(`${path}/deactivate`).expect(409)).body).toMatchObject({ code: 'own_account' });
    expect((await as(admin).delete(admins).expect(409)).body).toMatchObject({ code: 'last_admin' });
    expect((await as(admin).get(path).expect(200)).body.grants).toHaveLength(1);
    const { user, password } = await added('kedua', 'admin', 'KOTA');
    await as(admin).post(`${USERS}/${user.id}/deactivate`).expect(200);
    expect((await as(admin).delete(admins).expect(409)).body).toMatchObject({ code: 'last_admin' });
    await as(admin).post(`${USERS}/${user.id}/reactivate`).expect(200);
    await signIn('kedua', password);
    await as(admin).delete(admins).expect(200);
    await as(admin).get(USERS).expect(403);
  });
});
