import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewReportSchedule } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { simpleParser } from 'mailparser';
import request from 'supertest';
import { UserDirectory } from '../access';
import { RenderFault } from './report-content';
import { MONTHLY, ReportsCity } from './reports.fixture';

const DUE = '2026-11-02T08:00:30';
const CARDS: Partial<NewReportSchedule> = {
  report: 'reportCard',
  audience: {
    roles: [
      { role: 'pimpinan', unitId: null },
      { role: 'operator', unitId: null },
    ],
    addresses: [],
  },
};

const REMINDER: Partial<NewReportSchedule> = {
  ...{ report: 'reminder', period: 'day', catchUp: 'latest_only' },
  rule: { every: 'week', weekday: 1, time: '07:00' },
  audience: { roles: [{ role: 'operator', unitId: null }], addresses: [] },
};

/** Without a mail server: what would be sent lies in the outbox folder. */
describeEngines('receivers of report mails', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-reports-'));
  let database: Database;
  let city: ReportsCity;

  beforeAll(async () => {
    database = await engine.open();
    city = await ReportsCity.start(database, { MAIL_OUTBOX: folder, BASE_URL: 'https://sop.kota.example' });
  }, 60_000);
  afterAll(async () => {
    await city.app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => city.clock.set('2026-10-20T09:00:00+07:00'));
  afterEach(async () => {
    const { body } = await city.call('get', 'report-schedules');
    for (const { id } of body.items) await city.call('delete', `report-schedules/${id}`);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    city.content.figure = 41;
    city.content.empty = city.content.unknown = [];
    city.content.drawing = () => Promise.resolve();
  });

  async function mails(): Promise<string[]> {
    const parsed = await Promise.all(readdirSync(folder).map((name) => simpleParser(readFileSync(join(folder, name)))));
    return parsed
      .flatMap(({ to, text }) => {
        const units = /"unitIds":\[([^\]]*)/.exec(text ?? '')?.[1];
        const name = [to].flat()[0]?.text.split('@')[0];
        return units === undefined ? [] : `${name} ${units.replaceAll('"', '')}`.trim();
      })
      .sort();
  }
  const runOf = async (schedule: string) => {
    const { body } = await city.call('get', `report-runs?schedule=${schedule}`);
    return (await city.call('get', `report-runs/${body.items[0].id}`)).body;
  };
  const grant = async (
    username: string,
    role: 'pimpinan' | 'organisasi' | 'operator',
    unitId: string,
    gone = false,
  ): Promise<void> => {
    const directory = city.app.get(UserDirectory);
    const user = (await directory.users()).find((one) => one.username === username);
    const id = user?.id ?? '';
    await write(database, (tx) => directory[gone ? 'ungrant' : 'grant'](tx, id, { role, unitId }));
  };

  it('get the card of their own OPD and no other; the acting head of two gets both', async () => {
    await grant('kadinkes', 'pimpinan', 'disdik');
    const id = await city.add({ ...CARDS });
    await city.tick(DUE);
    expect(await mails()).toEqual(['kadinkes dinkes', 'kadinkes disdik', 'opdinkes dinkes', 'opdisdik disdik']);
    const run = await runOf(id);
    expect(run.snapshots.flatMap(({ unitIds }: { unitIds: string[] }) => unitIds)).toEqual(['dinkes', 'disdik']);
    await grant('kadinkes', 'pimpinan', 'disdik', true);
    // of the run, the operator of Disdik sees the own mail and the own files only
    const own = (await city.call('get', `report-runs/${run.id}`, undefined, 'opdisdik')).body;
    expect([
      own.snapshots.length,
      own.messages.map(({ address }: { address: string }) => address),
      own.leftOut,
    ]).toEqual([1, ['opdisdik@kota.example'], []]);
    const file = (digest: string, as: string) =>
      city.call('get', `report-runs/${run.id}/files/${digest}`, undefined, as);
    const [dinkes, disdik] = run.snapshots.map(({ files }: { files: { digest: string }[] }) => files[0]?.digest);
    expect([(await file(disdik, 'opdisdik')).status, (await file(dinkes, 'opdisdik')).status]).toEqual([200, 404]);
    expect((await city.call('get', `report-runs/${run.id}`, undefined, 'walikota')).status).toBe(404);
  });

  it('get one reminder of all their OPDs, none of an OPD that they lost meanwhile, and none where nothing is due', async () => {
    await grant('opdinkes', 'operator', 'disdik');
    const id = await city.add(REMINDER);
    await city.tick('2026-11-02T07:00:30');
    expect(await mails()).toEqual(['opdinkes dinkes,disdik', 'opdisdik disdik']);
    const preview = (await city.call('post', `report-schedules/${id}/preview`, { address: 'opdinkes@kota.example' }))
      .body;
    expect(JSON.parse(/{.*}/.exec(preview.text)?.[0] ?? '')).toMatchObject({ unitIds: ['dinkes', 'disdik'] });
    city.content.drawing = () => grant('opdinkes', 'operator', 'disdik', true);
    await city.tick('2026-11-09T07:00:30');
    const { messages } = await runOf(id);
    expect(messages.map(({ address, state, reason }: Record<string, string>) => [address, state, reason])).toEqual([
      ['opdinkes@kota.example', 'given_up', 'recipient_gone'],
      ['opdisdik@kota.example', 'accepted', null],
    ]);
    city.content.empty = ['dinkes', 'disdik'];
    await city.tick('2026-11-16T07:00:30');
    expect(await runOf(id)).toMatchObject({
      status: 'done',
      snapshots: [],
      leftOut: ['opdinkes', 'opdisdik'].map((name) => ({ name, why: 'nothing_due' })),
    });
    expect(await mails()).toHaveLength(3);
  });

  it('of an OPD that has no figures get nothing, and the others theirs; where none has any, the run is skipped at once', async () => {
    const id = await city.add({ ...CARDS, audience: { roles: [{ role: 'operator', unitId: null }], addresses: [] } });
    city.content.unknown = ['disdik'];
    await city.tick(DUE);
    expect(await mails()).toEqual(['opdinkes dinkes']);
    const none = { name: 'opdisdik', why: 'no_figures' };
    expect(await runOf(id)).toMatchObject({ status: 'done', leftOut: [none] });
    city.content.unknown = ['dinkes', 'disdik'];
    await city.tick('2026-12-01T08:00:30');
    expect(await runOf(id)).toMatchObject({
      ...{ status: 'skipped', reason: 'no_figures' },
      leftOut: [{ ...none, name: 'opdinkes' }, none],
    });
    const { items } = (await city.call('get', 'report-notices')).body;
    expect(items).toContainEqual(expect.objectContaining({ scheduleId: id, kind: 'skipped', detail: 'no_figures' }));
  });

  it('with three roles get one briefing; without an address, right or account they get none, and that is said', async () => {
    await grant('sekda', 'organisasi', 'kota');
    await city.deactivate('asisten');
    const named = ['sekda@kota.example', 'asisten@kota.example', 'tamu@luar.example'];
    const id = await city.add({
      audience: {
        roles: [
          { role: 'pimpinan', unitId: 'kota' },
          { role: 'organisasi', unitId: null },
        ],
        addresses: named.map((address) => ({ address, name: address.split('@')[0]!, unitId: null })),
      },
    });
    await city.tick(DUE);
    await city.deactivate('asisten', false);
    await grant('sekda', 'organisasi', 'kota', true);
    expect(await mails()).toEqual(['sekda', 'tamu', 'walikota']);
    expect((await runOf(id)).leftOut).toEqual([{ name: 'asisten', why: 'inactive' }]);
  });

  it('end such mails by one POST and not by opening the link; mandatory ones by neither', async () => {
    const id = await city.add();
    await city.tick(DUE);
    const { body } = await city.call('get', `deliveries?schedule=${id}`);
    const sekda = body.items.find(({ address }: { address: string }) => address.startsWith('sekda'));
    const { letter } = (await city.call('get', `deliveries/${sekda.id}`)).body;
    const [, path = ''] =
      /https:\/\/sop\.kota\.example(\/api\/v1\/report-unsubscriptions\/[\w-]+)/.exec(letter.text) ?? [];
    const http = request(city.app.getHttpServer());
    expect((await http.get(path).expect(200)).text).toContain('<form method="post">');
    const after = async (): Promise<number> => (await city.call('get', `report-schedules/${id}`)).body.optedOut;
    expect(await after()).toBe(0);
    const click = http.post(path).type('form').send('List-Unsubscribe=One-Click');
    expect((await click.expect(200)).text).toContain('tidak akan menerima');
    expect(await after()).toBe(1);
    await city.tick('2026-12-01T08:00:30');
    expect((await mails()).filter((one) => one.startsWith('sekda'))).toHaveLength(1);
    // taken back by oneself, and ended anew
    const cookie = await city.signIn('sekda');
    const own = async () => (await http.get('/api/v1/account/report-opt-outs').set('Cookie', cookie).expect(200)).body;
    const receive = () => http.delete(`/api/v1/account/report-opt-outs/${id}`).set('Cookie', cookie);
    const since = '2026-11-02T01:00:30.000Z';
    expect(await own()).toEqual({ items: [{ scheduleId: id, schedule: MONTHLY.name, since }] });
    await receive().expect(204);
    expect([await own(), await after()]).toEqual([{ items: [] }, 0]);
    await receive().expect(404);
    await http.post(path).expect(200);
    const { items } = (await city.call('get', `report-schedules/${id}/opt-outs`)).body;
    expect(items).toEqual([{ address: 'sekda@kota.example', since: '2026-12-01T01:00:30.000Z' }]);
    const again = `report-schedules/${id}/opt-outs/${encodeURIComponent('sekda@kota.example')}`;
    expect((await city.call('delete', again)).status).toBe(204);
    expect([await after(), (await city.call('delete', again)).status]).toEqual([0, 404]);
    await city.call('patch', `report-schedules/${id}`, { mandatory: true });
    expect(await after()).toBe(0);
    expect((await http.post(path).expect(200)).text).toContain('tidak berlaku');
  });

  it('get nothing when a picture or font is missing; the owner is told, and it can be made up once it is mended', async () => {
    const id = await city.add();
    city.content.faults.push(new RenderFault('the font Plus Jakarta Sans is missing'));
    await city.tick(DUE);
    expect([await mails(), (await runOf(id)).status]).toEqual([[], 'failed']);
    const { items } = (await city.call('get', 'report-notices')).body;
    const own = items.filter(({ scheduleId }: { scheduleId: string }) => scheduleId === id);
    expect(own).toMatchObject([{ kind: 'failed', detail: expect.stringContaining('Plus Jakarta Sans') }]);
    expect((await city.call('post', `report-notices/${own[0].id}/seen`)).status).toBe(204);
    expect((await city.call('post', `report-notices/${own[0].id}/seen`)).status).toBe(404);
    const [late] = [await city.call('post', `report-runs/${(await runOf(id)).id}/retry`)];
    expect(late?.status).toBe(200);
    await city.tick('2026-11-03T10:00:00');
    expect([(await mails()).length, (await runOf(id)).period.to]).toEqual([3, '2026-10-31']);
  });

  it('see it before: the preview is what is sent, a test goes to oneself and touches no date', async () => {
    const id = await city.add();
    const preview = (await city.call('post', `report-schedules/${id}/preview`, { address: 'sekda@kota.example' })).body;
    expect(preview).toMatchObject({
      name: 'sekda',
      html: expect.stringContaining('cid:peta'),
      pictures: [{ cid: 'peta' }],
    });
    expect(preview.recipients).toHaveLength(3);
    expect((await city.call('post', `report-schedules/${id}/preview`, { address: 'x@y.example' })).status).toBe(404);
    const test = (await city.call('post', `report-schedules/${id}/send-test`, {})).body;
    expect(test).toMatchObject({
      test: true,
      status: 'done',
      messages: [{ address: 'admin@kota.example', state: 'accepted' }],
    });
    const { letter } = (await city.call('get', `deliveries/${test.messages[0].id}`)).body;
    expect(letter.subject).toMatch(/^\[UJI\] /);
    await city.tick(DUE);
    expect(await mails()).toEqual(['admin', 'asisten', 'sekda', 'walikota']);
    const verify = (digest: string) => request(city.app.getHttpServer()).get(`/api/v1/verify/${digest}`);
    await verify(test.snapshots[0].digest).expect(404);
    const { snapshots, id: run } = await runOf(id);
    const issued = {
      title: 'Laporan 2026-10-31',
      period: { from: '2026-10-01', to: '2026-10-31' },
      issuedOn: '2026-11-02',
    };
    expect((await verify(snapshots[0].digest).expect(200)).body).toEqual({ what: 'report', sample: true, ...issued });
    expect((await verify(snapshots[0].files[0].digest).expect(200)).body).toMatchObject({ what: 'file', ...issued });
    const corrected = async () => (await city.call('get', `report-runs/${run}/differences`)).body;
    expect(await corrected()).toMatchObject({ corrected: false, items: [] });
    city.content.figure = 40;
    expect(await corrected()).toMatchObject({
      corrected: true,
      items: [{ figure: 'angka', sealed: '41', now: '40' }],
    });
  });

  it('of a schedule whose owner is no more get nothing until somebody takes it over, and all who keep schedules see why', async () => {
    await grant('sekda', 'organisasi', 'kota');
    const id = (await city.call('post', 'report-schedules', MONTHLY, 'sekda')).body.id;
    await city.deactivate('sekda');
    await city.tick(DUE);
    expect(await mails()).toEqual([]);
    const shown = (await city.call('get', `report-schedules/${id}`)).body;
    expect(shown).toMatchObject({
      state: 'paused',
      stateReason: 'owner_inactive',
      owner: { name: 'sekda', active: false },
      next: [],
    });
    const { items } = (await city.call('get', 'report-notices')).body;
    expect(items).toMatchObject([{ kind: 'owner_inactive', scheduleId: id }]);
    await city.deactivate('sekda', false);
    await grant('sekda', 'organisasi', 'kota', true);
    const resumed = (await city.call('post', `report-schedules/${id}/resume`)).body;
    expect(resumed).toMatchObject({ state: 'active', owner: { name: 'admin' } });
    expect(resumed.next.map(({ plannedAt }: { plannedAt: string }) => plannedAt.slice(0, 10))).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ]);
  });

  it.each([
    [{ dayOff: 'previous' }, 'before_period_ends'],
    [{ rule: { every: 'cron', expression: '0 8 * *' } }, 'bad_cron'],
    [{ rule: { every: 'cron', expression: '0 8,9 * * *' } }, 'bad_cron'],
    [{ period: 'day' }, 'bad_period'],
  ])('%j is refused with %s', async (change, code) => {
    expect((await city.call('post', 'report-schedules', { ...MONTHLY, ...change })).body).toMatchObject({ code });
  });
});
