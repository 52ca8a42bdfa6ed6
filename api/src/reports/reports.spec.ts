import { setTimeout } from 'node:timers/promises';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeServedEngines } from '@pantausop/database/testing';
import { startMailServer, type MailServer, type Received } from '../mail/mail-server.fixture';
import { ReportsCity } from './reports.fixture';

const DUE = '2026-11-02T08:00:30';
const PIMPINAN = ['asisten@kota.example', 'sekda@kota.example', 'walikota@kota.example'];

describeServedEngines('scheduled report mails', (engine) => {
  let database: Database;
  let server: MailServer;
  let city: ReportsCity;

  beforeAll(async () => {
    server = await startMailServer();
    database = await openDatabase(await engine.url());
    await migrate(database);
    city = await ReportsCity.start(database, { SMTP_URL: server.url });
  }, 60_000);
  afterAll(async () => {
    await city.app.close();
    await database.close();
    await server.close();
  });
  beforeEach(() => city.clock.set('2026-10-20T09:00:00+07:00'));
  afterEach(async () => {
    const { body } = await city.call('get', 'report-schedules');
    for (const { id } of body.items) await city.call('delete', `report-schedules/${id}`);
    server.whims = {};
    await city.tick();
    server.received.length = 0;
    city.content.orders.length = 0;
  });

  const reports = (): Received[] => server.received.filter(({ to }) => to[0] !== 'admin@kota.example');
  const receivers = (): string[] =>
    reports()
      .map(({ to }) => to.join())
      .sort();
  const runsOf = async (schedule: string) => (await city.call('get', `report-runs?schedule=${schedule}`)).body.items;
  const states = async (schedule: string): Promise<string[]> =>
    (await city.call('get', `deliveries?schedule=${schedule}`)).body.items
      .map(({ address, state, reason }: Record<string, string>) =>
        [address?.split('@')[0], state, reason].join(' ').trim(),
      )
      .sort();
  const deliveryOf = async (schedule: string, name: string) => {
    const { body } = await city.call('get', `deliveries?schedule=${schedule}`);
    return body.items.find(({ address }: { address: string }) => address.startsWith(name));
  };
  const notices = async (schedule: string): Promise<string[]> =>
    (await city.call('get', 'report-notices')).body.items
      .filter(({ scheduleId }: { scheduleId: string }) => scheduleId === schedule)
      .map(({ kind, detail }: Record<string, string>) => `${kind} ${detail}`.trim());

  it('go out once, however many servers tick at once, as of the end of the period', async () => {
    const id = await city.add();
    const other = await ReportsCity.join(database, { SMTP_URL: server.url }, city.clock);
    await city.tick('2026-11-02T07:59:00');
    expect(await runsOf(id)).toEqual([]);
    city.clock.set(`${DUE}+07:00`);
    await Promise.all([city.tick(), other.tick(), city.tick(), other.tick()]);
    await Promise.all([city.tick(), other.tick()]);
    expect(receivers()).toEqual(PIMPINAN);
    expect(await runsOf(id)).toMatchObject([
      {
        status: 'done',
        plannedAt: '2026-11-02T01:00:00.000Z',
        nominalAt: '2026-11-01T01:00:00.000Z',
        period: { from: '2026-10-01', to: '2026-10-31' },
        counts: { accepted: 3 },
      },
    ]);
    const [order] = [...city.content.orders, ...other.content.orders];
    expect(order).toMatchObject({
      asOf: '2026-10-31',
      comparedWith: '2026-09-30',
      knownAt: '2026-11-02T01:00:00.000Z',
    });
    const { mail, raw } = reports()[0]!;
    expect(mail.date).toEqual(new Date('2026-11-02T01:00:00.000Z'));
    expect(raw).toMatch(/^List-Unsubscribe:\s+<http.+report-unsubscriptions/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(mail.attachments.map(({ filename, related }) => [filename, related ?? false])).toEqual([
      ['peta.png', true],
      ['laporan.pdf', false],
    ]);
    await other.app.close();
  });

  it('whose program dies while they are drawn are made by another one; what comes back too late writes nothing', async () => {
    const id = await city.add();
    const other = await ReportsCity.join(database, { SMTP_URL: server.url }, city.clock);
    let wake = (): void => undefined;
    other.content.drawing = () => new Promise<void>((resolve) => (wake = resolve));
    city.clock.set(`${DUE}+07:00`);
    const lost = other.tick();
    while (other.content.orders.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await city.tick();
    expect(await runsOf(id)).toMatchObject([{ status: 'preparing' }]);
    await city.tick('2026-11-02T08:06:00');
    expect(receivers()).toEqual(PIMPINAN);
    wake();
    await lost;
    const { id: run } = (await runsOf(id))[0];
    expect((await city.call('get', `report-runs/${run}`)).body).toMatchObject({
      status: 'done',
      snapshots: [{ unitIds: [] }],
    });
    expect(receivers()).toEqual(PIMPINAN);
    await other.app.close();
  });

  it('go to hundreds, each once, while it can be seen how many are done', async () => {
    const count = engine.name === 'SQLite' ? 500 : 100;
    const addresses = Array.from({ length: count }, (_, i) => ({
      address: `p${i}@luar.example`,
      name: `P${i}`,
      unitId: null,
    }));
    const id = await city.add({ audience: { roles: [], addresses } });
    const patient = await ReportsCity.join(database, { SMTP_URL: server.url, SMTP_MAX_SECONDS: '60' }, city.clock);
    const ticking = patient.tick(DUE);
    const seen: number[] = [];
    for (let sent = 0; sent < count; seen.push(sent)) {
      await setTimeout(200);
      const [run] = await runsOf(id);
      sent = run?.counts.accepted ?? 0;
    }
    await ticking;
    expect([receivers().length, new Set(receivers()).size]).toEqual([count, count]);
    expect(seen.filter((sent) => sent > 0 && sent < count).length).toBeGreaterThan(0);
    await patient.app.close();
  }, 240_000);

  it('that one receiver may not get come to the others; that one is told of and can be tried again, it alone', async () => {
    const id = await city.add();
    server.whims.receiver = (to) => (to.startsWith('sekda') ? 550 : null);
    await city.tick(DUE);
    expect(await states(id)).toEqual(['asisten accepted', 'sekda rejected', 'walikota accepted']);
    expect(await runsOf(id)).toMatchObject([{ status: 'done_with_errors' }]);
    expect(await notices(id)).toEqual(['undelivered']);
    expect(server.received.find(({ to }) => to[0] === 'admin@kota.example')?.mail.subject).toContain('belum sampai');
    await city.tick('2026-11-03T08:00:30');
    expect(receivers()).toHaveLength(2);
    const [sekda, asisten] = [await deliveryOf(id, 'sekda'), await deliveryOf(id, 'asisten')];
    expect((await city.call('post', `deliveries/${asisten.id}/retry`)).status).toBe(409);
    server.whims = {};
    expect((await city.call('post', `deliveries/${sekda.id}/retry`)).body.state).toBe('pending');
    await city.tick();
    expect(receivers()).toEqual(PIMPINAN);
    const { tries } = (await city.call('get', `deliveries/${sekda.id}`)).body;
    expect(tries).toMatchObject([
      { number: 1, outcome: 'rejected', code: 550, answer: expect.stringContaining('so it is') },
      { number: 2, outcome: 'accepted', answer: expect.stringMatching(/^250 /) },
    ]);
    expect(await runsOf(id)).toMatchObject([{ status: 'done' }]);
  });

  it('that are put off with 421 or 451 come later, after growing delays', async () => {
    const id = await city.add();
    let refusals = 0;
    server.whims.receiver = (to) =>
      to.startsWith('sekda') && (refusals += 1) <= 2 ? (refusals === 1 ? 421 : 451) : null;
    await city.tick(DUE);
    expect(await states(id)).toContain('sekda deferred');
    await city.tick('2026-11-02T08:01:00');
    expect(refusals).toBe(1);
    await city.tick('2026-11-02T08:02:00');
    await city.tick('2026-11-02T08:04:00');
    expect(refusals).toBe(2);
    await city.tick('2026-11-02T08:08:00');
    expect(receivers()).toEqual(PIMPINAN);
    expect(await runsOf(id)).toMatchObject([{ status: 'done' }]);
  });

  it('that were handed over without an answer are unknown: sent again on a click, as the same mail', async () => {
    const id = await city.add();
    server.whims.data = (to) => (to.startsWith('sekda') ? 'hang up' : to.startsWith('asisten') ? 'silence' : null);
    await city.tick(DUE);
    expect(await states(id)).toEqual(['asisten unknown', 'sekda unknown', 'walikota accepted']);
    server.whims = {};
    await city.tick('2026-11-02T12:00:00');
    expect(receivers()).toEqual(PIMPINAN);
    const { id: sekda } = await deliveryOf(id, 'sekda');
    await city.call('post', `deliveries/${sekda}/retry`);
    await city.tick();
    const twice = reports().filter(({ to }) => to[0] === 'sekda@kota.example');
    expect(new Set(twice.map(({ mail }) => mail.messageId)).size).toBe(1);
    expect([twice.length, twice[0]?.raw]).toEqual([2, twice[1]?.raw]);
    const { id: asisten } = await deliveryOf(id, 'asisten');
    await city.call('post', `deliveries/${asisten}/give-up`);
    expect(await states(id)).toEqual(['asisten given_up by_hand', 'sekda accepted', 'walikota accepted']);
  });

  it('that are unknown go again by themselves once, after half an hour, where the schedule says so', async () => {
    const id = await city.add({ whenUnknown: 'once' });
    server.whims.data = (to) => (to.startsWith('sekda') ? 'hang up' : null);
    await city.tick(DUE);
    await city.tick('2026-11-02T08:20:00');
    expect(receivers()).toHaveLength(3);
    await city.tick('2026-11-02T08:31:00');
    await city.tick('2026-11-02T10:00:00');
    await city.tick('2026-11-03T10:00:00');
    expect(receivers().filter((to) => to.startsWith('sekda'))).toHaveLength(2);
    expect(await states(id)).toContain('sekda unknown');
  });

  it('wait out a mail server that says nothing and then is gone for a day, and come to those who may still get them', async () => {
    const id = await city.add();
    const gone = server;
    gone.whims.greeting = () => 'silence';
    await city.tick(DUE);
    // whoever was not begun when the first of them heard nothing is not tried in vain
    const waiting = await states(id);
    expect(waiting).toEqual(Array(3).fill(expect.stringMatching(/^(asisten|sekda|walikota) (deferred|pending)$/)));
    expect(waiting.filter((state) => state.endsWith('deferred')).length).toBeGreaterThan(0);
    await gone.close();
    for (const moment of ['2026-11-02T09:00:00', '2026-11-02T16:00:00', '2026-11-03T02:00:00']) await city.tick(moment);
    expect(await runsOf(id)).toMatchObject([{ status: 'sending', counts: { accepted: 0 } }]);
    expect(await notices(id)).toEqual(['overdue sending']);
    await city.deactivate('sekda');
    server = await startMailServer({}, gone.port);
    await city.tick('2026-11-03T09:00:00');
    await city.tick('2026-11-03T13:00:00');
    await city.deactivate('sekda', false);
    expect(receivers()).toEqual(['asisten@kota.example', 'walikota@kota.example']);
    expect(await states(id)).toEqual(['asisten accepted', 'sekda given_up recipient_gone', 'walikota accepted']);
    // planned, sealed and dated as of its time, however late it came
    expect(reports()[0]?.mail.date).toEqual(new Date('2026-11-02T01:00:00.000Z'));
  });

  it('of a schedule that is changed or paused meanwhile go to nobody whom it does not mean any more', async () => {
    const id = await city.add();
    server.whims.receiver = () => 451;
    await city.tick(DUE);
    server.whims = {};
    const named = { address: 'sekda@kota.example', name: 'Sekda', unitId: null };
    await city.call('patch', `report-schedules/${id}`, { audience: { roles: [], addresses: [named] } });
    await city.tick('2026-11-02T08:02:00');
    expect(await states(id)).toEqual([
      'asisten given_up recipient_gone',
      'sekda accepted',
      'walikota given_up recipient_gone',
    ]);
    await city.tick('2026-12-01T07:59:00');
    await city.call('post', `report-schedules/${id}/pause`);
    await city.tick('2026-12-01T08:00:30');
    await city.call('post', `report-schedules/${id}/resume`);
    await city.tick('2026-12-01T08:01:30');
    expect([await runsOf(id), receivers()]).toMatchObject([[{ status: 'done' }], ['sekda@kota.example']]);
  });

  it('of three missed dates are made up or noted as skipped, as the schedule says', async () => {
    const one = { address: 'tamu@luar.example', name: 'Tamu', unitId: null };
    const audience = { roles: [], addresses: [one] };
    const weekly = { rule: { every: 'week', weekday: 1, time: '08:00' }, period: 'week', audience } as const;
    const latest = await city.add({ ...weekly, catchUp: 'latest_only' });
    const all = await city.add({ ...weekly, catchUp: 'all' });
    await city.tick('2026-11-10T09:00:00');
    const said = async (id: string): Promise<string[]> =>
      (await runsOf(id)).map(({ period, status, reason }: never) =>
        [(period as { to: string }).to, status, reason].join(' ').trim(),
      );
    expect(await said(all)).toEqual(['2026-11-08 done', '2026-11-01 done', '2026-10-25 done']);
    expect(await said(latest)).toEqual([
      '2026-11-08 done',
      '2026-11-01 skipped superseded',
      '2026-10-25 skipped superseded',
    ]);
    expect(await notices(latest)).toEqual(['skipped superseded', 'skipped superseded']);
    // a clock that ran ahead and is put right makes nothing a second time and leaves nothing out
    await city.tick('2027-01-04T09:00:00');
    await city.tick('2026-11-16T08:00:30');
    expect((await said(all)).filter((one) => one.startsWith('2026-11-15'))).toEqual(['2026-11-15 done']);
  });
});
