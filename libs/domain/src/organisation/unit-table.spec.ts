import { calendarDate } from '../calendar/calendar-date';
import { planUnitTable, readUnitTable } from './unit-table';
import { UnitTree, type UnitOnDate } from './unit-tree';

const unit = (id: string, name: string, kind: UnitOnDate['kind'], parentId: string | null): UnitOnDate => ({
  ...{ id, code: id.toUpperCase(), name, abbreviation: id.toUpperCase(), kind, parentId },
  ...{ validFrom: calendarDate('2020-01-01'), validTo: null },
});
const TREE = new UnitTree([
  unit('kota', 'Kota', 'city', null),
  unit('dinkes', 'Dinas Kesehatan', 'dinas', 'kota'),
  unit('disdik', 'Dinas Pendidikan', 'dinas', 'kota'),
  unit('labkes', 'UPT Laboratorium', 'upt', 'dinkes'),
]);

/** Rows of cells under the usual headers: what each would do, in the order in which it is recorded. */
function planned(...rows: string[]): string[] {
  let made = 0;
  const header = 'Kode *|Nama *|Singkatan|Jenis|Induk|Berlaku Sejak';
  const lines = [header, ...rows].map((line, i) => ({ line: i + 1, cells: line.split('|') }));
  return planUnitTable(readUnitTable(lines) ?? [], {
    day: calendarDate('2026-07-01'),
    treeOn: () => TREE,
    newId: () => `new${++made}`,
  }).map(({ row, effect, problems, operations }) => {
    const told = operations.map((one) => {
      if (one.kind === 'establish') return `${one.unit.kind} under ${one.unit.parent} on ${one.effectiveOn}`;
      return one.kind === 'reparent' ? `to ${one.parent}` : one.kind === 'rename' ? `as ${one.name.name}` : one.kind;
    });
    return [`${row.line} ${effect}`, ...problems, ...told].join(' | ');
  });
}

describe('a table of units', () => {
  it.each([
    ['a unit below the topmost', 'BPBD|Badan Bencana||Badan||', '2 add | badan under kota on 2026-07-01'],
    [
      'one below another, by name',
      'TU|Tata Usaha||bagian|Dinas Kesehatan|1-3-2026',
      '2 add | bagian under dinkes on 2026-03-01',
    ],
    ['what is so already', 'DINKES|Dinas Kesehatan||Dinas||', '2 same'],
    ['another name', 'dinkes|Dinas Kesehatan Kota||||', '2 change | as Dinas Kesehatan Kota'],
    ['another place', 'LABKES|UPT Laboratorium|||DISDIK|', '2 change | to disdik'],
    ['no code, no name', '|x||Dinas||', '2 wrong | no_code'],
    ['a code that is none', 'A B|x||Dinas||', '2 wrong | bad_code'],
    ['no kind of a new one', 'A|x||||', '2 wrong | no_kind'],
    ['a kind that there is not', 'A|x||Kantor||', '2 wrong | unknown_kind'],
    ['another kind of one that stands', 'DINKES|Dinas Kesehatan||Badan||', '2 wrong | other_kind'],
    ['a parent that there is not', 'A|x||Dinas|Z|', '2 wrong | unknown_parent'],
    ['itself as its parent', 'A|x||Dinas|A|', '2 wrong | unknown_parent'],
    ['a date that is none', 'A|x||Dinas||30-2-2026', '2 wrong | bad_date'],
  ])('reads %s', (_what, row, expected) => expect(planned(row)).toEqual([expected]));

  it('makes parents before their parts, and nothing below a wrong one', () => {
    expect(planned('A-1|Bagian|x|Bagian|A|', 'A|Induk||Dinas||', 'B-1|Bagian||Bagian|B|', 'B|||Dinas||')).toEqual([
      '3 add | dinas under kota on 2026-07-01',
      '2 add | bagian under new1 on 2026-07-01',
      '5 wrong | no_name',
      '4 wrong | wrong_parent',
    ]);
    expect(planned('A|x||Dinas|B|', 'B|y||Dinas|A|').map((one) => one.slice(0, 7))).toEqual(['3 wrong', '2 wrong']);
    expect(planned('A|x||Dinas||', 'A|y||Dinas||')[1]).toBe('3 wrong | code_twice');
  });

  it('is none without a line of headers', () => {
    expect(readUnitTable([{ line: 1, cells: ['DINKES', 'Dinas Kesehatan'] }])).toBeNull();
  });
});
