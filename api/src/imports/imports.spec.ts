import { readFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ImportSchema, ImportsSchema, type Import, type ImportDecisions } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { recordSmallCity, startApp } from '../testing';
import { readWorkbook } from './reading/read-workbook';
import { cellText, DEFAULT_LIMITS } from '../files/workbook';

const FIXTURES = new URL('../../../test/fixtures/register/', import.meta.url);
const fixture = (name: string): Buffer => readFileSync(new URL(name, FIXTURES));
const BAPPENDA = 'register_bappenda_2025.csv';

describeEngines('imports', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  const cookies = new Map<string, string>();
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['organisasi', 'operator', 'pimpinan']) {
      const { headers } = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
    }
  }, 60_000);
  afterAll(() => app.close());

  const as = (username: string) => cookies.get(username) ?? '';
  const upload = (file: Buffer, name: string, fields: Record<string, string> = {}, username = 'organisasi') =>
    http().post('/api/v1/imports').set('Cookie', as(username)).field(fields).attach('file', file, name);
  const preview = async (file: Buffer, name: string, fields: Record<string, string> = {}): Promise<Import> =>
    ImportSchema.parse((await upload(file, name, fields).expect(201)).body);
  const commit = (id: string, decisions: ImportDecisions = {}, username = 'organisasi') =>
    http().post(`/api/v1/imports/${id}/commit`).set('Cookie', as(username)).send(decisions);
  const csv = (text: string): Buffer => Buffer.from(text, 'utf8');
  const eventCount = async (): Promise<number> => {
    const { count } = await database.db
      .selectFrom('sop_events')
      .select((e) => e.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };

  it('previews a real register, asks for areas, records it once, and takes it back', async () => {
    const before = await eventCount();
    const first = await preview(fixture(BAPPENDA), BAPPENDA, { unit: 'DISDIK' });
    expect(first).toMatchObject({
      status: 'preview',
      unit: { id: 'disdik', name: 'Dinas Pendidikan' },
      effectiveOn: '2026-07-01',
      counts: { new: 41, changed: 0, same: 0, error: 0 },
      unconfirmedAreas: 41,
      proposedUnits: [{ name: 'Sekretariat', parentId: 'disdik', rows: 41, accepted: false }],
      numbersWithoutDates: { rows: 41, answer: null },
      recorded: null,
    });
    expect(first.rows[0]?.area?.reason.id).toMatch(/judul memuat|kode klasifikasi/);

    const refused = await commit(first.id).expect(409);
    expect(refused.body).toMatchObject({
      code: 'areas_unconfirmed',
      said: { id: expect.stringContaining('41 baris') },
    });
    expect(await eventCount()).toBe(before);

    const decisions: ImportDecisions = { acceptAreas: true, acceptUnits: true, inForceSince: { mode: 'number-year' } };
    const decided = await http()
      .patch(`/api/v1/imports/${first.id}`)
      .set('Cookie', as('organisasi'))
      .send(decisions)
      .expect(200);
    expect(ImportSchema.parse(decided.body)).toMatchObject({
      unconfirmedAreas: 0,
      effect: [
        {
          unitId: 'disdik',
          before: { required: 0, coverage: null },
          after: { required: 41, inForce: 41, coverage: 1 },
        },
      ],
      totalEffect: { after: { required: expect.any(Number) } },
    });

    const done = ImportSchema.parse((await commit(first.id).expect(200)).body);
    expect(done).toMatchObject({ status: 'committed', recorded: { sops: 41, events: 123, retractions: 0, units: 1 } });
    expect(await eventCount()).toBe(before + 123);
    expect((await commit(first.id).expect(409)).body).toMatchObject({ code: 'already_committed' });

    const second = await preview(fixture(BAPPENDA), BAPPENDA, { unit: 'Dinas Pendidikan' });
    expect(second.counts).toEqual({ new: 0, changed: 0, same: 41, error: 0 });
    expect(ImportSchema.parse((await commit(second.id).expect(200)).body).recorded).toMatchObject({
      sops: 0,
      events: 0,
    });
    expect(await eventCount()).toBe(before + 123);

    const back = await http().post(`/api/v1/imports/${first.id}/revert`).set('Cookie', as('organisasi')).expect(200);
    expect(back.body).toMatchObject({ status: 'reverted' });
    await http().post(`/api/v1/imports/${first.id}/revert`).set('Cookie', as('organisasi')).expect(409);
    expect((await commit(first.id).expect(409)).body).toMatchObject({ code: 'already_reverted' });
    const again = await preview(fixture(BAPPENDA), BAPPENDA, { unit: 'disdik' });
    expect(again.counts).toEqual({ new: 41, changed: 0, same: 0, error: 0 });
    expect(again.effect?.[0]?.before.required).toBe(0);
  }, 60_000);

  it('corrects in one import and restores what it had corrected when it is reverted', async () => {
    const file = (date: string, note: string): Buffer =>
      csv(`OPD,Area,Judul SOP,Nomor SOP,Tanggal Efektif,Lemari\nDINKES,sdm,Cuti,1/2024,${date},${note}\n`);
    const one = await preview(file('2024-03-01', 'A'), 'a.csv');
    await commit(one.id).expect(200);
    const two = await preview(file('2024-03-15', 'B'), 'b.csv');
    expect(two.counts).toEqual({ new: 0, changed: 1, same: 0, error: 0 });
    const done = ImportSchema.parse((await commit(two.id).expect(200)).body);
    expect(done.recorded).toMatchObject({ sops: 1, events: 2, retractions: 2 });
    expect((await preview(file('2024-03-15', 'B'), 'c.csv')).counts.same).toBe(1);
    await http().post(`/api/v1/imports/${two.id}/revert`).set('Cookie', as('organisasi')).expect(200);
    // the remark too says again what it said before
    expect((await preview(file('2024-03-01', 'A'), 'd.csv')).counts.same).toBe(1);
  });

  it('refuses to commit what was planned under another register', async () => {
    const file = csv('OPD,Area,Judul SOP\nDINKES,sdm,Mutasi Pegawai\n');
    const [one, two] = [await preview(file, 'a.csv'), await preview(file, 'a.csv')];
    const before = await eventCount();
    const answers = await Promise.all([commit(one.id), commit(two.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'register_changed' });
    expect(await eventCount()).toBe(before + 2);
    const twice = await preview(csv('OPD,Area,Judul SOP\nDINKES,sdm,Pensiun\n'), 'b.csv');
    const both = await Promise.all([commit(twice.id), commit(twice.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await eventCount()).toBe(before + 4);
  });

  it.each([
    ['refused-pdf-named-xlsx.xlsx', 'file_type'],
    ['refused-truncated.xlsx', 'file_damaged'],
    ['refused-decompression-bomb.xlsx', 'file_bomb'],
    ['refused-empty-sheet.xlsx', 'nothing_in_file'],
    ['refused-zero-rows.xlsx', 'no_rows'],
    ['refused-missing-title-column.xlsx', 'column_missing'],
    ['refused-missing-opd-column.csv', 'opd_missing'],
    ['refused-old-excel.xls', 'file_old_excel'],
    ['refused-password-protected.xlsx', 'file_password'],
    ['refused-empty-file.csv', 'file_empty'],
  ])('%s is refused with a sentence in both languages', async (name, code) => {
    const { body } = await upload(fixture(name), name).expect(422);
    expect(body).toMatchObject({ code, status: 422, said: { id: expect.any(String), en: expect.any(String) } });
    expect(body.said.id).not.toBe(body.said.en);
  });

  it('previews the good rows beside a bad one, and gives the bad one back marked', async () => {
    const name = 'partly-30-february.xlsx';
    const { id, counts, rows, rowsTotal } = await preview(fixture(name), name);
    expect([counts, rowsTotal]).toEqual([{ new: 2, changed: 0, same: 0, error: 1 }, 3]);
    expect(rows[1]?.findings[0]?.text).toMatchObject({
      id: expect.stringContaining('Baris 3, kolom “Tanggal Efektif”: “30 Februari 2024”'),
      en: expect.stringContaining('Row 3, column “Tanggal Efektif”: “30 Februari 2024”'),
    });
    const errors = await http()
      .get(`/api/v1/imports/${id}?outcome=error&pageSize=1`)
      .set('Cookie', as('organisasi'))
      .expect(200);
    expect(errors.body).toMatchObject({ rowsTotal: 1, rows: [{ row: 3 }] });
    const marked = await http()
      .get(`/api/v1/imports/${id}/errors.xlsx`)
      .set('Cookie', as('organisasi'))
      .buffer()
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    const { sheets } = await readWorkbook(marked.body as Buffer, DEFAULT_LIMITS, 'x');
    expect(cellText(sheets[0]?.rows[2]?.cells.at(-1))).toContain('30 Februari 2024');
    const done = ImportSchema.parse((await commit(id).expect(200)).body);
    expect(done.recorded).toMatchObject({ sops: 2, units: 0 });
  });

  it('keeps an operator to the own OPD and to what an operator may record', async () => {
    const file = csv('OPD,Area,Judul SOP\nDINKES,sdm,Cuti Bersama\nDISDIK,sdm,Cuti Bersama\n');
    const { body } = await upload(file, 'a.csv', {}, 'operator').expect(201);
    expect(ImportSchema.parse(body).rows.map(({ findings }) => findings.at(-1)?.code)).toEqual([
      'not_permitted',
      'out_of_scope',
    ]);
    expect((await upload(file, 'a.csv', { unit: 'DISDIK' }, 'operator').expect(404)).body).toMatchObject({
      code: 'unit_unknown',
    });
    await upload(file, 'a.csv', {}, 'pimpinan').expect(403);
    const others = await preview(file, 'a.csv');
    await http().get(`/api/v1/imports/${others.id}`).set('Cookie', as('operator')).expect(404);
    const list = await http().get('/api/v1/imports').set('Cookie', as('operator')).expect(200);
    expect(ImportsSchema.parse(list.body).items.map(({ createdBy }) => createdBy)).toEqual([
      ImportSchema.parse(body).createdBy,
    ]);
  });

  it('learns the name of an OPD that a person decided', async () => {
    const file = csv('OPD,Area,Judul SOP\nDinas Sehat Walafiat,sdm,Cuti Besar\n');
    const { id, unknownOpds } = await preview(file, 'a.csv');
    expect(unknownOpds).toMatchObject([{ name: 'Dinas Sehat Walafiat', rows: 1 }]);
    const done = await commit(id, { opds: { 'Dinas Sehat Walafiat': 'DINKES' } }).expect(200);
    expect(done.body).toMatchObject({ counts: { new: 1 }, recorded: { sops: 1 } });
    expect((await preview(file, 'a.csv')).counts.same).toBe(1);
  });

  it('reads a file as a person says, and remembers the headers and the areas for the next one', async () => {
    const odd = csv('DAFTAR PROSEDUR\nUraian Prosedur;Kode Dok\nTera Ulang Timbangan;045/77\n');
    expect((await upload(odd, 'CSV.csv', { unit: 'DISDIK' }).expect(422)).body).toMatchObject({
      code: 'header_not_found',
    });
    const looked = await http()
      .post('/api/v1/imports/look')
      .set('Cookie', as('organisasi'))
      .field({ unit: 'DISDIK' })
      .attach('file', odd, 'CSV.csv')
      .expect(200);
    expect(looked.body.sheets).toMatchObject([{ name: 'CSV', headerRow: null, lines: [{}, { row: 2 }, {}] }]);
    await upload(odd, 'CSV.csv', { unit: 'DISDIK', mapping: '{"CSV":{"headerRow":0}}' }).expect(400);
    const mapping = JSON.stringify({ CSV: { headerRow: 2, fields: { A: 'title' } } });
    const first = await preview(odd, 'CSV.csv', { unit: 'DISDIK', mapping });
    expect(first.columns).toMatchObject([{ column: 'A', field: 'title', said: 'chosen' }, { field: null }]);
    expect(first.rows[0]?.findings.map(({ code }) => code)).toContain('area_undecided');
    const { body } = await http()
      .patch(`/api/v1/imports/${first.id}`)
      .set('Cookie', as('organisasi'))
      .send({ mapping: { CSV: { headerRow: 2, fields: { A: 'title', B: 'number' } } }, areas: { '0:3': 'pengawasan' } })
      .expect(200);
    expect(ImportSchema.parse(body)).toMatchObject({ counts: { new: 1 }, rows: [{ number: '045/77' }] });
    await commit(first.id).expect(200);

    const next = csv('Uraian Prosedur;Kode Dok\nSOP TERA ULANG TIMBANGAN;045/78\n');
    const second = await preview(next, 'CSV.csv', { unit: 'DISDIK' });
    expect(second.columns.map(({ field, said }) => [field, said])).toEqual([
      ['title', 'remembered'],
      ['number', 'remembered'],
    ]);
    expect(second.rows[0]?.area).toMatchObject({ code: 'pengawasan', confirmed: false, confidence: 0.92 });
    await upload(next, 'CSV.csv', { unit: 'DINKES' }).expect(422);
  });

  it('takes back all but what later work rests on, and says which rows those are', async () => {
    const both = 'OPD,Area,Judul SOP,Nomor SOP,Tanggal Efektif\nDINKES,sdm,Izin Belajar,9/2024,2024-03-01\n';
    const { id } = await preview(csv(`${both}DINKES,sdm,Tugas Belajar,10/2024,2024-03-01\n`), 'a.csv');
    await commit(id).expect(200);
    const more = 'OPD,Judul SOP,Nomor SOP,Tanggal Monitoring,Hasil\nDINKES,Izin Belajar,9/2024,2025-05-01,Baik\n';
    const later = await preview(csv(more), 'b.csv');
    await commit(later.id).expect(200);
    const revert = () => http().post(`/api/v1/imports/${id}/revert`).set('Cookie', as('organisasi'));
    const back = ImportSchema.parse((await revert().expect(200)).body);
    expect(back).toMatchObject({ status: 'reverted', kept: [{ title: 'Izin Belajar', sheet: 'a', row: 2 }] });
    expect(back.kept?.[0]?.reason.id).toContain('“monitoring: berjalan dengan baik, 1 Mei 2025”');
    expect((await preview(csv(more), 'c.csv')).counts.same).toBe(1);
    expect((await preview(csv(`${both}DINKES,sdm,Tugas Belajar,10/2024,2024-03-01\n`), 'd.csv')).counts).toMatchObject({
      new: 1,
      same: 1,
    });
  });

  it('is not taken back when later work rests on every row', async () => {
    const { id } = await preview(csv('OPD,Area,Judul SOP,Tanggal Efektif\nDINKES,sdm,Uji Petik,2024-03-01\n'), 'a.csv');
    await commit(id).expect(200);
    const more = csv('OPD,Judul SOP,Tanggal Monitoring,Hasil\nDINKES,Uji Petik,2025-05-01,Baik\n');
    await commit((await preview(more, 'b.csv')).id).expect(200);
    const before = await eventCount();
    const { body } = await http().post(`/api/v1/imports/${id}/revert`).set('Cookie', as('organisasi')).expect(409);
    expect(body).toMatchObject({ code: 'revert_blocked', detail: expect.stringContaining('work has gone on') });
    expect(await eventCount()).toBe(before);
    const { body: progress } = await http().get(`/api/v1/imports/${id}/progress`).set('Cookie', as('organisasi'));
    expect(progress).toEqual({ status: 'committed', done: 0, total: 0 });
  });

  it('refuses bad fields and gives the template', async () => {
    await http().post('/api/v1/imports').set('Cookie', as('organisasi')).field({ unit: 'DINKES' }).expect(400);
    await upload(csv('Judul SOP\nx'), 'a.csv', { area: 'zoologi' }).expect(400);
    await upload(csv('Judul SOP\nx'), 'a.csv', { effectiveOn: '2026-02-30' }).expect(400);
    const future = await upload(csv('Judul SOP\nx'), 'a.csv', { effectiveOn: '2026-07-02' }).expect(422);
    expect(future.body).toMatchObject({ code: 'effective_in_future' });
    const unit = await upload(csv('Judul SOP\nx'), 'a.csv', { unit: 'Dinas Kesehatn' }).expect(422);
    expect(unit.body.said.id).toContain('Dinas Kesehatan');
    const template = await http().get('/api/v1/imports/template.csv').set('Cookie', as('operator')).expect(200);
    expect(template.headers['content-disposition']).toContain('template-register-sop.csv');
    expect(template.text).toContain('OPD;Unit Kerja;Area Perubahan;Judul SOP');
    await http().get('/api/v1/imports/template.xlsx').set('Cookie', as('operator')).expect(200);
  });
});
