import type { NestExpressApplication } from '@nestjs/platform-express';
import { SopActionsSchema, SopDetailSchema, type SopActions, type SopDetail } from '@pantausop/contracts';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { RegisterService } from '../register/register.service';
import { recordSmallCity, startApp } from '../testing';

const SOPS = '/api/v1/sops';

describeEngines('the work on an SOP', (engine) => {
  const databases: Database[] = [];
  /** two programs on one database; PGlite lives in one process and has one */
  const apps: NestExpressApplication[] = [];
  const cookies = new Map<string, string>();
  const http = (program = 0) => {
    const app = apps[program] ?? apps[0];
    if (!app) throw new Error('no program runs');
    return request(app.getHttpServer());
  };
  const get = (path: string, username = 'organisasi') =>
    http()
      .get(path)
      .set('Cookie', cookies.get(username) ?? '');
  const post = (path: string, body: object, username = 'organisasi', program = 0) =>
    http(program)
      .post(path)
      .set('Cookie', cookies.get(username) ?? '')
      .send(body);
  const need = async (title: string, more: object = {}): Promise<SopDetail> => {
    const body = { unit: 'dinkes', area: 'pelayanan_publik', title, effectiveOn: '2026-01-05', ...more };
    return SopDetailSchema.parse((await post(SOPS, body).expect(201)).body);
  };
  const say = (sop: string, type: string, effectiveOn: string, more: object = {}, username = 'organisasi') =>
    post(`${SOPS}/${sop}/events`, { type, effectiveOn, ...more }, username);
  const actions = async (sop: string, username = 'organisasi'): Promise<SopActions> =>
    SopActionsSchema.parse((await get(`${SOPS}/${sop}/actions`, username).expect(200)).body);
  const allowed = async (sop: string, username?: string): Promise<string[]> =>
    (await actions(sop, username)).items.filter((one) => one.allowed).map(({ action }) => action);
  const verify = (sop: string, body: object = {}, username?: string) =>
    post(`${SOPS}/${sop}/verification`, body, username);
  const submitted = async (title: string): Promise<string> => {
    const { id } = await need(title);
    await say(id, 'drafting_started', '2026-02-01', {}, 'operator').expect(201);
    await say(id, 'document_checked', '2026-02-10', { elements: ['judul', 'nomor'] }, 'operator').expect(201);
    await say(id, 'submitted', '2026-02-20', {}, 'operator').expect(201);
    return id;
  };

  beforeAll(async () => {
    if (engine.url) {
      const url = await engine.url();
      for (let program = 0; program < 2; program++) databases.push(await openDatabase(url));
    } else databases.push(await engine.open());
    const [database] = databases as [Database];
    if (engine.url) await migrate(database);
    for (const one of databases) apps.push((await startApp(one)).app);
    const [app] = apps as [NestExpressApplication];
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['organisasi', 'operator', 'pimpinan']) {
      const { headers } = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
    }
  }, 60_000);
  afterAll(async () => {
    for (const app of apps) await app.close();
    for (const database of databases) await database.close();
  });

  it('offers each role what makes sense, and says why the rest does not', async () => {
    const id = await submitted('Pelayanan Rujukan');
    const offer = await actions(id);
    expect(offer).toMatchObject({ today: '2026-07-01', next: 'verify', awaits: 'verification' });
    expect(offer.items).toContainEqual({ action: 'ratify', allowed: false, refusal: 'not_verified' });
    const operators = await actions(id, 'operator');
    expect(operators).toMatchObject({ next: null, awaits: 'verification', version: offer.version });
    expect(operators.items).toContainEqual({ action: 'verify', allowed: false, refusal: 'needs_govern' });
    expect(await allowed(id, 'pimpinan')).toEqual([]);
    expect((await get(`${SOPS}/${id}`)).body.version).toBe(offer.version);
  });

  it('verifies what is submitted; the document as it was, not as it becomes', async () => {
    const id = await submitted('Pengendalian Obat');
    await verify(id, {}, 'operator').expect(403);
    await verify(id, { note: 'Sesuai PermenPANRB 35/2012' }).expect(201);
    const [verification] = (await actions(id)).verifications;
    expect(verification).toMatchObject({ actor: 'organisasi', note: 'Sesuai PermenPANRB 35/2012', stands: true });
    expect(await actions(id)).toMatchObject({ next: 'ratify', awaits: 'ratification' });
    expect((await verify(id).expect(409)).body).toMatchObject({ code: 'already_verified' });
    await say(id, 'document_checked', '2026-03-01', { elements: ['judul'] }, 'operator').expect(201);
    expect(await actions(id)).toMatchObject({ next: 'verify', verifications: [{ stands: false }] });
    await verify(id).expect(201);
    await say(id, 'returned', '2026-03-02', { note: 'Lengkapi' }).expect(201);
    expect((await verify(id).expect(422)).body).toMatchObject({ code: 'not_submitted' });
    expect((await actions(id)).verifications.map(({ stands }) => stands)).toEqual([false, false]);
  });

  it('leaves every figure as it is', async () => {
    const id = await submitted('Imunisasi');
    const before = (await get(`${SOPS}/${id}`)).body;
    await verify(id).expect(201);
    expect((await get(`${SOPS}/${id}`)).body).toEqual(before);
  });

  it('keeps the notes of monitoring and evaluation, without effect on the points', async () => {
    const id = await submitted('Triase');
    await say(id, 'ratified', '2026-03-01', { number: '1', signatory: 'Kepala Dinas' }).expect(201);
    const monitored = { result: 'well', note: 'Dipatuhi', followUp: 'Perbarui formulir' };
    expect((await say(id, 'monitored', '2026-06-01', monitored, 'operator').expect(201)).body.payload).toEqual(
      monitored,
    );
    const evaluated = { result: 'fit', statements: ['easily_understood'], note: 'Rapat evaluasi' };
    expect((await say(id, 'evaluated', '2026-06-02', evaluated).expect(201)).body.payload).toEqual(evaluated);
    expect((await get(`${SOPS}/${id}`)).body).toMatchObject({ points: 4 + 20 + 15 + 15 });
    await say(id, 'evaluated', '2026-06-03', { result: 'fit', statements: ['perfect'] }).expect(400);
  });

  it('lets everybody take back only what is theirs to take back', async () => {
    const id = await submitted('Rawat Jalan');
    await say(id, 'ratified', '2026-03-01', {}).expect(201);
    const mine = await actions(id, 'operator');
    const all = await actions(id);
    expect([mine.retractable.length, all.retractable.length]).toEqual([3, 5]);
    const [first = ''] = mine.retractable;
    await post(`${SOPS}/${id}/events`, { type: 'retracted', event: first, reason: 'keliru' }, 'operator').expect(201);
    const [others = ''] = all.retractable;
    await post(`${SOPS}/${id}/events`, { type: 'retracted', event: others, reason: 'x' }, 'operator').expect(403);
    expect((await actions(id, 'operator')).retractable).toHaveLength(2);
  });

  it('shows and verifies nothing outside the own scope', async () => {
    const { id } = await need('Kurikulum', { unit: 'disdik' });
    await get(`${SOPS}/${id}/actions`, 'operator').expect(404);
    await get(`${SOPS}/unknown/actions`).expect(404);
    await verify('unknown').expect(404);
    await verify(id, { colour: 'red' }).expect(400);
  });

  it('lets one of two people who decide at once through; the other is told what changed, and by whom', async () => {
    for (const [round, title] of ['Gawat Darurat', 'Farmasi', 'Rekam Medis', 'Gizi'].entries()) {
      const { id, version } = await need(title);
      const decide = (username: string, program: number) =>
        post(`${SOPS}/${id}/events`, { type: 'drafting_started', effectiveOn: '2026-02-02' }, username, program).set(
          'If-Match',
          version,
        );
      const both = await Promise.all([decide('organisasi', round % 2), decide('operator', (round + 1) % 2)]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [through, refused] = both[0].status === 201 ? both : [both[1], both[0]];
      expect(refused.body).toMatchObject({
        code: 'sop_changed',
        params: { changes: `drafting_started of 2026-02-02 by ${through.body.actor}` },
      });
      const { items, version: now } = (await get(`${SOPS}/${id}/events`)).body;
      expect(items).toHaveLength(2);
      expect(refused.body.params.version).toBe(now);
    }
    const id = await submitted('Sterilisasi');
    const { version } = await actions(id);
    await say(id, 'returned', '2026-03-01', { note: 'x' }).expect(201);
    expect((await verify(id).set('If-Match', version).expect(409)).body).toMatchObject({ code: 'sop_changed' });
    await verify(id).set('If-Match', 'x').expect(412);
  });

  it('refuses work on a closed unit, until its SOPs are moved', async () => {
    const [app] = apps as [NestExpressApplication];
    const { id } = await need('Uji Sampel', { unit: 'labkes' });
    const fact = { type: 'closed', how: 'merged', successors: ['dinkes'] } as const;
    const closing = { unit: 'labkes', fact, effectiveOn: calendarDate('2026-06-01') };
    await app.get(RegisterService).record({ units: [closing] }, { governmentId: 'kota', actor: 'test', source: 'api' });
    await say(id, 'drafting_started', '2026-05-31').expect(201);
    const refused = await say(id, 'submitted', '2026-06-01').expect(422);
    expect(refused.body).toMatchObject({ code: 'unit_closed', params: { date: '2026-06-01' } });
    expect(await allowed(id)).toEqual(['move', 'end_requirement']);
    await say(id, 'moved', '2026-06-01', { unit: 'dinkes', area: 'pelayanan_publik', cause: 'reorganization' }).expect(
      201,
    );
    await say(id, 'submitted', '2026-06-01').expect(201);
  });
});
