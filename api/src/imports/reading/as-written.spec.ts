import { strToU8 } from 'fflate';
import { calendarDate } from '@pantausop/domain';
import { DEFAULT_LIMITS } from '../../files/workbook';
import { unpackedFile } from './read-file.fixture';

const read = (bytes: Uint8Array) =>
  unpackedFile({
    ...{ bytes, fileName: 'register.csv', limits: DEFAULT_LIMITS, mapping: {}, learnt: new Map() },
    today: calendarDate('2026-11-24'),
  });

describe('a register as people write it', () => {
  it('with signs for "as above", and says so', async () => {
    const file = await read(
      strToU8(
        [
          'OPD;Judul SOP;Nomor SOP;Tanggal Efektif;Disahkan Oleh;Lampiran',
          '-"-;Cuti;-;2024-03-01;Kepala Dinas;"',
          'Dinkes;Izin;440/2;2024-03-02;;sda',
          '";Arsip;-;-"-;sda;sda',
          'idem;Surat;"";s.d.a.;idem;',
        ]
          .join('\n')
          .replaceAll('"', '""')
          .replace(/[^;\n]*""[^;\n]*/g, '"$&"'),
      ),
    );
    expect(
      file.rows.map(({ says: { opd, number, dates, signatory } }) => [opd, number, dates.effectiveOn, signatory]),
    ).toEqual([
      [null, null, '2024-03-01', 'Kepala Dinas'],
      ['Dinkes', '440/2', '2024-03-02', null],
      ['Dinkes', null, '2024-03-02', null],
      ['Dinkes', null, '2024-03-02', null],
    ]);
    expect(file.rows.flatMap(({ row, findings }) => findings.map(({ code, column }) => [row, code, column]))).toEqual([
      [2, 'ditto_without_value', 'OPD'],
      [4, 'ditto_without_value', 'Disahkan Oleh'],
      [4, 'ditto_filled', null],
      [5, 'ditto_without_value', 'Nomor SOP'],
      [5, 'ditto_without_value', 'Disahkan Oleh'],
      [5, 'ditto_filled', null],
    ]);
    expect(file.rows[2]?.findings[1]?.text).toEqual({
      id: 'Baris 4: tanda “sama dengan di atas” dibaca sebagai isi baris di atasnya: OPD “Dinkes”, Tanggal Efektif “2024-03-02”.',
      en: 'Row 4: signs for “as above” are read as what the row above says: OPD “Dinkes”, Tanggal Efektif “2024-03-02”.',
    });
    expect(file.rows.map(({ remarks }) => remarks['Lampiran'])).toEqual(['"', 'sda', 'sda', undefined]);
  });

  it('that was given back marked: its own column of remarks says nothing', async () => {
    const marked = await read(strToU8('OPD;Judul SOP;Catatan impor;Rak\nDinkes;Cuti;judul terlalu panjang;3\n'));
    expect(marked.rows.map(({ remarks }) => remarks)).toEqual([{ Rak: '3' }]);
    expect(marked.columns.map(({ column, header }) => [column, header])).toEqual([
      ['A', 'OPD'],
      ['B', 'Judul SOP'],
      ['D', 'Rak'],
    ]);
    expect(marked.findings.map(({ column }) => column)).toEqual(['Rak']);
  });
});
