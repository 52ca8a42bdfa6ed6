import { calendarDate } from '../calendar/calendar-date';
import { countByGrade, freshnessOf, isSilent } from '../organisation/freshness';
import { heirOn, UnitsByName } from '../organisation/unit-names';
import type { UnitLife } from '../organisation/unit-tree';
import { fraction, toRatio } from '../scoring/fraction';
import { beforeAndAfter } from './before-and-after';
import { draftsByAlumni } from './drafted-by-alumni';
import { readParticipantList } from './participant-list';

const day = calendarDate;

describe('freshness of what is recorded', () => {
  it.each([
    ['2026-06-30', 'A', false],
    ['2026-05-31', 'A', false],
    ['2026-05-30', 'B', false],
    ['2026-04-01', 'B', false],
    ['2026-03-31', 'C', true],
    ['2026-01-01', 'C', true],
    ['2025-12-31', 'D', true],
    [null, 'D', true],
  ] as const)('%s is %s on 30 June 2026', (lastOn, grade, silent) => {
    const last = lastOn === null ? null : day(lastOn);
    expect([freshnessOf(last, day('2026-06-30')), isSilent(last, day('2026-06-30'))]).toEqual([grade, silent]);
  });
});

describe('drafts by alumni', () => {
  const draft = (opd: string, drafter: string, on: string) => ({ opd, drafter, startedOn: day(on) });
  const alumni = [
    { opd: 'dinkes', name: 'dr. Hj. Siti Rahma, M.Kes', trainedOn: day('2026-04-08') },
    { opd: null, name: 'Budi', trainedOn: day('2026-04-08') },
  ];

  it.each([
    ['SITI RAHMA', 'dinkes', '2026-04-08', 1],
    ['Andi; Siti Rahma, S.K.M.', 'dinkes', '2026-05-01', 1],
    ['Siti Rahma', 'dinkes', '2026-04-07', 0],
    ['Siti Rahma', 'dishub', '2026-05-01', 0],
    ['Siti', 'dinkes', '2026-05-01', 0],
    ['Budi', 'dinkes', '2026-05-01', 0],
  ] as const)('%s of %s on %s: %d', (drafter, opd, on, count) => {
    expect(draftsByAlumni([draft(opd, drafter, on)], alumni)).toBe(count);
  });
});

it('counts OPDs by their grade', () => {
  expect(countByGrade(['A', 'D', 'A'])).toEqual({ A: 2, B: 0, C: 0, D: 1 });
});

describe('a pasted list of participants', () => {
  it('takes names and numbers in the usual columns', () => {
    expect(readParticipantList('DINKES;Peserta Satu;1;ya\n\nKec. Medan Kota;12;angkatan 2\n')).toEqual([
      { line: 1, unit: 'DINKES', name: 'Peserta Satu', people: 1, batch: 1, drafts: true },
      { line: 3, unit: 'Kec. Medan Kota', name: null, people: 12, batch: 2, drafts: false },
    ]);
  });

  it('takes columns in any order under headings, tabs before other separators, and quoted cells', () => {
    expect(readParticipantList('Angkatan\tJumlah Peserta\tPerangkat Daerah\n2\t3\tDinas A, B; dan C')).toEqual([
      { line: 2, unit: 'Dinas A, B; dan C', name: null, people: 3, batch: 2, drafts: false },
    ]);
    expect(readParticipantList('OPD,Nama\n"Dinas A, B",Peserta')).toMatchObject([
      { unit: 'Dinas A, B', name: 'Peserta' },
    ]);
  });

  it.each([
    [';Peserta', 'no_unit'],
    ['DINKES', 'no_people'],
    ['DINKES;0', 'bad_people'],
    ['DINKES;2000', 'bad_people'],
    ['DINKES;Peserta;nol', 'bad_batch'],
    ['DINKES;Peserta;1;mungkin', 'bad_role'],
  ])('says what is wrong: %s', (line, problem) => {
    expect(readParticipantList(line)).toEqual([{ line: 1, written: line, problem }]);
  });
});

describe('units by what people call them', () => {
  const life = (id: string, name: string, validTo: string | null, successors: readonly string[]): UnitLife => {
    const unit = { id, code: id.toUpperCase(), name, abbreviation: name, kind: 'dinas' as const, parentId: 'kota' };
    const validFrom = day('2017-01-01');
    return {
      id,
      validFrom,
      validTo: validTo === null ? null : day(validTo),
      successors,
      periods: [{ from: validFrom, unit }],
    };
  };
  const lives = new Map(
    [
      life('lama', 'Dinas Satu', '2022-12-01', ['baru']),
      life('pecah', 'Dinas Pecah', '2022-12-01', ['baru', 'lain']),
      life('baru', 'Kecamatan Satu', null, []),
      life('lain', 'Dinas Lain', null, []),
    ].map((one) => [one.id, one] as const),
  );

  it('finds codes, names and shortened words, and guesses what was meant', () => {
    const units = new UnitsByName(lives, day('2026-01-01'));
    expect([units.find('BARU'), units.find('kec. satu'), units.find('Dinas Satu'), units.find('Dinas Lian')]).toEqual([
      'baru',
      'baru',
      'lama',
      null,
    ]);
    expect(units.suggestion('Dinas Lian')).toBe('lain');
  });

  it('follows people into the one successor, and no further where there are several', () => {
    const on = (unit: string, date: string) => heirOn(lives, unit, day(date));
    expect([on('lama', '2022-11-30'), on('lama', '2022-12-01'), on('pecah', '2022-12-01')]).toEqual([
      'lama',
      'baru',
      null,
    ]);
  });
});

it('compares means of the same OPDs on both days', () => {
  const opd = (trained: boolean, before: number | null, after: number | null) => ({
    trained,
    before: before === null ? null : fraction(before, 100),
    after: after === null ? null : fraction(after, 100),
  });
  const { trained, others } = beforeAndAfter([
    opd(true, 20, 50),
    opd(true, 40, 60),
    opd(true, null, 90),
    opd(false, 30, null),
  ]);
  expect(trained && [trained.opds, toRatio(trained.before), toRatio(trained.after)]).toEqual([2, 0.3, 0.55]);
  expect(others).toBeNull();
});
