import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  MatrixSchema,
  ParticipantPreviewSchema,
  ParticipantsSchema,
  TrainingCoverageSchema,
  TrainingSchema,
  TrainingsSchema,
  UnitActivitySchema,
  type TrainingCoverage,
} from '@pantausop/contracts';
import { REFERENCE_TRAININGS } from '@pantausop/data';
import { write, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request, { type Response } from 'supertest';
import { DEMO_PASSWORD, TokensService } from '../access';
import { drafted, newSop, recordAt } from '../compliance/figures.fixture';
import { startSmallCity } from '../compliance/small-city.fixture';
import type { SettableClock } from '../config';
import { addTrainings } from '../seeding/trainings';
import { sheetsOf } from '../imports/reading/sheets.fixture';

const TRAINING = {
  title: 'Pelatihan Penyusunan SOP-AP',
  subjects: ['Teknik penyusunan SOP-AP'],
  startsOn: '2026-04-06',
  endsOn: '2026-04-08',
  placeKind: 'in_person',
  place: 'Aula',
  organiser: 'Badan Kepegawaian',
  teachers: ['Lembaga Administrasi Negara'],
  lessonHours: 24,
  batches: 2,
  statedParticipants: 10,
};

describeEngines('trainings over HTTP', (engine) => {
  let app: NestExpressApplication;
  let database: Database;
  let tokens: Record<'bkd' | 'organisasi' | 'operator' | 'pimpinan', string>;
  let clock: SettableClock;
  let id = '';

  beforeAll(async () => {
    database = await engine.open();
    ({ app, clock } = await startSmallCity(database));
    const token = async (username: string) => (await app.get(TokensService).create(username, 'training', null)).secret;
    tokens = {
      bkd: await token('bkd'),
      organisasi: await token('organisasi'),
      operator: await token('operator'),
      pimpinan: await token('pimpinan'),
    };
  }, 180_000);
  afterAll(() => app.close());

  const call = (
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    as: keyof typeof tokens = 'bkd',
    body?: object,
  ) => request(app.getHttpServer())[method](`/api/v1/${path}`).set('Authorization', `Bearer ${tokens[as]}`).send(body);
  const codeOf = ({ body }: Response): unknown => (body as { code: unknown }).code;
  const coverage = async (asOf = '2026-07-01'): Promise<TrainingCoverage> =>
    TrainingCoverageSchema.parse((await call('get', `training-coverage?asOf=${asOf}`).expect(200)).body);

  it('are kept by who may, with the change in the trail', async () => {
    for (const as of ['organisasi', 'operator', 'pimpinan'] as const) {
      await call('get', 'trainings', as).expect(200);
      await call('post', 'trainings', as, TRAINING).expect(403);
    }
    const made = TrainingSchema.parse((await call('post', 'trainings', 'bkd', TRAINING).expect(201)).body);
    ({ id } = made);
    expect(made).toMatchObject({ days: 3, recordedParticipants: 0, units: 0, lessonHours: 24 });
    const turned = await call('patch', `trainings/${id}`, 'bkd', { endsOn: '2026-04-01' }).expect(422);
    expect(codeOf(turned)).toBe('training_turned_round');
    await call('patch', `trainings/${id}`, 'bkd', { place: 'Ruang rapat' }).expect(200);
    await call('patch', 'trainings/none', 'bkd', { place: 'x' }).expect(404);
    const events = database.db.selectFrom('audit_events').selectAll().where('subject_id', '=', id);
    const acts = await events.orderBy('sequence').execute();
    expect(acts.map(({ action }) => action)).toEqual(['training.add', 'training.change']);
    expect(acts[1]?.before).toContain('Aula');
    expect(acts[1]?.after).toContain('Ruang rapat');
  });

  it('take a list out of the template', async () => {
    const { body: template } = await call('get', 'trainings/participants-template.xlsx', 'bkd')
      .responseType('blob')
      .expect(200);
    const attach = (bytes: Buffer | string) =>
      call('post', `trainings/${id}/participants/preview`, 'bkd').attach('file', Buffer.from(bytes), 'peserta');
    expect((await attach(template as Buffer).expect(400)).body.errors).toEqual([
      { path: 'text', message: 'holds no line' },
    ]);
    const filled = await attach('OPD *;Nama Peserta;Jumlah\nDinkes;;3\n').expect(200);
    expect(filled.body).toMatchObject({ ready: 1, people: 3 });
  });

  it('preview a list line by line, and take all of it or nothing', async () => {
    const text =
      'DINKES;Peserta Satu;1;ya\nUPT Laboratorium Kesehatan;3;2\nDinas Pendidkan;2\nDINKES;peserta satu\nDISDIK;2;3';
    const { body } = await call('post', `trainings/${id}/participants/preview`, 'bkd', { text }).expect(200);
    const preview = ParticipantPreviewSchema.parse(body);
    expect(preview).toMatchObject({ ready: 2, refused: 3, people: 4 });
    expect(preview.rows.map(({ unit, problem, suggestion }) => [unit?.id ?? suggestion?.id, problem])).toEqual([
      ['dinkes', null],
      ['labkes', null],
      ['disdik', 'unknown_unit'],
      ['dinkes', 'duplicate_in_list'],
      ['disdik', 'batch_beyond'],
    ]);
    const marked = await call('post', `trainings/${id}/participants/marked.xlsx?language=en`, 'bkd', { text })
      .responseType('blob')
      .expect(200);
    const [lines] = (await sheetsOf(marked.body as Buffer, 'x')).values();
    expect(lines?.map((cells) => cells.at(-1))).toEqual([
      ...['ya', '2', 'there is no unit of this code, abbreviation or name'],
      ...['stands in the list twice', 'the training has no such batch'],
    ]);
    const refused = await call('post', `trainings/${id}/participants/list`, 'bkd', { text }).expect(400);
    expect(refused.body).toMatchObject({ errors: [{ path: 'line 3' }, { path: 'line 4' }, { path: 'line 5' }] });
    expect((await coverage()).opds.trained).toBe(0);
    const good = text.split('\n').slice(0, 2).join('\n');
    const added = await call('post', `trainings/${id}/participants/list`, 'bkd', { text: good }).expect(201);
    expect(added.body).toEqual({ rows: 2, people: 4 });
    const again = await call('post', `trainings/${id}/participants/list`, 'bkd', { text: good }).expect(400);
    expect((again.body as { errors: unknown[] }).errors).toHaveLength(2);
    await call('patch', `trainings/${id}`, 'bkd', { batches: 1 }).expect(409);
  });

  it('show names to few, and keep them out of the trail', async () => {
    const names = async (as: keyof typeof tokens) => {
      const { body } = await call('get', `trainings/${id}/participants`, as).expect(200);
      const { namesShown, items } = ParticipantsSchema.parse(body);
      return [namesShown, ...items.map(({ name }) => name)];
    };
    expect(await names('bkd')).toEqual([true, 'Peserta Satu', null]);
    expect(await names('organisasi')).toEqual([true, 'Peserta Satu', null]);
    expect(await names('pimpinan')).toEqual([false, null, null]);
    expect(await names('operator')).toEqual([false, null, null]);
    const trail = JSON.stringify(await database.db.selectFrom('audit_events').selectAll().execute());
    expect(trail).toContain('training.participants');
    expect(trail).not.toContain('Peserta Satu');
  });

  it('cover OPDs from the day on which they end, by the organisation of the day asked', async () => {
    expect((await coverage('2026-04-07')).opds).toEqual({ counted: 3, trained: 0, ratio: 0 });
    const spring = await coverage('2026-04-08');
    expect(spring.opds).toEqual({ counted: 3, trained: 1, ratio: 0.333333 });
    expect(spring.people).toEqual({ recorded: 4, unplaced: 0, withoutUnit: 6 });
    // since 1 May the laboratory belongs to the other OPD
    const summer = await coverage('2026-05-01');
    expect(summer.units.map(({ id: unit, people, drafters }) => [unit, people, drafters])).toEqual([
      ['dinkes', 1, 1],
      ['disdik', 3, 0],
      ['bkd', 0, 0],
    ]);
    const { items } = ParticipantsSchema.parse((await call('get', `trainings/${id}/participants`)).body);
    const one = items.find(({ name }) => name !== null)?.id ?? '';
    await call('delete', `trainings/${id}/participants/${one}`, 'pimpinan').expect(403);
    await call('delete', `trainings/${id}/participants/${one}`).expect(204);
    await call('delete', `trainings/${id}/participants/${one}`).expect(404);
    expect((await coverage('2026-05-01')).opds.trained).toBe(1);
    const row = { unit: 'disdik', people: 2 };
    await call('post', `trainings/${id}/participants`, 'bkd', { rows: [{ ...row, name: 'Dua' }] }).expect(400);
    await call('post', `trainings/${id}/participants`, 'bkd', { rows: [row] }).expect(201);
    expect((await coverage('2026-04-08')).opds.trained).toBe(2);
  });

  it('compare the index before and after, once the months have passed', async () => {
    expect((await coverage('2027-05-01')).effects).toMatchObject([{ training: id, after: [] }]);
    const indexes = async (asOf: string): Promise<(number | null)[]> => {
      const { body } = await call('get', `compliance/matrix?asOf=${asOf}`).expect(200);
      const { units } = MatrixSchema.parse(body);
      return ['dinkes', 'disdik', 'bkd'].map((unit) => units.find((one) => one.id === unit)?.index ?? null);
    };
    clock.set('2026-10-06T09:00:00+07:00');
    const [six, none] = (await coverage('2026-10-06')).effects[0]?.after ?? [];
    expect(none).toBeUndefined();
    expect(six).toMatchObject({ months: 6, on: '2026-10-06', trained: { opds: 2 }, others: { opds: 1 } });
    const [before, after] = [await indexes('2026-04-06'), await indexes('2026-10-06')];
    const mean = ([a, b]: (number | null)[]): number => ((a ?? 0) + (b ?? 0)) / 2;
    expect(six?.trained?.before).toBeCloseTo(mean(before), 5);
    expect(six?.trained?.after).toBeCloseTo(mean(after), 5);
    expect(mean(before)).toBeGreaterThan(0);
    expect(six?.others).toEqual({ opds: 1, before: before[2], after: after[2] });
    clock.set('2027-04-06T09:00:00+07:00');
    expect((await coverage('2027-04-06')).effects[0]?.after?.map(({ months }) => months)).toEqual([6, 12]);
    clock.set('2026-07-01T09:00:00+07:00');
  });

  it('hold the training of August 2019 as a fact, without OPDs', async () => {
    const of = { governmentId: 'kota', actor: 'reference', trainings: REFERENCE_TRAININGS };
    await write(database, (tx) => addTrainings(app, tx, of));
    const { items } = TrainingsSchema.parse((await call('get', 'trainings')).body);
    expect(items.at(-1)).toMatchObject({
      ...{ startsOn: '2019-08-19', endsOn: '2019-08-23', days: 5, batches: 2, lessonHours: null, sample: false },
      ...{ statedParticipants: 60, recordedParticipants: 0 },
    });
    expect(items.at(-1)?.subjects).toHaveLength(6);
    expect((await coverage()).effects.at(-1)).toMatchObject({ startsOn: '2019-08-19', after: null });
    expect((await coverage()).people.withoutUnit).toBe(60 + 5);
  });

  it('stand beside the activity of OPDs: silence, operators, what waits', async () => {
    const activity = async (asOf: string) => {
      const { body } = await call('get', `units/activity?asOf=${asOf}`, 'operator').expect(200);
      return UnitActivitySchema.parse(body).items;
    };
    const now = await activity('2026-07-01');
    expect(now.map(({ id: unit, lastRecordedOn, grade, silent }) => [unit, lastRecordedOn, grade, silent])).toEqual([
      ['dinkes', '2026-06-25', 'A', false],
      ['disdik', '2026-06-25', 'A', false],
      ['bkd', null, 'D', true],
    ]);
    expect((await activity('2026-06-24')).map(({ lastRecordedOn }) => lastRecordedOn)).toEqual([null, null, null]);
    expect((await activity('2026-09-24')).map(({ grade, silent }) => [grade, silent])).toEqual([
      ['C', true],
      ['C', true],
      ['D', true],
    ]);
    const operators = (items: typeof now) =>
      items.map(({ operators: { active, neverSignedIn } }) => [active, neverSignedIn]);
    const before = operators(now);
    expect(before.flat().some((count) => count > 0)).toBe(true);
    await request(app.getHttpServer())
      .post('/api/v1/session')
      .send({ username: 'operator', password: DEMO_PASSWORD })
      .expect(204);
    expect(operators(await activity('2026-07-01'))).toEqual(before.map(([active]) => [active, 0]));
    const submitted = ['2026-06-20', { type: 'submitted' }] as const;
    await recordAt(app, '2026-06-30T09:00:00+07:00', {
      sops: [newSop('w', 'labkes', 'sdm', [drafted('2026-06-01'), submitted])],
    });
    expect((await activity('2026-07-01')).map(({ review }) => review)).toEqual([
      { waiting: 0, oldestOn: null, oldestDays: null },
      { waiting: 1, oldestOn: '2026-06-20', oldestDays: 11 },
      { waiting: 0, oldestOn: null, oldestDays: null },
    ]);
  });

  it('say what part of the SOPs alumni drafted, of those whose drafter is recorded, and keep the names out of the trail', async () => {
    expect((await coverage()).drafting).toMatchObject({ recorded: 0, byAlumni: 0, ratio: null });
    const rows = [{ unit: 'dinkes', people: 1, name: 'Rina Wati, S.Kom.' }];
    await call('post', `trainings/${id}/participants`, 'bkd', { rows }).expect(201);
    const by = (drafter: string) => ['2026-06-01', { type: 'drafting_started', drafter }] as const;
    const sops = (await coverage()).drafting?.sops ?? NaN;
    await recordAt(app, '2026-06-30T10:00:00+07:00', {
      sops: [newSop('y', 'dinkes', 'sdm', [by('RINA WATI')]), newSop('z', 'dinkes', 'sdm', [by('Orang Lain')])],
    });
    expect((await coverage()).drafting).toEqual({ sops: sops + 2, recorded: 2, byAlumni: 1, ratio: 0.5 });
    expect((await coverage('2026-05-31')).drafting?.recorded).toBe(0);
    const trail = JSON.stringify(await database.db.selectFrom('audit_events').selectAll().execute());
    expect(trail).not.toMatch(/rina wati/i);
  });
});
