import { readFileSync } from 'node:fs';
import { calendarDate, RefusedError } from '@pantausop/domain';
import { codes, csv, events, Medan, outcomes } from './planner.fixture';

const FIXTURES = new URL('../../../../test/fixtures/register/', import.meta.url);
const fixture = (name: string): Uint8Array => readFileSync(new URL(name, FIXTURES));
const BAPPENDA = fixture('register_bappenda_2025.csv');

describe('a real register without areas', () => {
  const unit = 'medan-bpprd';
  it('proposes an area with a reason for every row it can, and a sub-unit for its section', async () => {
    const plan = await new Medan().plan(BAPPENDA, { unit });
    expect(plan.rows).toHaveLength(41);
    const proposed = plan.rows.filter(({ area }) => area !== null && !area.confirmed);
    expect(proposed.length).toBeGreaterThanOrEqual(35);
    for (const { area } of proposed) {
      expect(area?.reason.id).toMatch(/judul memuat|kode klasifikasi/);
      expect(area?.confidence).toBeGreaterThan(0);
    }
    expect(plan.rows[8]?.area?.code).toBe('sdm');
    expect(plan.proposedUnits).toMatchObject([{ name: 'Sekretariat', rows: 41, accepted: false }]);
    expect(plan.rows.every(({ numberWithoutDate }) => numberWithoutDate)).toBe(true);
  });

  it('is in force since the answer for its numbers, and changes nothing the second time', async () => {
    const medan = new Medan();
    const decisions = { acceptAreas: true, acceptUnits: true, inForceSince: { mode: 'number-year' } } as const;
    const first = await medan.import(BAPPENDA, { unit, decisions });
    expect(new Set(outcomes(first))).toEqual(new Set(['new']));
    expect(events(first)[0]).toEqual([
      ['required', '2025-12-31'],
      ['document_checked', '2025-12-31'],
      ['ratified', '2025-12-31'],
    ]);
    expect(codes(first)[0]).toEqual(['assumed_in_force']);
    const [archive] = medan.register.all();
    expect(archive?.state).toMatchObject({
      title: 'Pengelolaan Arsip',
      ratifiedOn: '2025-12-31',
      elements: ['nomor', 'judul'],
    });
    expect(archive?.remarks).toMatchObject({
      original_title: 'SOP PENGELOLAAN ARSIP',
      assumed_in_force_since: '2025-12-31',
    });
    for (const again of [decisions, {}, { acceptUnits: true }]) {
      expect(new Set(outcomes(await medan.import(BAPPENDA, { unit, decisions: again })))).toEqual(new Set(['same']));
    }
  });

  it('is not in force while nobody says since when, and is found again by its numbers', async () => {
    const medan = new Medan();
    const first = await medan.import(BAPPENDA, { unit, decisions: { acceptAreas: true } });
    expect(codes(first)[0]).toEqual(['number_undated']);
    expect(medan.register.all().every(({ state }) => state.ratifiedOn === null)).toBe(true);
    expect(medan.register.all()[0]?.remarks).toMatchObject({
      number: '000.5.3/5297.001-Bappenda/2025',
      section: 'Sekretariat',
    });
    expect(new Set(outcomes(await medan.plan(BAPPENDA, { unit })))).toEqual(new Set(['same']));
    const later = await medan.import(BAPPENDA, {
      unit,
      decisions: { inForceSince: { mode: 'date', date: calendarDate('2026-01-02') } },
    });
    expect(new Set(outcomes(later))).toEqual(new Set(['changed']));
    expect(medan.register.all().every(({ state }) => state.ratifiedOn === '2026-01-02')).toBe(true);
    expect(new Set(outcomes(await medan.plan(BAPPENDA, { unit })))).toEqual(new Set(['same']));
  });

  it('must be told its OPD', async () => {
    await expect(new Medan().plan('judul sop,no sop\nArsip,1')).rejects.toThrow(RefusedError);
    await expect(new Medan().plan(fixture('refused-missing-opd-column.csv'))).rejects.toMatchObject({
      code: 'opd_missing',
    });
  });
});

describe('matching', () => {
  it('by number: another number is another SOP, and the preview points at the twin', async () => {
    const medan = new Medan();
    await medan.import(csv({ no: '1/2024', effective: '2024-03-01' }));
    const plan = await medan.import(
      csv({ no: '1 / 2024', effective: '2024-03-01' }, { no: '2/2024', effective: '2024-03-01' }),
    );
    expect(outcomes(plan)).toEqual(['same', 'new']);
    expect(plan.rows[1]?.findings.map(({ code }) => code)).toContain('twin');
  });

  it('by title where the SOP has no number yet, which it then gets', async () => {
    const medan = new Medan();
    await medan.import(csv({ need: '2024-01-01' }));
    const plan = await medan.import(csv({ title: 'SOP IZIN', no: '1/2024', effective: '2024-03-01' }));
    expect(events(plan)).toEqual([
      [
        ['document_checked', '2026-11-24'],
        ['ratified', '2024-03-01'],
      ],
    ]);
    expect(medan.register.all()).toHaveLength(1);
    expect(medan.register.all()[0]?.state).toMatchObject({
      number: '1/2024',
      ratifiedOn: '2024-03-01',
      stage: 'ratified',
    });
  });

  it('of one title in two sections: two SOPs', async () => {
    const medan = new Medan();
    const file = csv({ sub: 'Bidang A', need: '2024-01-01' }, { sub: 'Bidang B', need: '2024-01-01' });
    for (const acceptUnits of [false, true]) {
      const fresh = new Medan();
      const decisions = { acceptUnits };
      expect(outcomes(await fresh.import(file, { decisions }))).toEqual(['new', 'new']);
      expect(outcomes(await fresh.plan(file, { decisions }))).toEqual(['same', 'same']);
    }
    await medan.import(file);
    expect(codes(await medan.plan(csv({})))).toEqual([['title_ambiguous']]);
  });

  it('refuses both of two rows of one title without numbers in one section', async () => {
    const medan = new Medan();
    const plan = await medan.plan(fixture('partly-duplicate-rows.xlsx'));
    expect(outcomes(plan)).toEqual(['new', 'error', 'error']);
    expect(plan.tally).toMatchObject({ outcomes: { new: 1, changed: 0, same: 0, error: 2 }, planned: 1 });
    // only what would be recorded moves the figures
    expect(medan.changed).toEqual([plan.rows[0]?.row.says.title]);
    expect(plan.rows[1]?.findings[0]?.text.id).toMatch(
      /^Baris 3, kolom “Judul SOP”: judul “Surat Masuk” .*\(baris 3, 4\)/,
    );
    expect(codes(await new Medan().plan(fixture('partly-duplicate-numbers.xlsx')))).toEqual([
      [],
      ['duplicate_number'],
      ['duplicate_number'],
    ]);
  });

  it('finds the SOPs of an OPD that was renamed or merged since', async () => {
    const file = csv(
      { opd: 'Dinas Pendidikan', no: '1/2019', effective: '2019-03-01' },
      { opd: 'BKD & PSDM', title: 'Cuti', effective: '2019-05-01' },
    );
    const medan = new Medan();
    const first = await medan.import(file);
    expect(outcomes(first)).toEqual(['new', 'new']);
    expect(events(first)[0]).toEqual([
      ['required', '2019-03-01'],
      ['moved', '2022-12-01'],
      ['document_checked', '2019-03-01'],
      ['ratified', '2019-03-01'],
    ]);
    expect(medan.register.all()[0]?.state.unit).toBe('medan-disdikbud');
    expect(outcomes(await medan.plan(file))).toEqual(['same', 'same']);
    const renamed = csv(
      { opd: 'Disdikbud', no: '1/2019', effective: '2019-03-01' },
      { opd: 'BKPSDM', title: 'Cuti', effective: '2019-05-01' },
    );
    expect(outcomes(await medan.plan(renamed))).toEqual(['same', 'same']);
    medan.register.unit(
      'medan-dinkes',
      { type: 'renamed', code: 'DINKES-KB', name: 'Dinas Kesehatan dan KB', abbreviation: 'Dinkes KB' },
      calendarDate('2026-01-01'),
    );
    await medan.import(csv({ opd: 'Dinkes KB' }));
    expect(outcomes(await medan.plan(csv({ opd: 'Dinas Kesehatan' })))).toEqual(['same']);
  });
});

describe('units that change', () => {
  it('start a need in the only predecessor and move it', async () => {
    const medan = new Medan();
    const established = { type: 'established', kind: 'dinas', parent: 'medan' } as const;
    medan.register.unit(
      'old',
      { ...established, code: 'LAMA', name: 'Dinas Lama', abbreviation: 'Lama' },
      calendarDate('2018-01-01'),
    );
    medan.register.unit(
      'young',
      { ...established, code: 'BARU', name: 'Dinas Baru', abbreviation: 'Baru' },
      calendarDate('2023-01-01'),
    );
    medan.register.unit('old', { type: 'closed', how: 'merged', successors: ['young'] }, calendarDate('2023-01-01'));
    const file = csv({ opd: 'Dinas Baru', need: '2020-01-01', effective: '2021-01-01' });
    const plan = await medan.import(file);
    expect(plan.rows[0]?.planned?.events.map(({ fact, effectiveOn }) => [fact, effectiveOn])).toMatchObject([
      [{ type: 'required', unit: 'old' }, '2020-01-01'],
      [{ type: 'moved', unit: 'young', cause: 'reorganization' }, '2023-01-01'],
      [{ type: 'document_checked' }, '2021-01-01'],
      [{ type: 'ratified' }, '2021-01-01'],
    ]);
    expect(plan.rows[0]?.unit?.id).toBe('young');
    expect(outcomes(await medan.plan(file))).toEqual(['same']);
    expect(outcomes(await medan.plan(file.replace('Baru', 'Lama')))).toEqual(['same']);
    // before the predecessor too: its first day, flagged
    const early = await medan.plan(csv({ opd: 'Baru', title: 'Lain', need: '2016-01-01' }));
    expect(events(early)[0]?.slice(0, 2)).toEqual([
      ['required', '2018-01-01'],
      ['moved', '2023-01-01'],
    ]);
    expect(codes(early)).toEqual([['required_raised']]);
  });

  it('raise a need that comes before several predecessors, or before any, and flag it', async () => {
    const merged = await new Medan().plan(csv({ opd: 'Disdikbud', effective: '2020-01-01' }));
    expect(events(merged)).toEqual([
      [
        ['required', '2022-12-01'],
        ['document_checked', '2020-01-01'],
        ['ratified', '2020-01-01'],
      ],
    ]);
    expect(codes(merged)).toEqual([['required_raised']]);
    expect(merged.rows[0]?.planned?.waits).toBe(true);
    const first = await new Medan().plan(csv({ need: '2015-01-01' }));
    expect(events(first)[0]?.[0]).toEqual(['required', '2016-12-01']);
    const medan = new Medan();
    await medan.import(csv({ need: '2015-01-01' }));
    expect(outcomes(await medan.plan(csv({ need: '2015-01-01' })))).toEqual(['same']);
  });
});

describe('what is refused', () => {
  it.each([
    [
      'partly-unknown-opd.xlsx',
      'opd_unknown',
      /“Dinas Kesehatn” tidak dikenal. Mungkin yang dimaksud “Dinas Kesehatan”/,
    ],
    [
      'partly-unknown-area.xlsx',
      'area_unknown',
      /“Pelayanan Publlik” tidak dikenal. Mungkin yang dimaksud “Pelayanan Publik”/,
    ],
    ['partly-monitored-before-in-force.xlsx', 'before_required', /mendahului/],
  ])('%s: %s', async (name, code, sentence) => {
    const plan = await new Medan().plan(fixture(name));
    if (code === 'before_required') {
      expect(outcomes(plan)[1]).toBe('error');
      return;
    }
    expect(outcomes(plan)).toEqual(['new', 'error', 'new']);
    expect(plan.rows[1]?.findings).toMatchObject([{ code, row: 3 }]);
    expect(plan.rows[1]?.findings[0]?.text.id).toMatch(sentence);
  });

  it('an OPD name can be decided', async () => {
    const plan = await new Medan().plan(fixture('partly-unknown-opd.xlsx'), {
      opds: { 'Dinas Kesehatn': 'medan-dinkes' },
    });
    expect(outcomes(plan)).toEqual(['new', 'new', 'new']);
  });

  it('rows outside the scope, and facts beyond the role', async () => {
    const outside = await new Medan().plan(csv({}), { mayRecord: (unit) => unit === 'medan-dishub' });
    expect(codes(outside)).toEqual([['out_of_scope']]);
    const medan = new Medan();
    expect(codes(await medan.plan(csv({}), { mayGovern: false }))).toEqual([['not_permitted']]);
    await medan.import(csv({ no: '1/2024', effective: '2024-03-01' }));
    const monitored = csv({ no: '1/2024', effective: '2024-03-01', monitored: '2024-09-01', result: 'Baik' });
    expect(outcomes(await medan.plan(monitored, { mayGovern: false }))).toEqual(['changed']);
  });

  it('the digest follows what would be recorded, not the names of new things', async () => {
    const medan = new Medan();
    const [one, two] = [await medan.plan(csv({})), await medan.plan(csv({}))];
    expect(one.digest).toBe(two.digest);
    await medan.import(csv({}));
    expect((await medan.plan(csv({}))).digest).not.toBe(one.digest);
  });
});
