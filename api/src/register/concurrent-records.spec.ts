import type { NestExpressApplication } from '@nestjs/platform-express';
import { AuditSchema, SopDetailSchema, SopEventsSchema } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { LedgerAudit } from '../ledger/ledger-audit.service';
import { recordSmallCity, startApp } from '../testing';
import { ConcurrentRecords } from './concurrent-records';
import { historyPages } from './history-pages';
import type { SopChange } from './register-batch';
import { SopsRepository } from './sops.repository';

const SOPS = '/api/v1/sops';
const PLACES = [
  { unit: 'dinkes', area: 'tatalaksana' },
  { unit: 'dinkes', area: 'pelayanan_publik' },
  { unit: 'disdik', area: 'tatalaksana' },
];

describeEngines('records of the same moment', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  const cookies = new Map<string, string>();
  const http = () => request(app.getHttpServer());
  const cookie = (username: string): string => cookies.get(username) ?? '';
  const post = (path: string, body: object, username = 'organisasi') =>
    http().post(path).set('Cookie', cookie(username)).send(body);
  const need = (title: string, at: number, effectiveOn = '2026-01-05') =>
    post(SOPS, { ...PLACES[at % PLACES.length], title, effectiveOn });
  const verified = () => app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)));

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['organisasi', 'operator', 'admin']) {
      const { headers } = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
    }
  }, 60_000);
  afterAll(() => app.close());

  it('are all kept, each under a stamp and a name of its own, and those refused leave nothing', async () => {
    const before = (await verified()).sops;
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, at) => need(`Serentak ${at}`, at, at === 5 ? '2026-07-02' : '2026-01-05')),
    );
    expect(made.map(({ status }) => status)).toEqual(made.map((_, at) => (at === 5 ? 422 : 201)));
    const sops = made.flatMap(({ status, body }) => (status === 201 ? [SopDetailSchema.parse(body)] : []));
    const [first] = sops;
    const answers = await Promise.all([
      ...sops.map(({ id }, at) =>
        post(
          `${SOPS}/${id}/events`,
          { type: 'drafting_started', effectiveOn: `2026-02-${10 + at}` },
          at === 0 ? 'operator' : 'organisasi',
        ),
      ),
      // the same SOP again, one of them impossible
      post(`${SOPS}/${first?.id}/events`, { type: 'document_checked', effectiveOn: '2026-03-01', elements: ['judul'] }),
      post(`${SOPS}/${first?.id}/events`, { type: 'monitored', effectiveOn: '2026-03-02', result: 'well' }),
      post(`${SOPS}/${first?.id}/events`, { type: 'submitted', effectiveOn: '2026-03-03' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([...sops.map(() => 201), 201, 422, 201]);

    const journals = await Promise.all(
      sops.map(({ id }) => http().get(`${SOPS}/${id}/events`).set('Cookie', cookie('organisasi')).expect(200)),
    );
    const events = journals.flatMap(({ body }) => SopEventsSchema.parse(body).items);
    expect(events).toHaveLength(sops.length * 2 + 2);
    expect(new Set(events.map(({ recordedAt }) => recordedAt)).size).toBe(events.length);
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set(['organisasi', 'operator']));

    const { body } = await http().get('/api/v1/audit?pageSize=100').set('Cookie', cookie('admin')).expect(200);
    const trail = AuditSchema.parse(body).items.filter(({ action }) => action.startsWith('sop.'));
    const done = trail.filter(({ outcome }) => outcome === 'done');
    expect(done).toHaveLength(events.length);
    expect(new Set(done.map(({ requestId }) => requestId)).size).toBe(done.length);
    expect(done.filter(({ actor }) => actor?.username === 'operator').map(({ subject }) => subject?.id)).toEqual([
      first?.id,
    ]);

    const { difference, sops: now } = await verified();
    expect([difference, now - before]).toEqual([null, sops.length]);
  }, 60_000);

  it('do not fail with one of them that the database refuses', async () => {
    const records = app.get(ConcurrentRecords);
    const by = { governmentId: 'kota', actor: 'test', source: 'api' } as const;
    const change = (sop: string): SopChange => ({
      ...{ sop, isNew: true, remarks: {}, retractions: [], waits: false },
      events: [
        {
          fact: { type: 'required', unit: 'disdik', area: 'sdm', title: sop, weight: 1 },
          effectiveOn: calendarDate('2026-01-05'),
        },
      ],
    });
    const before = (await verified()).sops;
    const sops = ['satu', 'dua', 'tiga', 'dua', 'empat', 'satu'];
    const ends = await Promise.allSettled(sops.map((sop) => records.recordNew(change(sop), by)));
    expect(ends.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, false, true, false]);
    const { difference, sops: now } = await verified();
    expect([difference, now - before]).toEqual([null, 4]);
  });
});
