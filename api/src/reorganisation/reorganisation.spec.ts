import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  MatrixSchema,
  OperationPreviewSchema,
  OperationSchema,
  OperationsSchema,
  SopDetailSchema,
  UnitHistorySchema,
  UnitMarksSchema,
  UnitsSchema,
  DecidedOperationSchema,
  type OperationPreview,
} from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import type { z } from 'zod';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { LedgerAudit } from '../ledger/ledger-audit.service';
import { historyPages } from '../register/history-pages';
import { SopsRepository } from '../register/sops.repository';
import { recordSmallCity, startApp } from '../testing';

/** An operation as it is sent. */
type Body = Partial<z.input<typeof DecidedOperationSchema>>;

const OPERATIONS = '/api/v1/units/operations';
const MERGED_ON = '2026-05-01';
const into = {
  ...{ key: 'new-1', code: 'DISDIKKES', name: 'Dinas Pendidikan dan Kesehatan', abbreviation: 'Disdikkes' },
  ...{ kind: 'dinas' as const, parent: 'kota' },
};
const merger: Body['operation'] = { kind: 'merge', effectiveOn: MERGED_ON, units: ['dinkes', 'disdik'], into };

describeEngines('changes of the organisation', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  const cookies = new Map<string, string>();
  const http = () => request(app.getHttpServer());
  const get = async <T>(schema: z.ZodType<T>, path: string): Promise<T> =>
    schema.parse(
      (
        await http()
          .get(`/api/v1/${path}`)
          .set('Cookie', cookies.get('organisasi') ?? '')
          .expect(200)
      ).body,
    );
  const post = (path: string, body: object, username = 'organisasi') =>
    http()
      .post(path)
      .set('Cookie', cookies.get(username) ?? '')
      .send(body);
  const preview = async (body: Body): Promise<OperationPreview> =>
    OperationPreviewSchema.parse((await post(`${OPERATIONS}/preview`, body).expect(200)).body);
  const commit = async (body: Body) =>
    OperationSchema.parse((await post(OPERATIONS, { ...body, basis: (await preview(body)).basis }).expect(201)).body);
  const need = async (unit: string, title: string, effectiveOn = '2026-01-05', area = 'sdm'): Promise<string> =>
    SopDetailSchema.parse((await post('/api/v1/sops', { unit, area, title, effectiveOn }).expect(201)).body).id;
  const say = (sop: string, type: string, effectiveOn: string, more: object = {}) =>
    post(`/api/v1/sops/${sop}/events`, { type, effectiveOn, ...more });
  const matrix = async (asOf: string) => {
    const { units, total } = await get(MatrixSchema, `compliance/matrix?asOf=${asOf}`);
    return {
      rows: units.map(({ code, total: { required, inForce } }) => `${code} ${inForce}/${required}`),
      total: `${total.total.inForce}/${total.total.required}`,
      points: total.total.points,
    };
  };
  const ledgerIsRight = async (): Promise<void> => {
    const { difference } = await app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)));
    expect(difference).toBeNull();
  };

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['organisasi', 'operator']) {
      const { headers } = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
    }
  }, 120_000);
  afterAll(() => app.close());

  it('merge two OPDs late: seen before, decided SOP by SOP, in the roster of every date, and taken back', async () => {
    const [clinic, school] = [await need('dinkes', 'Pengelolaan Arsip'), await need('disdik', 'Pengelolaan Arsip')];
    const [since, lab] = [await need('disdik', 'Penerimaan Murid', '2026-06-01'), await need('labkes', 'Uji Air')];
    await say(clinic, 'ratified', '2026-02-01').expect(201);
    await say(school, 'ratified', '2026-02-01').expect(201);

    const seen = await preview({ operation: merger });
    expect(seen.sops.map(({ id, warnings, twins, proposed }) => ({ id, warnings, twins, proposed }))).toEqual(
      expect.arrayContaining([
        { id: clinic, warnings: ['same_title'], twins: [school], proposed: true },
        { id: since, warnings: ['since'], twins: [], proposed: true },
      ]),
    );
    expect(seen).toMatchObject({
      undecided: 0,
      targets: [{ id: 'new-1', code: 'DISDIKKES' }],
      subUnits: [{ unit: { id: 'labkes' }, parent: { id: 'dinkes' }, decision: { to: 'new-1' } }],
    });

    const decided = {
      operation: merger,
      sops: [
        { sop: school, action: 'end', reason: 'Sama dengan SOP Dinas Kesehatan' },
        { sop: since, action: 'renew', to: 'new-1', reviewOn: '2026-12-01' },
      ],
      legalBasis: 'Perda Kota Contoh 3/2026',
    } satisfies Body;
    const { effect, basis } = await preview(decided);
    const before = { day: await matrix('2026-05-01'), today: await matrix('2026-07-01') };
    expect(before.today.rows).toEqual(['DINKES 1/2', 'DISDIK 1/2']);
    const done = OperationSchema.parse((await post(OPERATIONS, { ...decided, basis }).expect(201)).body);
    expect(done).toMatchObject({
      ...{ kind: 'merge', effectiveOn: MERGED_ON, actor: 'organisasi', legalBasis: 'Perda Kota Contoh 3/2026' },
      from: [{ code: 'DINKES' }, { code: 'DISDIK' }],
      to: [{ code: 'DISDIKKES' }],
      counts: { moved: 1, renewed: 1, ended: 1 },
    });

    // the roster: both before the day, one from it on, and nothing lost between them
    expect(await matrix('2026-04-30')).toMatchObject({ rows: ['DINKES 1/2', 'DISDIK 1/1'], total: '2/3' });
    expect(await matrix(MERGED_ON)).toMatchObject({ rows: ['DISDIKKES 1/2'], total: '1/2' });
    expect(await matrix('2026-07-01')).toMatchObject({ rows: ['DISDIKKES 1/3'], total: '1/3' });
    const merged = done.to[0]?.id ?? '';
    expect(await get(SopDetailSchema, `sops/${since}`)).toMatchObject({
      ...{ unit: { id: merged }, requiredOn: '2026-06-01', remarks: { planned_review_on: '2026-12-01' } },
    });
    expect(await get(SopDetailSchema, `sops/${lab}`)).toMatchObject({ unit: { id: 'labkes' }, opd: { id: merged } });

    // what the preview said of figures is what came of it
    for (const { on, units } of effect) {
      const { total, units: rows } = await get(MatrixSchema, `compliance/matrix?asOf=${on}`);
      const figures = ({ index, total: { required, inForce, notApplicable, coverage, score } }: typeof total) => ({
        ...{ required, inForce, notApplicable, coverage, score, index },
      });
      expect(units.find(({ whole }) => whole)?.after).toEqual(figures(total));
      const row = rows.find(({ id }) => id === merged);
      expect(units.find(({ unit }) => unit.id === 'new-1')).toMatchObject({
        before: null,
        after: row && figures({ ...total, ...row }),
      });
      expect(units.find(({ unit }) => unit.id === 'dinkes')).toMatchObject({ after: null });
    }
    expect(effect.map(({ on }) => on)).toEqual([MERGED_ON, '2026-07-01']);
    await ledgerIsRight();

    const history = await get(UnitHistorySchema, `units/${merged}/history`);
    expect(history.predecessors.map(({ unit, on }) => [unit.code, on])).toEqual([
      ['DINKES', MERGED_ON],
      ['DISDIK', MERGED_ON],
    ]);
    const { items } = await get(UnitMarksSchema, `units/${merged}/marks?from=2026-01-01&to=2026-07-01`);
    expect(items).toMatchObject([{ on: MERGED_ON, changes: [{ type: 'merged', to: [{ code: 'DISDIKKES' }] }] }]);

    // an SOP of a unit that has ended is refused, and then nothing of it is kept
    // a page about a unit that is no more is about what was above it
    expect(await get(UnitsSchema, 'units?asOf=2027-01-01&view=page&root=disdik')).toMatchObject({ root: 'kota' });
    const late = await post('/api/v1/sops', { unit: 'disdik', area: 'sdm', title: 'X', effectiveOn: '2026-02-01' });
    expect(late).toMatchObject({ status: 201 });
    expect(await get(SopDetailSchema, `sops/${String(late.body.id)}`)).toMatchObject({ unit: { id: merged } });
    expect(
      (await say(since, 'moved', '2026-06-02', { unit: 'disdik', area: 'sdm', cause: 'reorganization' })).body,
    ).toMatchObject({ code: 'unit_not_valid' });

    await post(`${OPERATIONS}/${done.id}/retraction`, { reason: 'Perda dibatalkan' }).expect(409);
    await say(String(late.body.id), 'requirement_ended', '2026-02-01', { reason: 'salah' }).expect(201);
    const taken = await post(`${OPERATIONS}/${done.id}/retraction`, { reason: 'Perda dibatalkan' }).expect(201);
    expect(OperationSchema.parse(taken.body)).toMatchObject({ retraction: { reason: 'Perda dibatalkan' } });
    expect({ day: await matrix('2026-05-01'), today: await matrix('2026-07-01') }).toEqual(before);
    expect(await get(SopDetailSchema, `sops/${since}`)).toMatchObject({ unit: { id: 'disdik' }, remarks: {} });
    await ledgerIsRight();
    await post(`${OPERATIONS}/${done.id}/retraction`, { reason: 'lagi' }).expect(409);
    expect((await get(OperationsSchema, 'units/operations')).items).toHaveLength(1);
  });

  it('may lie ahead of today: the figures of today stay', async () => {
    const sop = await need('disdik', 'Mutasi Murid');
    const ahead: Body['operation'] = { kind: 'dissolve', effectiveOn: '2027-01-01', unit: 'disdik', successors: [] };
    const { id } = await commit({ operation: ahead });
    expect((await matrix('2026-07-01')).rows).toEqual(['DINKES 1/2', 'DISDIK 1/3']);
    expect((await matrix('2027-01-01')).rows).toEqual(['DINKES 1/2']);
    expect(await get(SopDetailSchema, `sops/${sop}`)).toMatchObject({ unit: { id: 'disdik' } });
    const { items } = await get(UnitsSchema, 'units?asOf=2026-07-01');
    expect(items.find(({ id }) => id === 'disdik')).toMatchObject({ validTo: '2027-01-01' });
    const late = await post('/api/v1/sops', { unit: 'disdik', area: 'sdm', title: 'X', effectiveOn: '2026-06-01' });
    expect(late).toMatchObject({ status: 422, body: { code: 'unit_holds_none' } });
    await post(`${OPERATIONS}/${id}/retraction`, { reason: 'Batal' }).expect(201);
    expect((await matrix('2027-01-01')).rows).toEqual(['DINKES 1/2', 'DISDIK 1/3']);
  });

  it('rename, re-parent and establish: one id through all names, figures where the unit belongs on each date', async () => {
    await commit({
      operation: {
        kind: 'rename',
        effectiveOn: '2026-03-01',
        unit: 'labkes',
        name: { code: 'LABKESDA', name: 'UPT Laboratorium Daerah', abbreviation: 'Labkesda' },
      },
    });
    await commit({ operation: { kind: 'reparent', effectiveOn: '2026-04-01', unit: 'labkes', parent: 'disdik' } });
    await commit({ operation: { kind: 'establish', effectiveOn: '2026-04-01', unit: { ...into, code: 'RSUD' } } });
    expect((await matrix('2026-03-31')).rows).toEqual(['DINKES 1/2', 'DISDIK 1/2']);
    expect((await matrix('2026-04-01')).rows).toEqual(['DINKES 1/1', 'DISDIK 1/3', 'RSUD 0/0']);
    const history = await get(UnitHistorySchema, 'units/labkes/history');
    expect(history.names.map(({ code, from, to }) => [code, from, to])).toEqual([
      ['LABKES', '2016-12-01', '2026-03-01'],
      ['LABKESDA', '2026-03-01', null],
    ]);
    expect(history.parents.map(({ unit, from }) => [unit?.code, from])).toEqual([
      ['DINKES', '2016-12-01'],
      ['DISDIK', '2026-04-01'],
    ]);
    const items = (await get(OperationsSchema, 'units/operations')).items.filter(({ retraction }) => !retraction);
    expect(items.map(({ kind }) => kind)).toEqual(['establish', 'reparent', 'rename']);
    const rename = items[2];
    expect(rename).toMatchObject({ from: [{ code: 'LABKES' }], to: [{ code: 'LABKESDA' }] });
    // the later re-parenting rests on nothing of the renaming but names the same unit
    await post(`${OPERATIONS}/${rename?.id}/retraction`, { reason: 'salah' }).expect(409);
    await ledgerIsRight();
  });

  it('are refused when the register has changed since the preview, and when they do not decide everything', async () => {
    const sop = await need('dinkes', 'Pelayanan Rujukan');
    const { basis } = await preview({ operation: merger });
    await say(sop, 'drafting_started', '2026-02-01').expect(201);
    const stale = await post(OPERATIONS, { operation: merger, basis }).expect(409);
    expect(stale.body).toMatchObject({ code: 'changed_since_preview', said: { id: expect.any(String) } });
    const parts = [into, { ...into, key: 'new-2', code: 'OBAT' }];
    const split: Body['operation'] = { kind: 'split', effectiveOn: MERGED_ON, unit: 'dinkes', into: parts };
    const open = await preview({ operation: split });
    expect(open).toMatchObject({ undecided: 2, subUnits: [] });
    const refused = await post(OPERATIONS, { operation: split, basis: open.basis }).expect(422);
    expect(refused.body).toMatchObject({ code: 'sops_undecided', params: { count: 2 } });
    const sops = open.sops.map(({ id }) => ({ sop: id, action: 'move' as const, to: id === sop ? 'new-2' : 'new-1' }));
    await commit({ operation: split, sops });
    expect((await matrix(MERGED_ON)).rows.sort()).toEqual(['DISDIK 1/3', 'DISDIKKES 1/1', 'OBAT 0/1', 'RSUD 0/0']);
    await ledgerIsRight();
  });

  it('are for those who manage the organisation, and stand in the trail', async () => {
    await post(`${OPERATIONS}/preview`, { operation: merger }, 'operator').expect(403);
    await post(OPERATIONS, { operation: merger, basis: '' }, 'operator').expect(403);
    const [done] = (await get(OperationsSchema, 'units/operations')).items;
    const rows = await database.db
      .selectFrom('audit_events')
      .selectAll()
      .where('subject_id', '=', done?.id ?? '')
      .execute();
    expect(rows).toMatchObject([
      { action: 'reorganisation.apply', actor: 'organisasi', outcome: 'done', subject_kind: 'unit_operation' },
      { action: 'reorganisation.retract', actor: 'organisasi', outcome: 'done', note: 'Batal' },
    ]);
  });

  it('come out of a table too: seen first, the right rows in one go, each a change that can be taken back', async () => {
    const table = (...rows: string[]) => ({ text: ['Kode;Nama;Singkatan;Jenis;Induk', ...rows].join('\n') });
    const rows = table('BPBD-1;Bidang Siaga;;Bidang;BPBD', 'BPBD;Badan Bencana;;Badan;', 'X;Tanpa jenis;;;');
    await http()
      .post('/api/v1/units/table')
      .set('Cookie', cookies.get('operator') ?? '')
      .send(rows)
      .expect(403);
    const seen = await post('/api/v1/units/table/preview', rows).expect(200);
    expect(seen.body).toMatchObject({ recorded: false, counts: { add: 2, wrong: 1 } });
    const before = await ledgerIsRight().then(() => get(OperationsSchema, 'units/operations'));
    expect((await post('/api/v1/units/table', rows).expect(200)).body).toMatchObject({ recorded: true });
    const { items } = await get(OperationsSchema, 'units/operations');
    expect(items.length).toBe(before.items.length + 2);
    expect((await post('/api/v1/units/table', rows).expect(200)).body.counts).toMatchObject({ add: 0, same: 2 });
    // one row that the organisation does not allow: none is recorded
    const refused = await post('/api/v1/units/table', table('BPBD-2;Bidang Dua;;Bidang;BPBD', 'BPBD;Badan;;;BPBD-1'));
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toMatch(/^Line 3: /);
    expect((await get(OperationsSchema, 'units/operations')).items.length).toBe(items.length);
    await ledgerIsRight();
  });
});
