import type { NestExpressApplication } from '@nestjs/platform-express';
import { ExplanationSchema, SopsSchema, type Explanation, type Sops } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate, ELEMENT_CODES, type SopFact } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { rulesetFrom } from '../policy/rulesets.fixture';
import { recordSmallCity, startApp } from '../testing';
import { manySops, saidLater } from './many-histories.fixture';
import { RegisterService } from './register.service';
import { SORT_KEYS } from './sop-search';
import { SpanStretches } from './span-stretches.repository';

const BY = { governmentId: 'kota', actor: 'test', source: 'api' } as const;

interface Given {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  readonly number?: string;
  readonly ratifiedOn?: string;
}

/** As of 1 July 2026: currency lapses on 1 August (rujukan), has lapsed (arsip), holds until 1 June 2027 (dinamis). */
const GIVEN: readonly Given[] = [
  { id: 'rujukan', title: 'Pelayanan Rujukan', number: '440/1/DINKES/2025', ratifiedOn: '2025-08-01' },
  { id: 'arsip', title: 'Arsip', unit: 'disdik', number: '045/2/ARSIP', ratifiedOn: '2025-06-01' },
  { id: 'dinamis', title: 'Penataan Arsip Dinamis', unit: 'disdik', ratifiedOn: '2026-06-01' },
  { id: 'kearsipan', title: 'Kearsipan Rumah Sakit', unit: 'labkes' },
  { id: 'cafe', title: 'Inspeksi Café (Depot Air)', unit: 'labkes' },
];

describeEngines('searching the register', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let cookie = '';
  const list = async (query: string): Promise<Sops> =>
    SopsSchema.parse(
      (await request(app.getHttpServer()).get(`/api/v1/sops?${query}`).set('Cookie', cookie).expect(200)).body,
    );
  const explain = async (query: string): Promise<Explanation> =>
    ExplanationSchema.parse(
      (await request(app.getHttpServer()).get(`/api/v1/compliance/explain?${query}`).set('Cookie', cookie).expect(200))
        .body,
    );
  const ids = async (query: string): Promise<string[]> => (await list(query)).items.map(({ id }) => id);

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    const event = (fact: SopFact, on: string) => ({ fact, effectiveOn: calendarDate(on) });
    const sops = GIVEN.map(({ id, title, unit = 'dinkes', number = null, ratifiedOn }) => ({
      ...{ sop: id, isNew: true, remarks: {}, retractions: [], waits: false },
      events: [
        event({ type: 'required', unit, area: 'tatalaksana', title, weight: 1 }, '2025-01-05'),
        event({ type: 'document_checked', elements: ELEMENT_CODES }, '2025-01-06'),
        ...(ratifiedOn ? [event({ type: 'ratified', number, signatory: null }, ratifiedOn)] : []),
      ],
    }));
    await app.get(RegisterService).record({ sops }, BY);
    const { headers } = await request(app.getHttpServer())
      .post('/api/v1/session')
      .send({ username: 'organisasi', password: DEMO_PASSWORD })
      .expect(204);
    cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  }, 60_000);
  afterAll(() => app.close());

  it.each([
    [
      'the best fit first: title, its beginning, within it, the number, within a word',
      'q=arsip',
      ['arsip', 'dinamis', 'kearsipan'],
    ],
    ['a number however it is written', 'q=440-1 dinkes', ['rujukan']],
    ['digits from their first on', 'q=40', []],
    ['accents and punctuation folded', 'q=CAFE depot', ['cafe']],
    ['a unit by its abbreviation', 'q=labkes', ['cafe', 'kearsipan']],
    ['a unit by the name of the OPD above it', 'q=dinas kesehatan arsip', ['kearsipan']],
    ['every word, in any order', 'q=dinamis penataan', ['dinamis']],
    ['nothing that lacks a word', 'q=arsip rujukan', []],
    ['what is in force', 'force=in_force', ['arsip', 'rujukan', 'dinamis'].sort()],
    ['what lapses within 60 days', 'force=lapsing', ['rujukan']],
    ['what has lapsed', 'force=lapsed', ['arsip']],
    ['what had not lapsed yet on an earlier day', 'force=lapsing&asOf=2026-05-01', ['arsip']],
  ])('finds %s', async (_what, query, expected) => {
    const found = await ids(query);
    expect(query.includes('force=in_force') ? found.sort() : found).toEqual(expected);
  });

  it('keeps the number from the order of other searches, and counts what it found', async () => {
    expect(await list('q=arsip&pageSize=1')).toMatchObject({ total: 3 });
    expect(await list('q=arsip&pageSize=2&page=2')).toMatchObject({ total: 3, items: [{ id: 'kearsipan' }] });
    expect(await list('q=arsip&pageSize=2&page=3')).toMatchObject({ total: 3, items: [] });
    expect(await ids('q=arsip&sort=-title')).toEqual(['dinamis', 'kearsipan', 'arsip']);
    expect(await ids('sort=-score')).toEqual(await ids('sort=-points'));
  });

  it('is not sent again to who holds it, until something is recorded or another page or scope is asked', async () => {
    const ask = (query: string, held = '') =>
      request(app.getHttpServer()).get(`/api/v1/sops?${query}`).set('Cookie', cookie).set('If-None-Match', held);
    const first = await ask('q=arsip&asOf=2026-07-01').expect(200);
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(/^"[\w-]{43}(-gz)?"$/);
    expect(first.body).toMatchObject({ asOf: '2026-07-01', ruleset: { id: 1 } });
    expect((await ask('asOf=2026-07-01&q=arsip', tag).expect(304)).text).toBe('');
    for (const other of ['q=arsip&asOf=2026-06-30', 'q=arsip&asOf=2026-07-01&page=2', 'asOf=2026-07-01']) {
      await ask(other, tag).expect(200);
    }
    const event = { fact: { type: 'reweighted', weight: 2 }, effectiveOn: calendarDate('2026-07-01') } as const;
    const change = { sop: 'rujukan', isNew: false, remarks: {}, events: [event], retractions: [], waits: false };
    await app.get(RegisterService).record({ sops: [change] }, BY);
    await ask('q=arsip&asOf=2026-07-01', tag).expect(200);
  });

  it('finds the same, in the same order, in what was known then', async () => {
    const { knownAt } = await list('');
    const queries = [
      'q=arsip',
      'q=dinas',
      'q=40',
      'q=440',
      'force=lapsed',
      'force=lapsing&sort=-points',
      'sort=number',
    ];
    const now = await Promise.all(queries.map(ids));
    const event = { fact: { type: 'retitled', title: 'Arsip Baru' }, effectiveOn: calendarDate('2026-07-01') } as const;
    const change = { sop: 'cafe', isNew: false, remarks: {}, events: [event], retractions: [], waits: false };
    await app.get(RegisterService).record({ sops: [change] }, BY);
    expect(await ids('q=arsip baru')).toEqual(['cafe']);
    expect(await Promise.all(queries.map((query) => ids(`${query}&knownAt=${knownAt}`)))).toEqual(now);
  });

  it('finds what was known then whatever was recorded since, under other rules too', async () => {
    const register = app.get(RegisterService);
    const sops = manySops(60);
    await register.record({ sops }, BY);
    // recorded before the moment that is asked for, taken back after it
    const about = { sop: 'm5', isNew: false, remarks: {}, events: [], retractions: [], waits: false };
    const move = {
      fact: { type: 'moved', unit: 'dinkes', area: 'sdm', cause: 'reorganization' },
      effectiveOn: calendarDate('2026-06-01'),
    } as const;
    await register.record({ sops: [{ ...about, events: [{ ...move, id: 'left' }] }] }, BY);
    const queries = [
      ...SORT_KEYS.flatMap((key) => [`sort=${key}`, `sort=-${key}&unit=disdik`]),
      ...['unit=labkes', 'q=bagian 2', 'force=lapsed', 'force=lapsing', 'stage=ratified&sort=number', 'area=sdm'],
      ...['applicability=not_applicable', ...[1, 2, 6, 7].map((page) => `pageSize=9&page=${page}&sort=-points`)],
    ].map((query) => `asOf=2026-09-01&${query}`);
    const explained = ['unit=kota&pageSize=500', 'unit=disdik&area=sdm', 'unit=kota&pageSize=9&page=3'].map(
      (query) => `asOf=2026-09-01&${query}`,
    );
    const askAll = (known = '') =>
      Promise.all([
        ...queries.map((query) => list(query + known)),
        ...explained.map((query) => explain(query + known)),
      ]);
    const now = await askAll();
    // some spans at a time, as of a province
    app.get(SpanStretches).atOnce = () => 3;
    expect(await askAll()).toEqual(now);
    const { knownAt } = now[0] as Sops;
    const later = saidLater(sops);
    await register.record({ sops: later }, BY);
    await register.record({ sops: [{ ...about, retractions: [{ event: 'left', reason: 'x' }] }] }, BY);
    expect(await askAll()).not.toEqual(now);
    expect(await askAll(`&knownAt=${knownAt}`)).toEqual(now);
    await register.record({ rulesets: [rulesetFrom('2026-08-01')] }, BY);
    expect(await askAll(`&knownAt=${knownAt}`)).toEqual(now);
    for (const query of ['asOf=2026-09-01', 'asOf=2026-07-15&series=restated', 'asOf=2026-07-15']) {
      const { cell, items, parts, counted, notCounted, total } = await explain(`unit=kota&pageSize=500&${query}`);
      const counts = items.filter((sop) => sop.counted);
      const sum = (of: (sop: Explanation['items'][number]) => number) =>
        counts.reduce((all, sop) => all + sop.weight * of(sop), 0);
      expect(sum(({ points }) => points)).toBe(cell.points);
      expect(parts).toEqual({
        ...{ document: sum(({ document }) => document), ratified: sum(({ ratified }) => ratified) },
        ...{ applied: sum(({ applied }) => applied.points), current: sum(({ current }) => current.points) },
      });
      expect([counted, counted + notCounted.not_applicable + notCounted.ended]).toEqual([counts.length, total]);
      const points = counts.map((sop) => sop.points);
      expect(points).toEqual(points.toSorted((a, b) => a - b));
    }
  });

  it('finds what stands in a unit that was closed where all is asked for, not below a unit', async () => {
    const onDays = (query: string) =>
      Promise.all(['2026-05-31', '2026-06-01'].map(async (day) => (await list(`asOf=${day}&${query}`)).total));
    const [before] = await onDays('unit=kota');
    expect(before).toBeGreaterThan(0);
    expect(await onDays('')).toEqual([before, before]);
    expect(await onDays('unit=kota')).toEqual([before, before]);
    const [inLab] = await onDays('unit=labkes');
    const fact = { type: 'closed', how: 'merged', successors: ['dinkes'] } as const;
    const closing = { unit: 'labkes', fact, effectiveOn: calendarDate('2026-06-01') };
    await app.get(RegisterService).record({ units: [closing] }, BY);
    expect(await onDays('')).toEqual([before, before]);
    expect(await onDays('unit=kota')).toEqual([before, Number(before) - Number(inLab)]);
  });
});
