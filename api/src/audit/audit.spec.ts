import type { NestExpressApplication } from '@nestjs/platform-express';
import { AuditSchema, SopDetailSchema, type Audit, type AuditEntry } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import type { SettableClock } from '../config';
import { RegisterService } from '../register/register.service';
import { recordSmallCity, startApp } from '../testing';
import { AuditTrail } from './index';

const AUDIT = '/api/v1/audit';

describeEngines('reading the trail', (engine) => {
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
  const audit = async (query: string): Promise<Audit> =>
    AuditSchema.parse((await get(`${AUDIT}?${query}`).expect(200)).body);
  const newest = async (query = ''): Promise<AuditEntry | undefined> => (await audit(query)).items[0];

  beforeAll(async () => {
    database = await engine.open();
    ({ app, clock } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['pimpinan', 'organisasi', 'operator', 'admin']) {
      const { headers } = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
    }
  }, 120_000);
  afterAll(() => app.close());

  it('is for those who may', async () => {
    await http().get(AUDIT).expect(401);
    await get(AUDIT, 'pimpinan').expect(403);
    await get('/api/v1/exports/audit.csv', 'operator').expect(403);
    expect(await newest()).toMatchObject({
      action: 'request',
      outcome: 'refused',
      actor: { username: 'operator', name: 'Operator Dinas Kesehatan (contoh)' },
      subject: { kind: 'endpoint', id: 'GET /api/v1/exports/audit.csv' },
    });
    await post(AUDIT, {}).expect(404);
  });

  it('shows what was recorded of an SOP: before, after, by whom', async () => {
    const need = { unit: 'dinkes', area: 'tatalaksana', title: '=Penerbitan Izin', effectiveOn: '2026-01-05' };
    const sop = SopDetailSchema.parse((await post('/api/v1/sops', need).expect(201)).body);
    expect(await newest(`subject=sop:${sop.id}`)).toMatchObject({
      action: 'sop.require',
      actor: { username: 'organisasi' },
      via: 'session',
      subject: { kind: 'sop', id: sop.id, label: '=Penerbitan Izin' },
      before: null,
      after: { unit: 'Dinas Kesehatan', obliged: true, recorded: { events: [{ type: 'required' }] } },
    });
    const events = `/api/v1/sops/${sop.id}/events`;
    await post(events, { type: 'drafting_started', effectiveOn: '2026-02-02' }, 'operator').expect(201);
    expect(await newest(`subject=sop:${sop.id}`)).toMatchObject({
      action: 'sop.record',
      actor: { username: 'operator' },
      before: { stage: 'identified' },
      after: { stage: 'drafting', recorded: { events: [{ type: 'drafting_started', effectiveOn: '2026-02-02' }] } },
    });
    const stale = await post(events, { type: 'submitted', effectiveOn: '2026-03-01' }).set('If-Match', '"1"');
    expect(stale.status).toBe(409);
    expect(await newest()).toMatchObject({ outcome: 'refused', note: expect.stringContaining('409 sop_changed') });
  });

  it('shows units, decisions and targets, and a long list as one act', async () => {
    const effectiveOn = calendarDate('2026-03-01');
    const by = { governmentId: 'kota', actor: 'organisasi', source: 'screen' } as const;
    const register = app.get(RegisterService);
    await register.record(
      {
        units: [
          {
            unit: 'labkes',
            fact: { type: 'renamed', code: 'LABKES', name: 'Laboratorium Kesehatan', abbreviation: 'LAB' },
            effectiveOn,
          },
        ],
        areaDecisions: [
          {
            unit: 'disdik',
            area: 'pengawasan',
            reason: 'Tidak ada',
            approvedBy: 'Sekda',
            from: effectiveOn,
            until: null,
          },
        ],
      },
      by,
    );
    expect((await audit('subject=unit')).items).toMatchObject([
      { action: 'area.decide', subject: { id: 'disdik', label: 'Dinas Pendidikan' }, after: { area: 'pengawasan' } },
      {
        action: 'unit.record',
        subject: { id: 'labkes', label: 'Laboratorium Kesehatan' },
        before: { name: 'UPT Laboratorium Kesehatan' },
        after: { event: 'renamed', name: 'Laboratorium Kesehatan', effectiveOn: '2026-03-01' },
      },
    ]);
    const units = Array.from({ length: 30 }, (_, at) => ({
      unit: `u${at}`,
      fact: {
        type: 'established',
        code: `U${at}`,
        name: `Unit ${at}`,
        abbreviation: `U${at}`,
        kind: 'upt',
        parent: 'disdik',
      },
      effectiveOn,
    })) as Parameters<RegisterService['record']>[0]['units'];
    await register.record({ ...(units && { units }) }, by);
    expect(await newest()).toMatchObject({ action: 'register.batch', after: { units: 30 } });
  });

  it('finds by day of the business time zone, actor, action, outcome and words', async () => {
    clock.set('2026-07-01T16:30:00+07:00');
    await audit('');
    clock.set('2026-07-02T00:15:00+07:00');
    await app.get(AuditTrail).record(null, {
      action: 'user.change',
      outcome: 'done',
      actor: { userId: null, username: 'command-line' },
      note: 'no_serial 100% sure',
    });
    const ids = async (query: string): Promise<number> => (await audit(query)).total;
    expect(await ids('from=2026-07-02&to=2026-07-02')).toBe(1);
    expect(await ids('from=2026-07-01&to=2026-07-01')).toBe((await audit('')).total - 1);
    expect(await ids('actor=command-line')).toBe(1);
    expect(await ids('action=session.start&outcome=done&actor=Operator')).toBe(1);
    expect(await ids('q=SURE%20100')).toBe(1);
    expect(await ids('q=sur')).toBe(1);
    expect(await ids('q=ure')).toBe(0);
    expect(await ids('q=o_serial')).toBe(0);
    expect(await ids('q=penerbitan%20operator')).toBe(1);
    const all = await audit('pageSize=500');
    const two = await audit('pageSize=2&page=2');
    expect(two.items).toEqual(all.items.slice(2, 4));
    expect(two).toMatchObject({ page: 2, pageSize: 2, total: all.items.length, exact: true });
    await get(`${AUDIT}?page=101&pageSize=100`).expect(400);
    await get(`${AUDIT}?action=nonsense`).expect(400);
  });

  it('comes as a file that no spreadsheet runs, and says who took it', async () => {
    const csv = await get('/api/v1/exports/audit.csv?subject=sop&language=en').expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="audit-2026-07-02.csv"');
    expect(csv.text.startsWith('\uFEFF')).toBe(true);
    const [head, ...lines] = csv.text.trim().split('\r\n');
    expect(head).toMatch(/^No\.;Time;Actor;/);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(';2026-07-01 09:00:00;organisasi;');
    expect(lines[1]).toContain(";'=Penerbitan Izin;");
    expect(await newest()).toMatchObject({ action: 'audit.export', after: { format: 'csv', subject: 'sop' } });
    const listed = await get('/api/v1/exports/audit.json?subject=sop').expect(200);
    expect(listed.body.items).toHaveLength(lines.length);
    const xlsx = await get('/api/v1/exports/audit.xlsx').buffer(true).expect(200);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
  });
});
