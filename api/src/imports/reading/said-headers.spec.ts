import { strToU8 } from 'fflate';
import { calendarDate, type RegisterField } from '@pantausop/domain';
import { DEFAULT_LIMITS } from '../../files/workbook';
import { unpackedFile } from './read-file.fixture';
import { lookIntoFile, type ReadRequest } from './register-reader';

const asked = (bytes: Uint8Array, said: Partial<ReadRequest> = {}): ReadRequest => ({
  ...{ bytes, fileName: 'CSV.csv', limits: DEFAULT_LIMITS, today: calendarDate('2026-11-24') },
  ...{ mapping: {}, learnt: new Map(), ...said },
});
const read = (bytes: Uint8Array, said?: Partial<ReadRequest>) => unpackedFile(asked(bytes, said));

describe('headers that a person names', () => {
  const odd = strToU8('DAFTAR PROSEDUR\nUraian Prosedur;Kode;Mulai Jalan\nPengelolaan Arsip;045/1;2024-03-01\n');
  const mapping = { CSV: { headerRow: 2, fields: { A: 'title', B: 'number', C: 'effectiveOn' } } } as const;

  it('are refused without a word, shown with their samples, and read with it', async () => {
    await expect(read(odd)).rejects.toMatchObject({ code: 'header_not_found' });
    const look = await lookIntoFile(asked(odd));
    expect(look.sheets).toEqual([
      {
        name: 'CSV',
        headerRow: null,
        columns: [
          { column: 'A', header: 'Uraian Prosedur', field: null, sample: 'Pengelolaan Arsip' },
          { column: 'B', header: 'Kode', field: null, sample: '045/1' },
          { column: 'C', header: 'Mulai Jalan', field: null, sample: '2024-03-01' },
        ],
        lines: [
          { row: 1, cells: ['DAFTAR PROSEDUR'] },
          { row: 2, cells: ['Uraian Prosedur', 'Kode', 'Mulai Jalan'] },
          { row: 3, cells: ['Pengelolaan Arsip', '045/1', '2024-03-01'] },
        ],
      },
    ]);
    const file = await read(odd, { mapping });
    expect(file.rows).toHaveLength(1);
    expect(file.rows[0]?.says).toMatchObject({ title: 'Pengelolaan Arsip', number: '045/1' });
    expect(file.columns.map(({ column, field, said }) => [column, field, said])).toEqual([
      ['A', 'title', 'chosen'],
      ['B', 'number', 'chosen'],
      ['C', 'effectiveOn', 'chosen'],
    ]);
  });

  it('are known the next time, and a column that was left out stays a remark', async () => {
    const learnt = new Map<string, RegisterField | null>([
      ['uraianprosedur', 'title'],
      ['kode', null],
      ['mulaijalan', 'effectiveOn'],
    ]);
    const file = await read(odd, { learnt });
    expect(file.rows[0]).toMatchObject({ says: { number: null }, remarks: { Kode: '045/1' } });
    expect(file.columns.map(({ said }) => said)).toEqual(['remembered', 'remembered', 'remembered']);
  });

  it('give one field to one column', async () => {
    const twice = strToU8('Judul SOP,Nama Lengkap,Area\nSingkat,Judul yang Lengkap,SDM\n');
    const file = await read(twice, { mapping: { CSV: { fields: { B: 'title' } } } });
    expect(file.rows[0]).toMatchObject({ says: { title: 'Judul yang Lengkap' }, remarks: { 'Judul SOP': 'Singkat' } });
    const lost = read(twice, { mapping: { CSV: { headerRow: 1, fields: { A: null } } } });
    await expect(lost).rejects.toMatchObject({ code: 'column_missing' });
  });
});
