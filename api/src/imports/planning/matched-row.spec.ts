import { calendarDate } from '@pantausop/domain';
import { changes, codes, csv, events, Medan, outcomes, twice } from './planner.fixture';

describe('a matched row', () => {
  const dated = { no: '1/2024', effective: '2024-03-01', made: '2024-02-01' };

  it('says nothing with a blank cell', async () => {
    const { plan } = await twice({ ...dated, weight: '3', elements: 'lengkap' }, { no: '1/2024' });
    expect(outcomes(plan)).toEqual(['same']);
  });

  it('says nothing with another spelling of the same title', async () => {
    const { plan } = await twice({ ...dated, title: 'Izin Cuti' }, { ...dated, title: 'SOP IZIN CUTI' });
    expect(outcomes(plan)).toEqual(['same']);
  });

  it('takes down who drafted it, with the draft that it has, or beside an SOP without one', async () => {
    const made = { no: '1/2024', made: '2024-02-01' };
    const { plan, again } = await twice(made, { ...made, drafter: 'Siti Rahma' });
    expect(events(plan)).toEqual([[['drafting_started', '2024-02-01', 'replaces']]]);
    expect(outcomes(again)).toEqual(['same']);
    const bare = await twice({ no: '1/2024', need: '2024-02-01' }, { no: '1/2024', drafter: 'Siti Rahma' });
    expect(bare.plan.rows[0]?.planned?.remarks).toEqual({ drafter: 'Siti Rahma' });
    expect(outcomes(bare.again)).toEqual(['same']);
    const said = await twice({ ...made, drafter: 'Siti Rahma' }, made);
    expect(outcomes(said.plan)).toEqual(['same']);
  });

  it('corrects a changed date, and the elements that counted from it', async () => {
    const { plan, medan, again } = await twice(dated, { ...dated, effective: '2024-03-15' });
    expect(events(plan)).toEqual([
      [
        ['document_checked', '2024-03-15', 'replaces'],
        ['ratified', '2024-03-15', 'replaces'],
      ],
    ]);
    expect(codes(plan)[0]).toEqual(['changed_date']);
    expect(medan.register.all()[0]?.state.ratifiedOn).toBe('2024-03-15');
    expect(outcomes(again)).toEqual(['same']);
  });

  it('records a revision where a person or the row itself confirms it', async () => {
    const later = { ...dated, effective: '2025-04-01' };
    for (const { plan } of [
      await twice(dated, later, { revisions: ['0:2'] }),
      await twice(dated, later, { acceptRevisions: true }),
      await twice(dated, { ...later, revised: '2025-02-01' }),
    ]) {
      expect(events(plan)).toEqual([[['ratified', '2025-04-01']]]);
      expect(plan.rows[0]?.findings.map(({ code }) => code)).toContain('further_event');
    }
  });

  it('changes weight, area, title and elements on the effective date', async () => {
    const medan = new Medan();
    await medan.import(csv({ ...dated, weight: '1' }));
    const file = csv({ ...dated, weight: '4', area: 'tatalaksana', title: 'Izin Cuti', elements: 'Kegiatan' });
    const plan = await medan.import(file, { effectiveOn: '2026-06-30' });
    expect(events(plan)).toEqual([
      [
        ['document_checked', '2026-06-30'],
        ['moved', '2026-06-30'],
        ['reweighted', '2026-06-30'],
        ['retitled', '2026-06-30'],
      ],
    ]);
    expect(changes(plan)[0]?.[1]).toBe('moved to Dinas Kesehatan, Tata Laksana, 30 June 2026');
    expect(medan.register.all()[0]?.state).toMatchObject({ weight: 4, area: 'tatalaksana', title: 'Izin Cuti' });
    expect(outcomes(await medan.plan(file))).toEqual(['same']);
    // a former title is no reason to rename it back
    expect(codes(await medan.plan(csv(dated, {})))[0]).toEqual([]);
  });

  it('corrects a monitoring of the same day, and corrects or adds one of another day', async () => {
    const monitored = { ...dated, monitored: '2024-09-01', result: 'Baik' };
    expect(events((await twice(monitored, { ...monitored, result: 'Tidak' })).plan)).toEqual([
      [['monitored', '2024-09-01', 'replaces']],
    ]);
    const next = { ...monitored, monitored: '2025-03-01' };
    expect((await twice(monitored, next)).plan.rows[0]?.changedDates).toBe(true);
    expect(events((await twice(monitored, next, { acceptRevisions: true })).plan)).toEqual([
      [['monitored', '2025-03-01']],
    ]);
  });

  it('corrects the need where it states it or proves an earlier one', async () => {
    expect(events((await twice({ need: '2024-05-01' }, { need: '2024-04-01' })).plan)).toEqual([
      [['required', '2024-04-01', 'replaces']],
    ]);
    const { plan, medan } = await twice({ need: '2024-05-01' }, { effective: '2024-03-01' });
    expect(codes(plan)[0]).toEqual(['required_earlier']);
    expect(medan.register.all()[0]?.state).toMatchObject({ requiredOn: '2024-03-01', ratifiedOn: '2024-03-01' });
  });

  it('becomes not applicable from the effective date, once', async () => {
    const { plan, again } = await twice({ need: '2024-05-01' }, { na: 'bukan kewenangan' });
    expect(events(plan)).toEqual([[['not_applicable', '2026-11-24']]]);
    expect(outcomes(again)).toEqual(['same']);
  });

  it('keeps changed remarks', async () => {
    const { plan, again } = await twice({ note: 'a' }, { note: 'b' });
    expect(changes(plan)).toEqual([['remarks updated: note']]);
    expect(outcomes(again)).toEqual(['same']);
  });

  it('moves its SOP to the sub-unit that it names', async () => {
    const { plan, medan, again } = await twice(dated, { ...dated, sub: 'Bidang A' }, { acceptUnits: true });
    expect(events(plan)).toEqual([[['moved', '2026-11-24']]]);
    expect(medan.register.all()[0]?.state.unit).toMatch(/^new-/);
    expect(outcomes(again)).toEqual(['same']);
  });

  it('does nothing when the need has been ended', async () => {
    const medan = new Medan();
    await medan.import(csv({ need: '2024-05-01' }));
    const [sop] = medan.register.all();
    medan.register.record([
      {
        sop: sop?.id ?? '',
        isNew: false,
        remarks: {},
        retractions: [],
        waits: false,
        events: [{ fact: { type: 'requirement_ended', reason: 'x' }, effectiveOn: calendarDate('2025-01-01') }],
      },
    ]);
    expect(outcomes(await medan.plan(csv({ need: '2024-05-01', effective: '2024-06-01' })))).toEqual(['same']);
  });
});
