import { processMapOn } from './process-events';
import { calendarDate } from '../calendar/calendar-date';
import { planProcessTable } from './process-plan';
import { readProcessTable } from './process-table';
import { established, recorded } from './processes.fixture';

const map = processMapOn(
  recorded([
    ['p1', established('1', null, 'core', 'dinkes'), '2026-01-05'],
    ['p1', { type: 'linked', sop: 'arsip' }, '2026-01-06'],
  ]),
  calendarDate('2026-07-01'),
);
const linesOf = (text: string) => text.split('\n').map((line, i) => ({ line: i + 1, cells: line.split('|') }));

function plan(text: string) {
  const rows = readProcessTable(linesOf(text));
  if (rows === null) throw new RangeError('no header');
  let next = 0;
  return planProcessTable(rows, {
    map,
    newId: () => `new${(next += 1)}`,
    unitOf: (unit) => (unit === 'DINKES' ? 'dinkes' : null),
    sopOf: (title) => ({ Arsip: 'arsip', Surat: 'surat' })[title] ?? null,
  });
}
const told = (text: string) => plan(text).map(({ row, effect, problems }) => [row.line, effect, ...problems].join(' '));

describe('a table of processes', () => {
  it('is read below the line that names its columns', () => {
    const text = 'Peta proses bisnis||\n\nKode|NAMA PROSES|Kelompok Proses\n3.|  Layanan   umum |inti\n||\n';
    expect(readProcessTable(linesOf(text))).toEqual([
      { line: 4, code: '3', name: 'Layanan umum', parent: '', group: 'inti', unit: '', sops: '' },
    ]);
    expect(readProcessTable(linesOf('Judul|Nomor\nArsip|1'))).toBeNull();
  });

  it('takes the parent from the code, and the group from the parent', () => {
    const [top, part, below] = plan(
      'Kode|Nama|Kelompok|OPD|SOP\n2|Umum|Proses Pendukung||\n2.1|Arsip||DINKES|Arsip; Surat\n2.1.1|Simpan|||',
    );
    expect(top?.facts).toEqual([established('2', null, 'support')].map((fact) => ({ ...fact, name: 'Umum' })));
    expect(part).toMatchObject({ effect: 'add', group: 'support', level: 1, process: 'new2' });
    expect(part?.facts).toEqual([
      { type: 'established', code: '2.1', name: 'Arsip', group: 'support', parent: 'new1', unit: 'dinkes' },
      { type: 'linked', sop: 'arsip' },
      { type: 'linked', sop: 'surat' },
    ]);
    expect(below?.level).toBe(2);
  });

  it('changes what is there, and leaves alone what is the same', () => {
    expect(told('Kode|Nama|OPD|SOP\n1|Proses 1|DINKES|Arsip')).toEqual(['2 same']);
    const [changed] = plan('Kode|Nama|SOP\n1|Nama lain|Surat');
    expect([changed?.effect, changed?.process]).toEqual(['change', 'p1']);
    expect(changed?.facts).toEqual([
      { type: 'renamed', name: 'Nama lain' },
      { type: 'linked', sop: 'surat' },
    ]);
  });

  it('says what is wrong, row by row', () => {
    const text = [
      'Kode|Nama|Induk|Kelompok|OPD|SOP',
      '|Tanpa kode||inti||',
      '5|||inti||',
      '6|Tanpa kelompok||||',
      '7|Kelompok aneh||hiasan||',
      '8.1|Induk tak ada||||',
      '6.1|Induk salah|6|||',
      '1.1|Kelompok lain||pendukung||',
      '1.2|Unit lain|||DINAS X|',
      '1.3|SOP tak ada||||Entah',
      '1.3|Dua kali||||',
      '1.3.1|Dalam||||',
      '1.3.1.1|Lebih dalam||||',
      '1.3.1.1.1|Terlalu dalam||||',
    ].join('\n');
    expect(told(text)).toEqual([
      '2 wrong no_code',
      '3 wrong no_name',
      '4 wrong no_group',
      '5 wrong unknown_group',
      '6 wrong unknown_parent',
      '7 wrong wrong_parent',
      '8 wrong other_group',
      '9 wrong unknown_unit',
      '10 add unknown_sop',
      '11 wrong code_twice',
      '12 add',
      '13 add',
      '14 wrong too_deep',
    ]);
  });
});
