import type { NestExpressApplication } from '@nestjs/platform-express';
import { SetupDoneSchema, SignInInfoSchema, UnitsSchema, type Setup } from '@pantausop/contracts';
import { migrate, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { startApp } from '../testing';
import { SetupService } from './setup.service';

const PASSWORD = 'kuda lumping menari';
const ADMIN: Setup['admin'] = {
  username: 'Admin',
  name: 'Admin Kota',
  email: 'admin@kota.example',
  password: PASSWORD,
};
const MELATI: Setup['government'] = {
  from: 'new',
  kind: 'regency',
  name: 'Kabupaten Melati',
  abbreviation: 'Kab. Melati',
};

describeEngines('the first start on screen', (engine) => {
  let database: Database;
  let app: NestExpressApplication;

  beforeEach(async () => {
    database = await engine.open();
    await migrate(database);
    ({ app } = await startApp(database));
  });
  afterEach(() => app.close());

  const http = () => request(app.getHttpServer());
  const begin = (body: Partial<Setup>) =>
    http()
      .post('/api/v1/setup')
      .send({ code: app.get(SetupService).code, government: MELATI, admin: ADMIN, ...body });
  const isOpen = async (): Promise<boolean> =>
    SignInInfoSchema.parse((await http().get('/api/v1/sign-in').expect(200)).body).setup;

  it('records a government of its own and an administrator who may sign in, and is over then', async () => {
    expect(await isOpen()).toBe(true);
    const { body } = await begin({}).expect(201);
    expect(SetupDoneSchema.parse(body)).toEqual({ government: 'Kabupaten Melati', units: 0 });
    expect(await isOpen()).toBe(false);
    const { headers } = await http()
      .post('/api/v1/session')
      .send({ username: 'admin', password: PASSWORD })
      .expect(204);
    const cookie = String(headers['set-cookie']?.[0]);
    const units = UnitsSchema.parse((await http().get('/api/v1/units').set('Cookie', cookie).expect(200)).body);
    expect(units.items.map(({ code, kind }) => [code, kind])).toEqual([['KAB-MELATI', 'regency']]);
    expect((await begin({}).expect(409)).body).toMatchObject({ code: 'already_set_up' });
    const asked = http().post('/api/v1/setup/test-mail').set('Cookie', cookie).send({ language: 'id' });
    expect((await asked.expect(200)).body).toEqual({ to: 'admin@kota.example', by: 'outbox' });
  });

  it('takes the units, holidays and the training of the reference data', async () => {
    const { body } = await begin({ government: { from: 'reference' } }).expect(201);
    const { government, units } = SetupDoneSchema.parse(body);
    expect(government).toBe('Pemerintah Kota Medan');
    expect(units).toBeGreaterThan(60);
    const { trainings } = await database.db
      .selectFrom('trainings')
      .select((q) => q.fn.countAll<number | string>().as('trainings'))
      .executeTakeFirstOrThrow();
    expect(Number(trainings)).toBe(1);
  });

  it.each<[string, Partial<Setup>, number, string]>([
    ['another code', { code: 'aaaa-bbbb-cccc-dddd' }, 403, 'wrong_setup_code'],
    ['a password that is easily guessed', { admin: { ...ADMIN, password: 'indonesia123' } }, 422, 'guessable_password'],
    ['a user name with spaces', { admin: { ...ADMIN, username: 'admin kota' } }, 422, 'bad_username'],
  ])('refuses %s and leaves nothing behind', async (_what, body, status, code) => {
    expect((await begin(body)).body).toMatchObject({ status, code });
    expect(await isOpen()).toBe(true);
  });
});
