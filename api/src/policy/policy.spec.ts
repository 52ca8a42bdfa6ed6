import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  AreaDecisionsSchema,
  HolidaysSchema,
  MatrixSchema,
  RulesetImpactSchema,
  RulesetsSchema,
  TargetsSchema,
} from '@pantausop/contracts';
import { describeEngines } from '@pantausop/database/testing';
import request, { type Response } from 'supertest';
import { TokensService } from '../access';
import { startSmallCity } from '../compliance/small-city.fixture';
import { sheetsOf } from '../imports/reading/sheets.fixture';
import { CONTENTS_1, STRICTER } from './rulesets.fixture';

describeEngines('the rules of scoring over HTTP', (engine) => {
  let app: NestExpressApplication;
  let tokens: Record<'organisasi' | 'operator', string>;

  beforeAll(async () => {
    const database = await engine.open();
    ({ app } = await startSmallCity(database));
    const token = async (username: string) => (await app.get(TokensService).create(username, 'policy', null)).secret;
    tokens = { organisasi: await token('organisasi'), operator: await token('operator') };
  }, 60_000);
  afterAll(() => app.close());

  const call = (method: 'get' | 'post', path: string, as: keyof typeof tokens = 'organisasi') =>
    request(app.getHttpServer())[method](`/api/v1/${path}`).set('Authorization', `Bearer ${tokens[as]}`);
  const post = async (path: string, body: object, status = 201): Promise<Response> =>
    call('post', path).send(body).expect(status);
  const codeOf = ({ body }: Response): unknown => (body as { code: unknown }).code;

  it('are read by everybody and kept by those who may', async () => {
    for (const path of ['rulesets', 'targets', 'area-decisions', 'holidays', 'area-labels']) {
      await call('get', path, 'operator').expect(200);
      await call('post', path, 'operator').send({}).expect(403);
    }
    await call('post', 'rulesets/preview', 'operator').send({}).expect(403);
  });

  it('take targets from a table: seen first, all of the right rows or none; the template is such a table', async () => {
    const text = ['OPD;Ukuran;Target (%);Tenggat', 'Dinkes;Skor;75;31-12-2026', 'X;Skor;75;31-12-2026'].join('\n');
    await call('post', 'targets/table', 'operator').send({ text }).expect(403);
    const seen = await post('targets/table/preview', { text }, 200);
    expect(seen.body).toMatchObject({ recorded: false, counts: { add: 1, change: 0, same: 0, wrong: 1 } });
    expect(seen.body.rows[1]).toMatchObject({ line: 3, problems: [{ id: 'unit tidak ditemukan' }] });
    const marked = await call('post', 'targets/table/marked.xlsx').send({ text }).responseType('blob').expect(200);
    expect([...(await sheetsOf(marked.body as Buffer, 'x')).values()]).toEqual([
      [
        ['OPD', 'Ukuran', 'Target (%)', 'Tenggat', 'Catatan impor'],
        ['Dinkes', 'Skor', '75', '31-12-2026'],
        ['X', 'Skor', '75', '31-12-2026', 'unit tidak ditemukan'],
      ],
    ]);
    expect(TargetsSchema.parse((await call('get', 'targets')).body).items).toHaveLength(0);
    await post('targets/table', { text }, 200);
    const { items } = TargetsSchema.parse((await call('get', 'targets')).body);
    expect(items).toMatchObject([{ unit: { id: 'dinkes' }, measure: 'score', value: 0.75, area: null }]);
    expect((await post('targets/table/preview', { text }, 200)).body.counts).toMatchObject({ add: 0, same: 1 });
    await post(`targets/${items[0]?.id}/retraction`, { reason: 'uji' }, 204);
    const { body } = await call('get', 'targets/template.xlsx').responseType('blob').expect(200);
    const empty = await call('post', 'targets/table/preview')
      .attach('file', body as Buffer, 't.xlsx')
      .expect(200);
    expect(empty.body.rows).toEqual([]);
  });

  it('show what a ruleset would do before it is published, exactly what it then does', async () => {
    const draft = { effectiveOn: '2026-08-01', ...STRICTER };
    const target = { unit: 'disdik', area: 'tatalaksana', measure: 'score', value: 0.85, dueOn: '2026-12-31' };
    await post('targets', target);
    const impact = RulesetImpactSchema.parse((await post('rulesets/preview', draft, 200)).body);
    expect(RulesetsSchema.parse((await call('get', 'rulesets')).body).items).toHaveLength(1);
    expect(impact).toMatchObject({ replaces: 1, sops: 5, sopsChanged: 3, targetDrops: 1 });
    const disdik = impact.units.find(({ id }) => id === 'disdik');
    // before: (85 + 15 lapses not yet) 100 and 2 x 85 of 300; after: 80 and 2 x 80
    expect(disdik).toMatchObject({ before: { score: 0.9 }, after: { score: 0.8 } });
    expect(disdik?.targets).toMatchObject([{ measure: 'score', value: 0.85, before: 0.9, after: 0.8, drops: true }]);
    await post('rulesets', { ...draft, basis: 'Keputusan Sekda 1/2026' });
    const after = MatrixSchema.parse((await call('get', 'compliance/matrix?asOf=2026-08-01')).body);
    const rows = after.units.filter(({ own }) => own !== true).map(({ id, index, total }) => [id, index, total.score]);
    const foreseen = impact.units.map(({ id, after: { index, score } }) => [id, index, score]);
    expect(foreseen.sort()).toEqual(rows.sort());
    expect(impact.total.after.index).toBe(after.total.index);
    const { items } = RulesetsSchema.parse((await call('get', 'rulesets')).body);
    expect(items.map(({ id, state, basis }) => [id, state, basis])).toEqual([
      [1, 'in_force', null],
      [2, 'ahead', 'Keputusan Sekda 1/2026'],
    ]);
    await post('rulesets/2/retraction', { reason: 'keliru' });
    expect(codeOf(await post('rulesets/2/retraction', { reason: 'keliru' }, 404))).toBe('not_standing');
    expect(codeOf(await post('rulesets/1/retraction', { reason: 'keliru' }, 409))).toBe('ruleset_started');
  });

  it.each([
    ['ruleset_not_ahead', { effectiveOn: '2026-07-01' }],
    ['ruleset_total', { ratifiedPoints: 25 }],
    ['ruleset_months', { appliedMonths: 0 }],
    ['ruleset_cuts', { predikatCuts: [] }],
  ])('refuse a ruleset with a sentence: %s', async (code, change) => {
    const draft = { effectiveOn: '2026-08-01', ...CONTENTS_1, ...change };
    for (const [path, body] of [
      ['rulesets/preview', draft],
      ['rulesets', { ...draft, basis: 'x' }],
    ] as const) {
      const answer = await post(path, body, 422);
      expect(codeOf(answer)).toBe(code);
    }
  });

  it('say whether targets are reached, and refuse those that cannot be', async () => {
    const { items } = TargetsSchema.parse((await call('get', 'targets')).body);
    expect(items).toMatchObject([{ unit: { id: 'disdik' }, current: 0.9, state: 'reached', due: false }]);
    const target = { unit: 'dinkes', area: null, measure: 'index', value: 0.5, dueOn: '2026-12-31' };
    await post('targets', target);
    await post('targets', { ...target, value: 0.6 });
    const listed = TargetsSchema.parse((await call('get', 'targets')).body).items;
    expect(listed.filter(({ unit }) => unit.id === 'dinkes').map(({ value }) => value)).toEqual([0.6]);
    for (const [code, change] of [
      ['target_not_ahead', { dueOn: '2026-07-01' }],
      ['target_index_of_area', { area: 'sdm' }],
      ['no_index_of_sub_unit', { unit: 'labkes' }],
      ['unit_not_valid', { unit: 'nobody' }],
    ] as const) {
      expect(codeOf(await post('targets', { ...target, ...change }, 422))).toBe(code);
    }
    await post('targets', { ...target, value: 1.2 }, 400);
    for (const { id } of listed) await post(`targets/${id}/retraction`, { reason: 'keliru' }, 204);
    expect(TargetsSchema.parse((await call('get', 'targets')).body).items).toEqual([
      expect.objectContaining({ value: 0.5 }),
    ]);
  });

  it('refuse to excuse an area in which an SOP is required, and name it', async () => {
    const decision = { reason: 'tidak ada urusan', approvedBy: 'Sekda', from: '2026-03-01', until: null };
    const refused = await post('area-decisions', { ...decision, unit: 'dinkes', area: 'sdm' }, 409);
    expect(refused.body).toMatchObject({ code: 'area_has_obligations', params: { count: 1, sops: 'Pengelolaan b' } });
    expect((refused.body as { detail: string }).detail).toContain('"Pengelolaan b"');
    const free = { ...decision, unit: 'dinkes', area: 'peraturan' };
    expect(codeOf(await post('area-decisions', { ...free, from: '2026-08-01' }, 422))).toBe('decision_in_future');
    expect(codeOf(await post('area-decisions', { ...free, until: '2026-03-01' }, 422))).toBe('until_not_later');
    await post('area-decisions', { ...free, area: 'nothing' }, 400);
    const { id } = (await post('area-decisions', free)).body as { id: string };
    const peraturan = async () => {
      const { units } = MatrixSchema.parse((await call('get', 'compliance/matrix')).body);
      return units.find((unit) => unit.id === 'dinkes')?.cells[2]?.status;
    };
    expect(await peraturan()).toBe('not_applicable');
    await post(`area-decisions/${id}/retraction`, { reason: 'keliru' }, 204);
    expect(await peraturan()).toBe('unmapped');
    const { items } = AreaDecisionsSchema.parse((await call('get', 'area-decisions')).body);
    expect(items).toMatchObject([{ id, state: 'retracted' }]);
  });

  it('keep holidays, one by one or as a pasted list', async () => {
    await post('holidays', { date: '2027-01-01', kind: 'libur_nasional', name: 'Tahun Baru' });
    const again = await post('holidays', { date: '2027-01-01', kind: 'libur_nasional', name: 'tahun baru' }, 409);
    expect(codeOf(again)).toBe('holiday_exists');
    const list = (text: string) => ({ kind: 'libur_nasional', text });
    const wrong = await post('holidays/list', list('2 Januari 2027 Libur\n31 Juni 2027 Tidak ada'), 400);
    expect(wrong.body).toMatchObject({ errors: [{ path: 'line 2', message: 'there is no such day' }] });
    const added = await post('holidays/list', list('1 Januari 2027 Tahun Baru\n17/08/2027 Hari Kemerdekaan'));
    expect(added.body).toMatchObject({ added: 1, same: 1 });
    const year = HolidaysSchema.parse((await call('get', 'holidays?year=2027')).body);
    expect(year.items.map(({ date }) => date)).toEqual(['2027-01-01', '2027-08-17']);
    await post(`holidays/${year.items[0]?.id ?? ''}/retraction`, { reason: 'salah' }, 204);
    expect(HolidaysSchema.parse((await call('get', 'holidays?year=2027')).body).items).toHaveLength(1);
  });

  it('call an area by another name from a day on', async () => {
    const name = { area: 'sdm', label: 'Manajemen SDM Aparatur', labelEn: 'Human resources', basis: 'Perwal 1/2027' };
    await post('area-labels', { ...name, effectiveOn: '2027-01-01' });
    const labelOn = async (asOf: string) => {
      const { body } = await call('get', `reform-areas?asOf=${asOf}`).expect(200);
      return (body as { items: { code: string; label: string }[] }).items.find(({ code }) => code === 'sdm')?.label;
    };
    expect(await labelOn('2027-01-01')).toBe('Manajemen SDM Aparatur');
    expect(await labelOn('2026-12-31')).not.toBe('Manajemen SDM Aparatur');
  });
});
