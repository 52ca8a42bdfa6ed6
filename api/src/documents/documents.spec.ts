import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentElementsSchema, SopDocumentSchema, SopDocumentsSchema, type SopDocument } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import type { SettableClock } from '../config';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { recordSmallCity, startApp } from '../testing';
import { aDocx, aPdf } from './small-documents.fixture';

describeEngines('documents of an SOP', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let clock: SettableClock;
  let folder: string;
  let mine: string;
  let theirs: string;
  const cookies = new Map<string, string>();
  const http = () => request(app.getHttpServer());
  const as = (username: string) => cookies.get(username) ?? '';

  const need = async (unit: string, title: string): Promise<string> => {
    const body = { unit, area: 'tatalaksana', title, effectiveOn: '2026-01-05' };
    const answer = await http().post('/api/v1/sops').set('Cookie', as('organisasi')).send(body).expect(201);
    return (answer.body as { id: string }).id;
  };
  const send = (sop: string, file: Buffer, name: string, username = 'operator', fields: Record<string, string> = {}) =>
    http().post(`/api/v1/sops/${sop}/documents`).set('Cookie', as(username)).field(fields).attach('file', file, name);
  const given = async (...what: Parameters<typeof send>): Promise<SopDocument> => {
    clock.advance(1000);
    return SopDocumentSchema.parse((await send(...what).expect(201)).body);
  };
  const listed = async (sop: string): Promise<SopDocument[]> => {
    const answer = await http().get(`/api/v1/sops/${sop}/documents`).set('Cookie', as('operator')).expect(200);
    return SopDocumentsSchema.parse(answer.body).items;
  };
  const stored = (): string[] =>
    existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((p) => p.length > 2) : [];

  beforeAll(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'documents-')), 'files');
    database = await engine.open();
    ({ app, clock } = await startApp(database, { FILES_DIR: folder, DOCUMENT_MAX_MEBIBYTES: '1' }));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['organisasi', 'operator', 'pimpinan', 'bkd']) {
      const { headers } = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
      cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
    }
    mine = await need('dinkes', 'Pelayanan Rujukan');
    theirs = await need('disdik', 'Penerbitan Ijazah');
  }, 60_000);
  afterAll(async () => {
    await app.close();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  it('are kept by digest, listed with who gave them, and come back to the byte under a safe name', async () => {
    const file = aDocx(['NOMOR SOP : 440/1']);
    const one = await given(mine, file, 'SOP “Rujukan” é.docx', 'operator', { note: 'naskah pertama' });
    expect(one).toMatchObject({
      name: 'SOP “Rujukan” é.docx',
      ...{ kind: 'docx', size: file.length, version: 'draft', note: 'naskah pertama', uploadedBy: 'operator' },
      ...{ sameAs: null, withdrawn: null },
    });
    expect(stored()).toEqual([join(one.sha256.slice(0, 2), one.sha256)]);
    expect(readFileSync(join(folder, stored()[0] ?? '')).equals(file)).toBe(true);
    expect((await listed(mine)).map(({ id }) => id)).toEqual([one.id]);

    const answer = await http()
      .get(`/api/v1/sops/${mine}/documents/${one.id}`)
      .set('Cookie', as('pimpinan'))
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect((answer.body as Buffer).equals(file)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': one.mediaType,
      'content-disposition': `attachment; filename="SOP _Rujukan_ _.docx"; filename*=UTF-8''SOP%20%E2%80%9CRujukan%E2%80%9D%20%C3%A9.docx`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('say which elements they show, to whoever may see them', async () => {
    const { id } = await given(
      mine,
      aDocx(['NOMOR SOP : 440/7/2026', 'NAMA SOP : Pelayanan Rujukan', 'TGL REVISI : -']),
      'c.docx',
    );
    const answer = await http()
      .get(`/api/v1/sops/${mine}/documents/${id}/elements`)
      .set('Cookie', as('pimpinan'))
      .expect(200);
    const { items, hasText } = DocumentElementsSchema.parse(answer.body);
    expect(hasText).toBe(true);
    expect(items.filter(({ present }) => present).map(({ element }) => element)).toEqual(['nomor', 'judul']);
    // what was read is kept: the same answer without the file
    const [held] = await database.db.selectFrom('document_readings').select('reader').execute();
    expect(held?.reader).toBe(1);
  });

  it('say when the same bytes were given before; they are stored once', async () => {
    const before = stored().length;
    const file = await aPdf(['NOMOR SOP : 440/2']);
    const one = await given(mine, file, 'a.pdf');
    const again = await given(mine, file, 'b.pdf', 'organisasi', { version: 'in_force' });
    expect(again).toMatchObject({ sha256: one.sha256, sameAs: one.id, version: 'in_force', name: 'b.pdf' });
    expect(stored()).toHaveLength(before + 1);
    expect((await listed(mine)).slice(0, 2).map(({ id }) => id)).toEqual([again.id, one.id]);
  });

  it('are withdrawn once, with a reason, and stay', async () => {
    const { id } = await given(mine, aDocx(['keliru']), 'keliru.docx');
    const withdraw = (username = 'operator') =>
      http()
        .post(`/api/v1/sops/${mine}/documents/${id}/withdrawal`)
        .set('Cookie', as(username))
        .send({ reason: 'salah berkas' });
    await withdraw('pimpinan').expect(403);
    const answer = await withdraw().expect(201);
    expect(SopDocumentSchema.parse(answer.body).withdrawn).toMatchObject({ by: 'operator', reason: 'salah berkas' });
    expect((await withdraw().expect(409)).body).toMatchObject({ code: 'document_withdrawn' });
    expect((await listed(mine)).find((one) => one.id === id)?.withdrawn?.reason).toBe('salah berkas');
    await http().get(`/api/v1/sops/${mine}/documents/${id}`).set('Cookie', as('operator')).expect(200);
  });

  it('of other units are not there for an operator; readers cannot add', async () => {
    const file = aDocx(['x']);
    const { id } = await given(theirs, file, 'x.docx', 'organisasi');
    await send(theirs, file, 'x.docx').expect(404);
    const operator = (path: string) => http().get(`/api/v1/sops/${path}`).set('Cookie', as('operator'));
    await operator(`${theirs}/documents`).expect(404);
    await operator(`${theirs}/documents/${id}`).expect(404);
    await operator(`${theirs}/documents/${id}/elements`).expect(404);
    // nor through an SOP of one's own
    await operator(`${mine}/documents/${id}`).expect(404);
    for (const username of ['pimpinan', 'bkd']) await send(mine, file, 'x.docx', username).expect(403);
    await http().get(`/api/v1/sops/${mine}/documents`).expect(401);
  });

  it('are refused in both languages, and then nothing is kept', async () => {
    const [before, count] = [stored(), (await listed(mine)).length];
    const refusals: readonly [Buffer, string, string][] = [
      [Buffer.alloc(0), 'kosong.pdf', 'file_empty'],
      [Buffer.from('MZ program'), 'SOP.docx', 'document_type'],
      [await aPdf(['x']), 'SOP.docx', 'document_lies'],
      [await aPdf(['x'], 'rahasia'), 'SOP.pdf', 'file_password'],
      [Buffer.alloc(1_048_577, 32), 'SOP.pdf', 'document_too_large'],
      [aDocx(['x'], { 'word/vbaProject.bin': 'x' }), 'SOP.docx', 'document_macros'],
    ];
    for (const [file, name, code] of refusals) {
      const { body } = await send(mine, file, name).expect(422);
      expect(body).toMatchObject({ code, said: { id: expect.any(String), en: expect.any(String) } });
    }
    expect((await send(mine, aDocx(['x']), 'x.docx', 'operator', { folder: '/etc' }).expect(400)).body).toMatchObject({
      errors: [{ path: 'folder', message: 'is not known here' }],
    });
    await http().post(`/api/v1/sops/${mine}/documents`).set('Cookie', as('operator')).expect(400);
    // clients of the field cut paths off themselves; one that does not is told
    for (const name of ['../../etc/SOP.docx', 'C:\\\\Users\\\\SOP.docx']) {
      const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
      const { body } = await http()
        .post(`/api/v1/sops/${mine}/documents`)
        .set('Cookie', as('operator'))
        .set('Content-Type', 'multipart/form-data; boundary=x')
        .send(Buffer.concat([Buffer.from(head), aDocx(['x']), Buffer.from('\r\n--x--\r\n')]))
        .expect(422);
      expect(body).toMatchObject({ code: 'document_path', said: { id: expect.stringContaining('jalur folder') } });
    }
    expect([stored(), (await listed(mine)).length]).toEqual([before, count]);
  });

  it('whose file was changed or lost in the folder are not given out', async () => {
    const { id, sha256 } = await given(mine, aDocx(['asli']), 'asli.docx');
    const path = join(folder, sha256.slice(0, 2), sha256);
    writeFileSync(path, 'lain');
    const fetch = () => http().get(`/api/v1/sops/${mine}/documents/${id}`).set('Cookie', as('operator'));
    expect((await fetch().expect(503)).body).toMatchObject({ detail: expect.stringContaining('has changed') });
    rmSync(path);
    expect((await fetch().expect(503)).body).toMatchObject({ detail: expect.stringContaining('is missing') });
  });
});
