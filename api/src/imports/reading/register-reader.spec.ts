import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { calendarDate, RefusedError } from '@pantausop/domain';
import { unpackedFile, type UnpackedFile } from './read-file.fixture';
import { DEFAULT_LIMITS, type WorkbookLimits } from '../../files/workbook';

const FIXTURES = new URL('../../../../test/fixtures/register/', import.meta.url);
const fixture = (name: string): Uint8Array => readFileSync(new URL(name, FIXTURES));
const read = (bytes: Uint8Array, fileName = 'register.xlsx', limits: Partial<WorkbookLimits> = {}) =>
  unpackedFile({
    bytes,
    fileName,
    limits: { ...DEFAULT_LIMITS, ...limits },
    today: calendarDate('2026-11-24'),
    ...{ mapping: {}, learnt: new Map() },
  });

const refusalOf = async (reading: Promise<unknown>): Promise<RefusedError> => {
  try {
    await reading;
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
  throw new Error('the file was not refused');
};

const errorsOf = (file: UnpackedFile) =>
  file.rows.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
const notesOf = (file: UnpackedFile) =>
  file.rows.flatMap(({ findings }) => findings.map(({ code, row }) => [code, row]));

describe('files that are refused', () => {
  it.each([
    ['refused-pdf-named-xlsx.xlsx', 'file_type', /PDF/],
    ['refused-png-named-csv.csv', 'file_type', /PNG/],
    ['refused-old-excel.xls', 'file_old_excel', /\.xls/],
    ['refused-password-protected.xlsx', 'file_password', /kata sandi/],
    ['refused-password-protected.ods', 'file_password', /kata sandi/],
    ['refused-text-document-named-ods.ods', 'file_type', /OpenDocument/],
    ['refused-word-document-named-xlsx.xlsx', 'file_type', /Word/],
    ['refused-web-page-named-xls.xls', 'file_type', /HTML/],
    ['refused-truncated.xlsx', 'file_damaged', /^Berkas ini rusak atau terpotong dan tidak dapat dibaca\. Unduh/],
    ['refused-damaged-in-the-middle.xlsx', 'file_damaged', /rusak/],
    ['refused-decompression-bomb.xlsx', 'file_bomb', /100 kali/],
    ['refused-empty-file.csv', 'file_empty', /kosong/],
    ['refused-empty-sheet.xlsx', 'nothing_in_file', /kosong/],
    ['refused-zero-rows.xlsx', 'no_rows', /Register.*baris 1.*0 baris/],
    ['refused-missing-title-column.xlsx', 'column_missing', /baris 1.*“Judul SOP”.*“OPD”, “Area”, “Nomor SOP”/],
    ['refused-no-headers.csv', 'header_not_found', /Baris 1 berbunyi: “apel”, “jeruk”/],
  ])('%s: %s', async (name, code, sentence) => {
    const refusal = await refusalOf(read(fixture(name), name));
    expect(refusal).toMatchObject({ code, kind: 'invalid' });
    expect(refusal.said.id).toMatch(sentence);
    expect(refusal.message.length).toBeGreaterThan(20);
  });

  it('a truncated file of any length is refused, never a crash', async () => {
    const whole = fixture('accepted-every-column.xlsx');
    for (let length = 1; length < whole.length; length += 97) {
      const { code } = await refusalOf(read(whole.subarray(0, length)));
      expect(['file_damaged', 'file_type_unknown', 'header_not_found', 'file_type']).toContain(code);
    }
  });

  it('more than 20 MiB', async () => {
    const { code, message } = await refusalOf(read(new Uint8Array(20 * 1024 * 1024 + 1).fill(0x20)));
    expect(code).toBe('file_too_large');
    expect(message).toMatch(/20 MiB/);
  });

  const csvOf = (rows: number): Uint8Array =>
    strToU8(`OPD,Area,Judul SOP\n${Array.from({ length: rows }, (_, i) => `Dinkes,SDM,Judul ${i}`).join('\n')}`);

  it('50,001 rows, but not 50,000', async () => {
    expect((await read(csvOf(50_000))).rows).toHaveLength(50_000);
    const { code, said } = await refusalOf(read(csvOf(50_001)));
    expect(code).toBe('too_many_rows');
    expect(said.id).toMatch(/50\.001 baris; batasnya 50\.000/);
    expect((await refusalOf(read(csvOf(52_000)))).code).toBe('too_many_rows');
  }, 30_000);

  it('201 columns, but not 200', async () => {
    const wide = (columns: number): Uint8Array =>
      strToU8(
        ['OPD,Area,Judul SOP', 'Dinkes,SDM,Judul']
          .map((line) => `${line},${Array.from({ length: columns - 3 }, (_, i) => `k${i}`).join(',')}`)
          .join('\n'),
      );
    expect((await read(wide(200))).rows).toHaveLength(1);
    const { code, message } = await refusalOf(read(wide(201)));
    expect(code).toBe('too_many_columns');
    expect(message).toMatch(/200 columns \(cell GS1\)/);
  });

  it('a part that lies about its size is a bomb all the same', async () => {
    const bytes = Buffer.from(fixture('refused-decompression-bomb.xlsx'));
    const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(1000, directory + 24);
    expect((await refusalOf(read(bytes))).code).toBe('file_bomb');
  });

  it('a workbook whose XML ends in the middle', async () => {
    const parts = unzipSync(fixture('accepted-every-column.xlsx'));
    const strings = parts['xl/sharedStrings.xml'] ?? new Uint8Array(0);
    const cut = zipSync({ ...parts, 'xl/sharedStrings.xml': strings.subarray(0, strings.length - 9) });
    expect((await refusalOf(read(cut))).code).toBe('file_damaged');
  });

  it('a zip that is no workbook', async () =>
    expect((await refusalOf(read(zipSync({ 'a.txt': strToU8('a') })))).message).toMatch(/ZIP/));

  it('a CSV whose quotation is never closed', async () =>
    expect((await refusalOf(read(strToU8('OPD,Area,Judul SOP\nDinkes,SDM,"Judul\n')))).code).toBe('csv_quote_open'));
});

describe('files that are accepted', () => {
  it('from LibreOffice, with the OPD in the name of the sheet, a section, dates, a formula and a hidden row', async () => {
    const file = await read(fixture('accepted-libreoffice.ods'), 'register.ods');
    expect(file.sheets).toMatchObject([{ name: 'Dinas Kesehatan', titles: ['DAFTAR SOP DINAS KESEHATAN'] }]);
    expect(
      file.rows.map(({ row, section, says }) => [row, section?.name, says.title, says.dates.effectiveOn, says.weight]),
    ).toEqual([
      [5, 'Sekretariat', 'Pengelolaan Arsip', '2024-03-01', 2],
      [6, 'Sekretariat', 'Pengelolaan Cuti', '2024-03-02', 2],
      [7, 'Sekretariat', 'Penyusunan Laporan', null, null],
    ]);
    expect(notesOf(file)).toEqual([
      ['formula_value', 6],
      ['hidden_row', 6],
      ['cell_error', 7],
    ]);
    expect(file.findings.map(({ code }) => code)).toEqual(['sheet_hidden']);
  });

  it('with every column of the template', async () => {
    const file = await read(fixture('accepted-every-column.xlsx'));
    expect(errorsOf(file)).toEqual([]);
    expect(file.rows.map(({ says }) => says.title)).toEqual([
      'Pelayanan Imunisasi Dasar (BIAS)',
      'Pengelolaan Cuti Pegawai',
      'Penanganan Benturan Kepentingan',
    ]);
    expect(file.rows[0]?.says).toMatchObject({
      weight: 3,
      dates: {
        requiredOn: '2024-01-02',
        draftingOn: '2024-01-03',
        submittedOn: '2024-02-01',
        madeOn: '2024-01-20',
        revisedOn: '2025-03-01',
        effectiveOn: '2024-03-01',
        monitoredOn: '2024-08-01',
        evaluatedOn: '2025-02-14',
      },
      monitoringResult: 'well',
    });
    expect(file.rows[0]?.says.elements).toHaveLength(19);
    expect(file.rows[2]?.says.notApplicable).toBe('diatur oleh Inspektorat');
  });

  it('with a sum under the titles', async () => {
    const file = await read(
      strToU8('No;Judul SOP;Nomor SOP;Tanggal Pembuatan\n1;Total Quality;;\n2;Jumlah;7;\n;JUMLAH;;2\n'),
    );
    expect(file.rows.map(({ says }) => says.title)).toEqual(['Total Quality', 'Jumlah']);
    expect(file.findings).toMatchObject([{ code: 'line_skipped', row: 4 }]);
  });

  it('with title lines, sections, gaps and foot lines', async () => {
    const file = await read(fixture('accepted-title-lines-and-sections.xlsx'));
    expect(file.sheets[0]?.titles).toEqual(['DAFTAR STANDAR OPERASIONAL PROSEDUR', 'DINAS KESEHATAN TAHUN 2024']);
    expect(file.rows.map(({ row, section, says }) => [row, section?.name, says.title])).toEqual([
      [7, 'Sekretariat', 'Pelayanan Izin Cuti ASN'],
      [8, 'Sekretariat', 'Penerbitan SPP, SPM dan SP2D'],
      [10, 'Bidang Kesehatan Masyarakat', 'Pelayanan Izin Cuti ASN'],
    ]);
    expect(file.rows[0]?.remarks).toEqual({ 'Tautan Berkas': 'arsip/1.pdf' });
    expect(file.findings.map(({ code, row }) => [code, row])).toEqual([
      ['line_skipped', 12],
      ['line_skipped', 13],
      ['column_unknown', 4],
    ]);
    expect(errorsOf(file)).toEqual([]);
  });

  it.each(['accepted-semicolon-windows-1252.csv', 'accepted-comma-utf-8-with-mark.csv', 'accepted-tab-utf-16.csv'])(
    '%s',
    async (name) => {
      const { rows, kind } = await read(fixture(name), name);
      expect(kind).toBe('csv');
      expect(rows.map(({ row, says }) => [row, says.opd, says.title, says.dates.effectiveOn, says.note])).toEqual([
        [2, 'Dinas Kesehatan', 'Pengelolaan Arsip', '2024-03-01', 'ditinjau – café'],
        [3, 'DINKES', 'Pengelolaan Persuratan', '2024-03-01', null],
      ]);
    },
  );

  it('with dates counted since 1904', async () =>
    expect((await read(fixture('accepted-dates-since-1904.xlsx'))).rows[0]?.says.dates.effectiveOn).toBe('2024-03-01'));

  it('with headers in two rows', async () => {
    const file = await read(fixture('accepted-headers-in-two-rows.xlsx'));
    expect(file.rows.map(({ row, says }) => [row, says.dates.madeOn, says.dates.effectiveOn])).toEqual([
      [3, '2024-01-05', '2024-02-01'],
    ]);
  });

  it('with one sheet per OPD', async () => {
    const file = await read(fixture('accepted-one-sheet-per-opd.xlsx'));
    expect(file.rows.map(({ key, sheet }) => [key, sheet])).toEqual([
      ['0:2', 'Dinkes'],
      ['1:2', 'Dishub'],
    ]);
  });

  it('with an OPD cell merged over its rows, and says so', async () => {
    const file = await read(fixture('accepted-merged-opd-cells.xlsx'));
    expect(file.rows.map(({ says }) => says.opd)).toEqual(['Dinkes', 'Dinkes', 'Dinkes']);
    expect(notesOf(file)).toEqual([
      ['merged_filled', 3],
      ['merged_filled', 4],
    ]);
    expect(file.rows[1]?.findings[0]?.text).toEqual({
      id: 'Baris 3, kolom “OPD”: sel gabungan A2:A4: nilainya “Dinkes” dipakai untuk setiap baris di dalamnya.',
      en: 'Row 3, column “OPD”: merged cell A2:A4: its value “Dinkes” is used for every row within it.',
    });
  });

  it('with hidden rows, formulas with a stored result and inline texts', async () => {
    const file = await read(fixture('accepted-hidden-row-and-formula-values.xlsx'));
    expect(file.rows[1]?.says).toMatchObject({ weight: 3, title: 'Pelayanan Ambulans' });
    expect(notesOf(file)).toEqual([
      ['formula_value', 3],
      ['hidden_row', 3],
    ]);
  });

  it('as the register of a provincial revenue agency', async () => {
    const file = await read(fixture('register_bappenda_2025.csv'), 'register_bappenda_2025.csv');
    expect(file.rows).toHaveLength(41);
    expect(errorsOf(file)).toEqual([]);
    expect(file.rows[0]).toMatchObject({
      key: '0:2',
      section: { mark: 'A', name: 'Sekretariat' },
      says: { title: 'Pengelolaan Arsip', number: '000.5.3/5297.001-Bappenda/2025' },
    });
  });
});

describe('rows that are refused while the others stand', () => {
  it.each([
    ['partly-30-february.xlsx', 'date_unreadable', 'Tanggal Efektif', /“30 Februari 2024” bukan tanggal yang ada/],
    ['partly-impossible-date.xlsx', 'date_unreadable', 'Tanggal Efektif', /“secepatnya”/],
    ['partly-month-13.xlsx', 'date_unreadable', 'Tanggal Efektif', /Hari selalu ditulis lebih dahulu/],
    ['partly-future-date.xlsx', 'date_in_future', 'Tanggal Efektif', /setelah hari ini \(2026-11-24\)/],
    ['partly-weight-0.xlsx', 'weight_invalid', 'Bobot', /“0”.*1 sampai 10/],
    ['partly-weight-banyak.xlsx', 'weight_invalid', 'Bobot', /“banyak”/],
    ['partly-formula-without-value.xlsx', 'formula_without_value', 'Judul SOP', /rumus tanpa hasil/],
    ['partly-cell-error.xlsx', 'cell_error', 'Tanggal Efektif', /#REF!/],
    ['partly-no-title.xlsx', 'title_missing', 'Judul SOP', /kosong/],
    ['partly-monitoring-without-result.xlsx', 'monitoring_result_missing', 'Hasil Monitoring', /tanpa hasil/],
    ['partly-merged-title-cells.xlsx', 'title_missing', 'Judul SOP', /kosong/],
  ])('%s: %s in column %s', async (name, code, column, sentence) => {
    const file = await read(fixture(name), name);
    expect(file.rows).toHaveLength(3);
    expect(errorsOf(file)).toMatchObject([{ code, row: 3, column }]);
    const text = errorsOf(file)[0]?.text;
    expect(text?.id).toMatch(sentence);
    expect(text?.id).toContain(`Baris 3, kolom “${column}”`);
    expect(text?.en).toContain(`Row 3, column “${column}”`);
  });

  it('a merged title belongs to its first row, and the finding says so', async () =>
    expect(notesOf(await read(fixture('partly-merged-title-cells.xlsx')))).toContainEqual(['merged_cell', 3]));
});
