import {
  BulkPreviewSchema,
  BulkRecordedSchema,
  MatrixSchema,
  SopDetailSchema,
  SopEventsSchema,
  type BulkPreview,
  type BulkRecorded,
  type Matrix,
} from '@pantausop/contracts';
import { describeEngines } from '@pantausop/database/testing';
import { openWaitingCity, type WaitingCity } from './waiting-city.fixture';

describeEngines('one action on many SOPs', (engine) => {
  let city: WaitingCity;
  const preview = async (body: object, username?: string): Promise<BulkPreview> =>
    BulkPreviewSchema.parse(
      (await city.post('/sops/bulk/preview', { effectiveOn: '2026-07-01', ...body }, username).expect(201)).body,
    );
  const commit = async (id: string): Promise<BulkRecorded> =>
    BulkRecordedSchema.parse((await city.post('/sops/bulk', { id }).expect(201)).body);
  const matrix = async (): Promise<Matrix> =>
    MatrixSchema.parse((await city.get('/compliance/matrix?root=kota').expect(200)).body);
  const types = async (sop: string): Promise<string[]> =>
    SopEventsSchema.parse((await city.get(`/sops/${sop}/events`).expect(200)).body).items.map(({ type }) => type);
  const refusals = ({ rows }: BulkPreview): Record<string, string> =>
    Object.fromEntries(rows.flatMap(({ id, refusal }) => (refusal ? [[id, refusal.code]] : [])));

  beforeEach(async () => {
    city = await openWaitingCity(await engine.open());
  }, 60_000);
  afterEach(() => city.app.close());

  it('says of each SOP whether it allows the action, and what it does to the figures; does that, and undoes it', async () => {
    const [before, untouched] = [await matrix(), await types('untouched')];
    const shown = await preview({
      selection: { ids: ['unmonitored', 'lapsed', 'untouched'] },
      action: { type: 'evaluate', result: 'fit' },
    });
    expect(shown).toMatchObject({ allowed: 2, refused: 1 });
    expect(refusals(shown)).toEqual({ untouched: 'not_in_force' });
    expect(shown.effect.map(({ unitId }) => unitId)).toEqual(['kota', 'disdik']);
    expect(await types('lapsed')).not.toContain('evaluated');

    expect(await commit(shown.id)).toMatchObject({ status: 'committed', sops: 2, events: 2 });
    const after = await matrix();
    expect(shown.effect[0]).toMatchObject({
      before: { coverage: before.total.total.coverage, score: before.total.total.score, index: before.total.index },
      after: { coverage: after.total.total.coverage, score: after.total.total.score, index: after.total.index },
    });
    const disdik = after.units.find(({ id }) => id === 'disdik');
    expect(shown.effect[1]?.after).toMatchObject({ score: disdik?.total.score, index: disdik?.index });
    await city.post('/sops/bulk', { id: shown.id }).expect(409);
    await city.post(`/sops/bulk/${shown.id}/revert`, {}, 'operator').expect(404);

    const undone = await city.post(`/sops/bulk/${shown.id}/revert`, {}).expect(201);
    expect(undone.body).toMatchObject({ status: 'reverted', retractions: 2 });
    expect((await matrix()).total).toEqual(before.total);
    expect(await types('untouched')).toEqual(untouched);
    await city.post(`/sops/bulk/${shown.id}/revert`, {}).expect(409);
  });

  it('takes all that a filter finds, and moves figures between areas', async () => {
    const shown = await preview({
      selection: { filter: { unit: 'dinkes', area: 'tatalaksana' } },
      action: { type: 'reclassify', area: 'pelayanan_publik' },
    });
    expect(shown).toMatchObject({ allowed: 5, refused: 0 });
    await commit(shown.id);
    const after = await matrix();
    const dinkes = after.units.find(({ id }) => id === 'dinkes');
    expect(dinkes?.cells.map(({ required }) => required).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 5]);
    expect(shown.effect.find(({ unitId }) => unitId === 'dinkes')?.after.index).toBe(dinkes?.index);
    const again = await preview({
      selection: { filter: { unit: 'dinkes' } },
      action: { type: 'reclassify', area: 'pelayanan_publik' },
    });
    expect(new Set(Object.values(refusals(again)))).toEqual(new Set(['unchanged']));
    await city.post('/sops/bulk', { id: again.id }).expect(422);
  });

  it('is refused with what changed when an SOP has changed since, and records nothing', async () => {
    const shown = await preview({
      selection: { ids: ['untouched', 'idle'] },
      action: { type: 'reweigh', weight: 3 },
    });
    await city.post('/sops/untouched/events', { type: 'drafting_started', effectiveOn: '2026-06-30' }).expect(201);
    const stale = await city.post('/sops/bulk', { id: shown.id }).expect(409);
    expect(stale.body).toMatchObject({ code: 'bulk_stale', detail: expect.stringContaining('“Gizi”') });
    expect(SopDetailSchema.parse((await city.get('/sops/idle').expect(200)).body).weight).toBe(1);
  });

  it('keeps everybody to the own rights, and to what can be', async () => {
    const theirs = await preview(
      { selection: { ids: ['untouched', 'lapsed'] }, action: { type: 'start_drafting' } },
      'operator',
    );
    expect(theirs.rows.map(({ id }) => id)).toEqual(['untouched']);
    const governed = await preview(
      { selection: { ids: ['untouched'] }, action: { type: 'end_requirement', reason: 'x' } },
      'operator',
    );
    expect(refusals(governed)).toEqual({ untouched: 'needs_govern' });
    const early = await preview({
      selection: { ids: ['untouched'] },
      action: { type: 'start_drafting' },
      effectiveOn: '2026-01-01',
    });
    expect(refusals(early)).toEqual({ untouched: 'before_required' });
    const body = { effectiveOn: '2026-07-01', action: { type: 'resume' } };
    await city.post('/sops/bulk/preview', { ...body, selection: { ids: ['untouched'] } }, 'pimpinan').expect(403);
    await city.post('/sops/bulk/preview', { ...body, selection: { filter: { q: 'takada' } } }).expect(422);
    await city.post('/sops/bulk/preview', { ...body, selection: { ids: [] } }).expect(400);
  });
});
