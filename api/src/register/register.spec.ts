import type { NestExpressApplication } from '@nestjs/platform-express';
import { SopDetailSchema, SopEventsSchema, SopsSchema, type SopDetail, type Sops } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import type { SettableClock } from '../config';
import { recordSmallCity, startApp } from '../testing';
import { SORT_KEYS } from './sop-search';
import { RegisterService } from './register.service';

const SOPS = '/api/v1/sops';

describeEngines('the register', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let clock: SettableClock;
  const cookies = new Map<string, string>();
  const http = () => request(app.getHttpServer());
  const get = (path: string, username = 'organisasi') =>
    http()
      .get(path)
      .set('Cookie', cookies.get(username) ?? '');
  const post = (path: string, body: object, username = 'organisasi') =>
    http()
      .post(path)
      .set('Cookie', cookies.get(username) ?? '')
      .send(body);
  const need = async (title: string, more: object = {}): Promise<SopDetail> => {
    const body = { unit: 'dinkes', area: 'pelayanan_publik', title, effectiveOn: '2026-01-05', ...more };
    return SopDetailSchema.parse((await post(SOPS, body).expect(201)).body);
  };
  const say = (sop: string, type: string, effectiveOn: string, more: object = {}, username = 'organisasi') =>
    post(`${SOPS}/${sop}/events`, { type, effectiveOn, ...more }, username);
  const list = async (query: string, username = 'organisasi'): Promise<Sops> =>
    SopsSchema.parse((await get(`${SOPS}?${query}`, username).expect(200)).body);
  const one = async (sop: string, query = ''): Promise<SopDetail> =>
    SopDetailSchema.parse((await get(`${SOPS}/${sop}?${query}`).expect(200)).body);

  beforeAll(async () => {
    database = await engine.open();
    ({ app, clock } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['organisasi', 'operator', 'pimpinan']) {
      const { headers } = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
    }
  }, 60_000);
  afterAll(() => app.close());

  it('follows an SOP from its need to its application, and says what it was on every day', async () => {
    const sop = await need('Pelayanan Rujukan', { weight: 3 });
    expect(sop).toMatchObject({
      stage: 'identified',
      points: 0,
      weight: 3,
      unit: { id: 'dinkes' },
      opd: { id: 'dinkes' },
    });
    await say(sop.id, 'drafting_started', '2026-02-02', {}, 'operator').expect(201);
    await say(sop.id, 'document_checked', '2026-02-20', { elements: ['judul', 'nomor'] }, 'operator').expect(201);
    await say(sop.id, 'submitted', '2026-03-02', {}, 'operator').expect(201);
    const ratified = await say(sop.id, 'ratified', '2026-03-30', { number: '800/1', signatory: 'Kepala Dinas' }).expect(
      201,
    );
    expect(ratified.body).toMatchObject({
      type: 'ratified',
      effectiveOn: '2026-03-30',
      actor: 'organisasi',
      source: 'screen',
      payload: { number: '800/1', signatory: 'Kepala Dinas' },
    });
    await say(sop.id, 'monitored', '2026-06-01', { result: 'well' }, 'operator').expect(201);
    expect(await one(sop.id, 'asOf=2026-02-01')).toMatchObject({ stage: 'identified', inForce: false, points: 0 });
    expect(await one(sop.id, 'asOf=2026-03-29')).toMatchObject({ stage: 'submitted', elements: ['judul', 'nomor'] });
    expect(await one(sop.id)).toMatchObject({
      stage: 'ratified',
      inForce: true,
      number: '800/1',
      applied: true,
      appliedUntil: '2026-12-01',
      currentUntil: '2027-03-30',
    });
    await get(`${SOPS}/${sop.id}?asOf=2026-01-04`).expect(404);
  });

  it('takes a unit by its code as by its id', async () => {
    const { id, unit } = await need('Pelayanan Vaksinasi', { unit: 'DINKES' });
    expect(unit).toMatchObject({ id: 'dinkes', code: 'DINKES' });
    const { items } = await list('unit=DINKES&q=vaksinasi');
    expect(items.map((found) => found.id)).toEqual([id]);
    const move = { unit: 'LABKES', area: 'sdm', cause: 'reclassification' };
    const moved = await say(id, 'moved', '2026-02-02', move).expect(201);
    expect(moved.body.payload).toMatchObject({ unit: 'labkes' });
    await need('Salah Unit', {}).then(({ id: other }) =>
      say(other, 'moved', '2026-02-02', { ...move, unit: 'NOPE' }).expect(422),
    );
    await get(`${SOPS}?unit=NOPE`).expect(404);
  });

  it('keeps what was corrected, and both answers: as known then, as known now', async () => {
    const sop = await need('Pengendalian Obat');
    const said = await say(sop.id, 'ratified', '2026-06-20', { number: '7' }).expect(201);
    const then = String(said.body.recordedAt);
    clock.advance(60_000);
    const correction = { type: 'ratified', effectiveOn: '2026-05-20', number: '7', replaces: said.body.id };
    await post(`${SOPS}/${sop.id}/events`, correction).expect(201);
    expect(await one(sop.id)).toMatchObject({ ratifiedOn: '2026-05-20' });
    expect(await one(sop.id, `knownAt=${then}`)).toMatchObject({ ratifiedOn: '2026-06-20' });
    expect(await one(sop.id, `asOf=2026-06-01&knownAt=${then}`)).toMatchObject({ inForce: false });
    const { items } = SopEventsSchema.parse((await get(`${SOPS}/${sop.id}/events`).expect(200)).body);
    expect(items.map(({ type }) => type)).toEqual(['required', 'ratified', 'retracted', 'ratified']);
    expect(items[1]).toMatchObject({ retractedBy: items[2]?.id });
    expect(items[3]).toMatchObject({ replaces: items[1]?.id });
    const again = await post(`${SOPS}/${sop.id}/events`, {
      type: 'retracted',
      event: said.body.id,
      reason: 'x',
    }).expect(422);
    expect(again.body).toMatchObject({ code: 'event_not_standing' });
  });

  it('refuses a decision made on an older version, with what changed', async () => {
    const sop = await need('Pelayanan Laboratorium');
    const stale = sop.version;
    await say(sop.id, 'drafting_started', '2026-02-02').set('If-Match', stale).expect(201);
    const refused = await say(sop.id, 'submitted', '2026-02-03').set('If-Match', stale).expect(409);
    expect(refused.body).toMatchObject({ code: 'sop_changed', detail: expect.stringContaining('drafting_started') });
    await say(sop.id, 'submitted', '2026-02-03').set('If-Match', 'W/"x"').expect(412);
    const { headers } = await get(`${SOPS}/${sop.id}`).expect(200);
    await say(sop.id, 'submitted', '2026-02-03').set('If-Match', String(headers['etag'])).expect(201);
  });

  it('lets one of two decisions on the same version through', async () => {
    const sop = await need('Antrean Serentak');
    const both = await Promise.all(
      ['2026-02-02', '2026-02-03'].map((day) => say(sop.id, 'drafting_started', day).set('If-Match', sop.version)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  const refusals: [string, object, number, string][] = [
    ['a day ahead', { type: 'drafting_started', effectiveOn: '2026-07-02' }, 422, 'event_in_future'],
    ['a day before the need', { type: 'drafting_started', effectiveOn: '2026-01-04' }, 422, 'before_required'],
    [
      'monitoring what is not in force',
      { type: 'monitored', effectiveOn: '2026-02-01', result: 'well' },
      422,
      'not_in_force',
    ],
    ['30 February', { type: 'submitted', effectiveOn: '2026-02-30' }, 400, 'bad_input'],
    ['an unknown key', { type: 'submitted', effectiveOn: '2026-02-02', colour: 'red' }, 400, 'bad_input'],
    [
      'a unit that is not there',
      { type: 'moved', effectiveOn: '2026-02-02', unit: 'none', area: 'sdm', cause: 'reclassification' },
      422,
      'unit_not_valid',
    ],
    [
      'a unit before its first day',
      { type: 'required', effectiveOn: '2016-11-30', unit: 'dinkes', area: 'sdm', title: 'X' },
      422,
      'unit_not_valid',
    ],
  ];
  it.each(refusals)('refuses %s and records nothing', async (_what, body, status, code) => {
    const [sop] = (await list('q=Serentak')).items;
    const before = await get(`${SOPS}/${sop?.id}/events`).expect(200);
    const refused = await post(`${SOPS}/${sop?.id}/events`, body).expect(status);
    expect(refused.body).toMatchObject({ code });
    expect((await get(`${SOPS}/${sop?.id}/events`).expect(200)).body).toEqual(before.body);
  });

  it('keeps an operator to the own OPD and the own kinds of work', async () => {
    const other = await need('Kurikulum', { unit: 'disdik' });
    await get(`${SOPS}/${other.id}`, 'operator').expect(404);
    await get(`${SOPS}/${other.id}/events`, 'operator').expect(404);
    await say(other.id, 'submitted', '2026-02-02', {}, 'operator').expect(404);
    await get(`${SOPS}?unit=disdik`, 'operator').expect(404);
    const mine = await need('Imunisasi', { unit: 'labkes' });
    await say(mine.id, 'ratified', '2026-02-02', {}, 'operator').expect(403);
    await post(SOPS, { unit: 'dinkes', area: 'sdm', title: 'X', effectiveOn: '2026-02-02' }, 'operator').expect(403);
    const event = (await say(mine.id, 'submitted', '2026-02-02').expect(201)).body.id;
    const retraction = { type: 'retracted', event, reason: 'keliru' };
    await post(`${SOPS}/${mine.id}/events`, retraction, 'operator').expect(403);
    const own = (await say(mine.id, 'submitted', '2026-02-03', {}, 'operator').expect(201)).body.id;
    await post(`${SOPS}/${mine.id}/events`, { ...retraction, event: own }, 'operator').expect(201);
    await say(mine.id, 'submitted', '2026-02-04', {}, 'pimpinan').expect(403);
    const { items } = await list('pageSize=500', 'operator');
    expect(new Set(items.map(({ opd }) => opd?.id))).toEqual(new Set(['dinkes']));
    expect((await list('pageSize=500', 'pimpinan')).items.map(({ id }) => id)).toContain(other.id);
  });

  it('answers the same from its spans and from a fold of the events, in every order', async () => {
    const excused = await need('Layanan Kapal', { area: 'sdm' });
    await say(excused.id, 'not_applicable', '2026-03-01', { reason: 'Tidak ada pelabuhan' }).expect(201);
    const [{ knownAt: now }, before] = [await list(''), clock.now()];
    clock.advance(60_000);
    const later = await need('Belum Diketahui Saat Itu');
    const queries = [
      ...SORT_KEYS.flatMap((key) => [`sort=${key}`, `sort=-${key}`]),
      'q=pelayanan&sort=-points',
      'unit=labkes',
      'area=pelayanan_publik&stage=ratified',
      'applicability=not_applicable',
      'asOf=2026-02-10&sort=-stage',
      'q=100%25',
      'page=2&pageSize=2&sort=title',
    ];
    for (const query of queries) {
      const past = await list(`${query}&knownAt=${now}`);
      const current = await list(query);
      const shown = current.items.filter(({ id }) => id !== later.id);
      if (!query.includes('page=')) expect({ query, items: past.items }).toEqual({ query, items: shown });
      expect(past.items.map(({ id }) => id)).not.toContain(later.id);
    }
    expect(before).toBeLessThan(clock.now());
    expect((await list('applicability=not_applicable')).items.map(({ id }) => id)).toEqual([excused.id]);
    expect((await list('q=obat pengendalian')).items).toHaveLength(1);
    expect((await list('q=800/1')).items).toHaveLength(1);
    await get(`${SOPS}?sort=weight`).expect(400);
  });

  it('lists SOPs without a date last, oldest or newest first', async () => {
    const dates = (await list('sort=ratifiedOn&pageSize=500')).items.map(({ ratifiedOn }) => ratifiedOn);
    const known = dates.filter((date) => date !== null);
    expect(dates).toEqual([...known.sort(), ...dates.filter((date) => date === null)]);
    expect(known.length).toBeGreaterThan(1);
    const newest = (await list('sort=-ratifiedOn')).items.map(({ ratifiedOn }) => ratifiedOn);
    expect(newest[0]).toBe(known.at(-1));
  });

  it('pages without leaving out or repeating anything', async () => {
    const all = await list('pageSize=500');
    const pages = await Promise.all(
      Array.from({ length: Math.ceil(all.total / 3) }, (_, index) => list(`pageSize=3&page=${index + 1}`)),
    );
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items);
    expect(pages.every(({ total }) => total === all.total)).toBe(true);
  });

  it('refuses to excuse a whole area in which something is required', async () => {
    const register = app.get(RegisterService);
    const by = { governmentId: 'kota', actor: 'test', source: 'api' } as const;
    const decision = {
      unit: 'dinkes',
      area: 'pelayanan_publik',
      reason: 'x',
      approvedBy: 'Sekda',
      from: calendarDate('2026-06-01'),
      until: null,
    } as const;
    await expect(register.record({ areaDecisions: [decision] }, by)).rejects.toMatchObject({
      code: 'area_has_obligations',
    });
    await expect(register.record({ areaDecisions: [{ ...decision, area: 'pengawasan' }] }, by)).resolves.toMatchObject({
      sops: 0,
    });
  });

  it('gives every record a later stamp than the one before, though the clock stands or goes back', async () => {
    const register = app.get(RegisterService);
    const by = { governmentId: 'kota', actor: 'test', source: 'api' } as const;
    const decision = { unit: 'disdik', area: 'pengawasan', reason: 'x', approvedBy: 'Sekda', until: null } as const;
    const days = ['2026-01-01', '2026-02-01', '2026-03-01'].map(calendarDate);
    const stamps: number[] = [];
    for (const from of days) {
      stamps.push((await register.record({ areaDecisions: [{ ...decision, from }] }, by)).recordedAt);
      clock.advance(-1000);
    }
    expect([...stamps].sort((a, b) => a - b)).toEqual(stamps);
    expect(new Set(stamps).size).toBe(3);
    const unheard = await register.record({ sops: [], units: [] }, by);
    expect(unheard.recordedAt).toBe(stamps[2]);
    await expect(
      write(database, async (tx) => {
        await register.recordIn(tx, { areaDecisions: [{ ...decision, from: calendarDate('2026-04-01') }] }, by);
        throw new Error('the caller fails');
      }),
    ).rejects.toThrow('the caller fails');
    expect((await register.record({}, by)).recordedAt).toBe(stamps[2]);
  });
});
