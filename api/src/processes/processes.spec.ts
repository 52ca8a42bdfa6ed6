import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  ProcessesSchema,
  ProcessEventsSchema,
  TableViewSchema,
  type Processes,
  type TableView,
} from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request, { type Test } from 'supertest';
import { DemoAccounts, TokensService } from '../access';
import { AuditReader } from '../audit';
import {
  checked,
  evaluated,
  laterOf,
  monitored,
  newSop,
  notApplicable,
  ratified,
  recordAt,
} from '../compliance/figures.fixture';
import { IN_FORCE } from '../compliance/small-city.fixture';
import { SpanStretches } from '../register/span-stretches.repository';
import { recordSmallCity, startApp } from '../testing';

const TABLE = [
  'Kode;Nama Proses;Induk;Kelompok;OPD;SOP',
  'U;Pelayanan kesehatan;;Proses inti;;',
  'U.1;Pelayanan rujukan;;;DINKES;Pengelolaan a',
  'U.2;Pemeriksaan laboratorium;;;Dinas Kesehatan;Pengelolaan b',
  'U.3;Pelayanan darah;;;DINKES;',
  'P;Urusan umum;;Pendukung;;',
  'P.1;Kearsipan;;;DISDIK;Pengelolaan d',
  'X;Tanpa kelompok;;;;',
].join('\r\n');

describeEngines('the map of business processes', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  const tokens = new Map<string, string>();
  const ask = (method: 'get' | 'post' | 'put', path: string, username = 'organisasi'): Test =>
    request(app.getHttpServer())
      [method](`/api/v1/processes${path}`)
      .set('Authorization', `Bearer ${tokens.get(username)}`);
  const on = async (query = '', username = 'pimpinan'): Promise<Processes> =>
    ProcessesSchema.parse((await ask('get', query, username).expect(200)).body);
  const table = async (path: string): Promise<TableView> =>
    TableViewSchema.parse(
      (
        await ask('post', path)
          .field('effectiveOn', '2026-02-01')
          .attach('file', Buffer.from(TABLE), 'peta.csv')
          .expect(200)
      ).body,
    );
  const told = ({ items }: Processes) => items.map(({ code, standing, sops }) => `${code} ${standing} ${sops.length}`);
  const idOf = async (code: string): Promise<string> => (await on()).items.find((one) => one.code === code)?.id ?? '';

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    for (const username of ['pimpinan', 'organisasi', 'operator']) {
      tokens.set(username, (await app.get(TokensService).create(username, 'spec', null)).secret);
    }
    await recordAt(app, '2026-06-25T09:00:00+07:00', {
      sops: [
        newSop('a', 'dinkes', 'pelayanan_publik', [...IN_FORCE, monitored('2026-05-01')]),
        newSop('b', 'labkes', 'pelayanan_publik', []),
        newSop('d', 'disdik', 'tatalaksana', IN_FORCE),
      ],
    });
  }, 180_000);
  afterAll(() => app.close());

  it('is empty at first, and says so with answers of none', async () => {
    const { items, counts, lke } = await on();
    expect([items, counts]).toEqual([[], { in_force: 0, not_yet: 0, without: 0 }]);
    expect(lke).toMatchObject({ cuts: { all: 100, most: 50 }, set: false });
    expect(lke.answers.map(({ question, letter, done, of }) => [question, letter, done, of])).toEqual([
      ['mapped', null, 0, 0],
      ['applied', 'C', 1, 2],
      ['evaluated', 'D', 0, 2],
    ]);
  });

  it('previews a table without recording, then records the rows that are right', async () => {
    const preview = await table('/table/preview');
    expect(preview.counts).toEqual({ add: 6, change: 0, same: 0, wrong: 1, links: 3 });
    expect(preview.rows.at(-1)).toMatchObject({
      ...{ line: 8, name: 'X Tanpa kelompok', effect: 'wrong' },
      problems: [{ id: 'kelompok belum diisi' }],
    });
    expect((await on()).items).toEqual([]);
    expect(await table('/table')).toMatchObject({ recorded: true, counts: preview.counts });
    expect(told(await on())).toEqual([
      'U null 0',
      'U.1 in_force 1',
      'U.2 not_yet 1',
      'U.3 without 0',
      'P null 0',
      'P.1 in_force 1',
    ]);
    expect((await table('/table/preview')).counts).toEqual({ add: 0, change: 0, same: 6, wrong: 1, links: 0 });
    const { items } = await app.get(AuditReader).page({ action: 'process.import' });
    expect(items).toMatchObject([{ actor: { username: 'organisasi' }, after: { add: 6, wrong: 1 } }]);
  });

  it('has a template that is such a table', async () => {
    const { body } = await ask('get', '/template.xlsx').responseType('blob').expect(200);
    const empty = await ask('post', '/table/preview')
      .attach('file', body as Buffer, 'peta.xlsx')
      .expect(200);
    expect(empty.body.rows).toEqual([]);
  });

  it('is that of the day and of the unit', async () => {
    expect((await on('?asOf=2026-01-31')).items).toEqual([]);
    expect(told(await on('?asOf=2026-02-15'))[1]).toBe('U.1 not_yet 1');
    const dinkes = await on('?unit=DINKES');
    expect(dinkes.counts).toEqual({ in_force: 1, not_yet: 1, without: 1 });
    expect(dinkes.items.map(({ code }) => code)).toEqual(['U', 'U.1', 'U.2', 'U.3']);
    expect(dinkes.lke.answers[1]).toMatchObject({ letter: 'A', done: 1, of: 1 });
    await ask('get', '?unit=none').expect(404);
  });

  it('takes a process entered by hand, links, a new name, and its end', async () => {
    const parent = await idOf('U');
    const { body } = await ask('post', '').send({ code: 'U.4', name: 'Imunisasi', parent }).expect(201);
    const event = (fact: object) => ask('post', `/${body.id}/events`).send(fact);
    await event({ type: 'linked', sop: 'b' }).expect(201);
    expect((await event({ type: 'linked', sop: 'b' }).expect(409)).body.code).toBe('process_linked');
    await event({ type: 'linked', sop: 'no-such' }).expect(404);
    await event({ type: 'renamed', name: 'Imunisasi dasar' }).expect(201);
    await event({ type: 'assigned', unit: 'LABKES' }).expect(201);
    expect((await on()).items.find(({ code }) => code === 'U.4')).toMatchObject({
      ...{ name: 'Imunisasi dasar', group: 'core', level: 1, standing: 'not_yet' },
      unit: { code: 'LABKES' },
      sops: [{ id: 'b', title: 'Pengelolaan b', inForce: false, required: true }],
    });
    await event({ type: 'unlinked', sop: 'b' }).expect(201);
    await event({ type: 'ended', reason: 'salah catat' }).expect(201);
    expect(await idOf('U.4')).toBe('');
    expect((await ask('post', `/${parent}/events`).send({ type: 'ended', reason: 'x' }).expect(409)).body.code).toBe(
      'process_has_parts',
    );
    expect((await app.get(AuditReader).page({ action: 'process.record' })).items).toHaveLength(6);
  });

  it('takes back what was recorded by mistake; it stays to be read', async () => {
    const history = async (id: string) =>
      ProcessEventsSchema.parse((await ask('get', `/${id}/events`).expect(200)).body);
    const { body } = await ask('post', '').send({ code: 'Z', name: 'Salah', group: 'core' }).expect(201);
    const post = (fact: object, username?: string) => ask('post', `/${body.id}/events`, username).send(fact);
    await post({ type: 'linked', sop: 'b' }).expect(201);
    const [link, entry] = (await history(body.id)).items;
    const taking = (event: string | undefined) => ({ type: 'retracted', event, reason: 'salah ketik' });
    await post(taking(link?.id), 'pimpinan').expect(403);
    await post(taking(link?.id)).expect(201);
    expect((await on()).items.find(({ code }) => code === 'Z')?.sops).toEqual([]);
    expect((await post(taking(link?.id)).expect(404)).body.code).toBe('unknown_process_event');
    await post({ type: 'linked', sop: 'b' }).expect(201);
    expect(
      (
        await ask('post', `/${await idOf('U')}/events`)
          .send(taking(entry?.id))
          .expect(404)
      ).body.code,
    ).toBe('unknown_process_event');
    await post(taking(entry?.id)).expect(201);
    expect(await idOf('Z')).toBe('');
    expect(
      (await history(body.id)).items.map(({ type, about, retracted }) => [type, about, retracted?.reason]),
    ).toEqual([
      ['linked', 'Pengelolaan b', 'salah ketik'],
      ['linked', 'Pengelolaan b', 'salah ketik'],
      ['established', 'Salah', 'salah ketik'],
    ]);
    expect((await app.get(AuditReader).page({ action: 'process.retract' })).items).toHaveLength(2);
    await ask('get', '/no-such/events').expect(404);
  });

  it('answers by the limits that were set', async () => {
    await ask('put', '/lke-cuts').send({ all: 40, most: 60 }).expect(400);
    await ask('put', '/lke-cuts').send({ all: 50, most: 20 }).expect(204);
    const { lke } = await on();
    expect([lke.set, lke.answers.map(({ letter }) => letter)]).toEqual([true, ['A', 'A', 'D']]);
  });

  it('answers from all that is in force in the units that are asked, some SOPs at a time', async () => {
    const answers = async (query: string) =>
      (await on(query)).lke.answers.slice(1).map(({ done, of }) => `${done}/${of}`);
    expect(await answers('')).toEqual(['1/2', '0/2']);
    app.get(SpanStretches).atOnce = () => 1;
    await recordAt(app, '2026-06-26T09:00:00+07:00', {
      sops: [
        laterOf('a', [evaluated('2026-05-02')]),
        newSop('e', 'labkes', 'sdm', [...IN_FORCE, evaluated('2026-03-01')]),
        newSop('f', 'labkes', 'sdm', [...IN_FORCE, notApplicable('2026-06-01', '2027-06-01')]),
        // an evaluation of an earlier version is none of this one, and one of long ago counts no more
        newSop('g', 'disdik', 'sdm', [...IN_FORCE, evaluated('2026-03-02'), ratified('2026-04-01')]),
        newSop('h', 'disdik', 'sdm', [checked('2024-01-01'), ratified('2024-01-01'), evaluated('2024-06-01')]),
      ],
    });
    expect(await answers('')).toEqual(['1/5', '2/5']);
    expect(await answers('?unit=DINKES')).toEqual(['1/2', '2/2']);
    expect(await answers('?unit=LABKES')).toEqual(['0/1', '1/1']);
    expect(await answers('?unit=DISDIK')).toEqual(['0/3', '0/3']);
    expect(await answers('?asOf=2024-07-01')).toEqual(['0/1', '1/1']);
    // the first and the last day that can be written
    expect(await answers('?asOf=0001-01-01')).toEqual(['0/0', '0/0']);
    expect((await answers('?asOf=9999-12-31')).every((answer) => answer.startsWith('0/'))).toBe(true);
  });

  it('is written by whoever governs the register only', async () => {
    for (const username of ['pimpinan', 'operator']) {
      await ask('post', '', username).send({ code: 'Z', name: 'Z', group: 'core' }).expect(403);
      await ask('put', '/lke-cuts', username).send({ all: 50, most: 20 }).expect(403);
    }
    await ask('post', '/table').field('text', 'Judul\nArsip').expect(422);
    await ask('post', '/table').expect(400);
  });
});
