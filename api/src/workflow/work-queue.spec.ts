import { SopCommentsSchema, WorkQueueSchema, type SopComment, type WorkQueue } from '@pantausop/contracts';
import { describeEngines } from '@pantausop/database/testing';
import { openWaitingCity, type WaitingCity } from './waiting-city.fixture';

describeEngines('the work queue', (engine) => {
  let city: WaitingCity;
  const queue = async (username: string, query = ''): Promise<WorkQueue> =>
    WorkQueueSchema.parse((await city.get(`/work-queue?${query}`, username).expect(200)).body);
  const waiting = async (username: string, query = ''): Promise<Record<string, string[]>> =>
    Object.fromEntries(
      (await queue(username, query)).groups.map(({ kind, items }) => [
        kind,
        items.map(({ sop, unit }) => sop?.id ?? unit.id),
      ]),
    );

  beforeAll(async () => {
    city = await openWaitingCity(await engine.open());
  }, 60_000);
  afterAll(() => city.app.close());

  it('shows an operator the work of the own OPD, and nothing of another', async () => {
    expect(await waiting('operator')).toEqual({
      returned: ['returned'],
      drafting_idle: ['idle'],
      not_begun: ['untouched'],
      monitoring_due: ['unmonitored'],
    });
    await city.get('/work-queue?unit=disdik', 'operator').expect(404);
    const { groups } = await queue('operator', 'kind=returned');
    expect(groups).toMatchObject([
      { total: 1, items: [{ note: 'Mutu baku belum diisi', since: '2026-06-20', days: 11, link: '/sop/returned' }] },
    ]);
    expect(await waiting('operator', 'unit=labkes')).toEqual({ drafting_idle: ['idle'] });
  });

  it('shows Bagian Organisasi what waits for it: to verify, then to ratify, to evaluate, to map', async () => {
    expect(await waiting('organisasi')).toEqual({
      verify: ['submitted'],
      evaluate: ['lapsed'],
      unmapped_cells: expect.arrayContaining(['dinkes', 'disdik']),
    });
    const unmapped = (await queue('organisasi', 'kind=unmapped_cells')).groups[0];
    expect(unmapped).toMatchObject({ total: 2, gain: 14 });
    expect(await waiting('organisasi', 'unit=disdik&area=tatalaksana')).toEqual({ evaluate: ['lapsed'] });
    await city.post('/sops/submitted/verification', {}).expect(201);
    expect((await waiting('organisasi')).ratify).toEqual(['submitted']);
    expect((await city.get('/work-queue/count').expect(200)).body).toEqual({ total: 4, readOnly: false });
  });

  it('shows the BKD who is silent and where nobody works, and leaders what waits, to look at', async () => {
    expect(await waiting('bkd')).toEqual({ units_without_operator: ['disdik'] });
    const looked = await queue('pimpinan');
    expect(looked).toMatchObject({ readOnly: true });
    expect(looked.groups.map(({ kind }) => kind)).toEqual(['ratify', 'evaluate']);
  });

  it('keeps comments, as text, for whoever may see the SOP; a withdrawn one says that it was', async () => {
    const text = '<img src=x onerror=alert(1)> & "tolong" dicek';
    const made = (await city.post('/sops/untouched/comments', { text }, 'operator').expect(201)).body as SopComment;
    const list = async (username?: string) =>
      SopCommentsSchema.parse((await city.get('/sops/untouched/comments', username).expect(200)).body).items;
    expect(await list()).toMatchObject([{ id: made.id, text, mine: false }]);
    expect(await list('operator')).toMatchObject([{ mine: true }]);
    await city.post(`/sops/untouched/comments/${made.id}/withdrawal`, {}).expect(403);
    await city.post(`/sops/untouched/comments/${made.id}/withdrawal`, {}, 'operator').expect(201);
    await city.post(`/sops/untouched/comments/${made.id}/withdrawal`, {}, 'operator').expect(409);
    expect(await list()).toMatchObject([{ text: null, withdrawnAt: expect.any(String) }]);
    await city.post('/sops/lapsed/comments', { text: 'x' }, 'operator').expect(404);
    await city.get('/sops/lapsed/comments', 'operator').expect(404);
    for (const wrong of ['', '   ', 'a'.repeat(2001)]) {
      await city.post('/sops/untouched/comments', { text: wrong }).expect(400);
    }
  });
});
