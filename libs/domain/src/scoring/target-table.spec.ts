import { calendarDate } from '../calendar/calendar-date';
import { UnitTree } from '../organisation/unit-tree';
import { isAreaCode } from './areas';
import { planTargetTable, readTargetTable, type PlannedTarget } from './target-table';

const at = { validFrom: calendarDate('2020-01-01'), validTo: null };
const TREE = new UnitTree([
  { id: 'kota', code: 'KOTA', name: 'Kota', abbreviation: 'Kota', kind: 'city', parentId: null, ...at },
  { id: 'dinkes', code: 'DINKES', name: 'Dinkes', abbreviation: 'Dinkes', kind: 'dinas', parentId: 'kota', ...at },
  { id: 'lab', code: 'LAB', name: 'Lab', abbreviation: 'Lab', kind: 'upt', parentId: 'dinkes', ...at },
]);
const HELD: PlannedTarget = {
  ...{ unit: 'kota', area: 'sdm', measure: 'coverage', value: 800_000 },
  dueOn: calendarDate('2026-12-31'),
};

function planned(...rows: string[]): string[] {
  const lines = ['OPD *|Area|Ukuran|Target (%) *|Tenggat *', ...rows].map((line, i) => ({
    line: i + 1,
    cells: line.split('|'),
  }));
  return planTargetTable(readTargetTable(lines) ?? [], {
    today: calendarDate('2026-07-01'),
    tree: TREE,
    unitOf: (text) => TREE.byCode(text)?.id ?? null,
    areaOf: (text) => (isAreaCode(text) ? text : null),
    standing: [HELD],
  }).map(({ effect, problems, target }) =>
    [effect, ...problems, ...(target ? [`${target.measure} ${target.area} ${target.value} ${target.dueOn}`] : [])].join(
      ' ',
    ),
  );
}

describe('a table of targets', () => {
  it.each([
    ['coverage of all areas unless it says otherwise', 'KOTA|||85|31-12-2026', 'add coverage null 850000 2026-12-31'],
    ['a share with a sign', 'DINKES|sdm|Skor|72,5 %|2027-06-30', 'add score sdm 725000 2027-06-30'],
    ['an index', 'DINKES|semua area|indeks|90|31 Desember 2026', 'add index null 900000 2026-12-31'],
    ['what is so already', 'KOTA|sdm|cakupan|80%|31-12-2026', 'same coverage sdm 800000 2026-12-31'],
    ['another value', 'KOTA|sdm|cakupan|81%|31-12-2026', 'change coverage sdm 810000 2026-12-31'],
    ['all that is wrong at once', 'X|y|z|w|v', 'wrong unknown_unit unknown_area unknown_measure bad_value bad_date'],
    ['a share of one, not of a hundred', 'KOTA|||0,85|31-12-2026', 'wrong bad_value'],
    ['more than all', 'KOTA|||101|31-12-2026', 'wrong bad_value'],
    ['a day that is not ahead', 'KOTA|||85|1-7-2026', 'wrong not_ahead'],
    ['an index of an area', 'KOTA|sdm|indeks|85|31-12-2026', 'wrong index_of_area'],
    ['an index of a unit below an OPD', 'LAB||indeks|85|31-12-2026', 'wrong index_of_sub_unit'],
  ])('reads %s', (_what, row, expected) => expect(planned(row)).toEqual([expected]));
  it('takes one target once', () => {
    expect(planned('KOTA|||85|31-12-2026', 'KOTA|||86|31-12-2026')[1]).toBe('wrong twice');
  });
});
