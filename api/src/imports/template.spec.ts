import { strFromU8, strToU8, unzipSync } from 'fflate';
import { calendarDate, TEMPLATE_COLUMNS } from '@pantausop/domain';
import { markedWorkbook } from '../files/marked-workbook';
import { unpackedFile } from './reading/read-file.fixture';
import { readWorkbook } from './reading/read-workbook';
import { cellText, DEFAULT_LIMITS } from '../files/workbook';
import { templateCsv, templateXlsx } from './template';

const read = (bytes: Uint8Array) =>
  unpackedFile({
    bytes,
    fileName: 'template',
    limits: DEFAULT_LIMITS,
    today: calendarDate('2026-11-24'),
    mapping: {},
    learnt: new Map(),
  });

const CHOICES = { opds: ['Dinas A & B', 'Dinas C'], areas: ['Tata Laksana', 'SDM'] };

describe('the template', () => {
  it('as XLSX is found to have its headers and no rows', async () => {
    const bytes = await templateXlsx(CHOICES);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'no_rows',
      said: { en: expect.stringContaining('row 1') },
    });
  });

  it('has lists to choose OPD, area, weight and result from', async () => {
    const bytes = await templateXlsx(CHOICES);
    const { sheets } = await readWorkbook(bytes, DEFAULT_LIMITS, 'x');
    const lists = sheets.find(({ name }) => name === 'Daftar')?.rows.slice(1, 3) ?? [];
    expect(lists.map(({ cells }) => cells.map(cellText))).toEqual([
      ['Dinas A & B', 'Tata Laksana', '1', 'Baik'],
      ['Dinas C', 'SDM', '2', 'Tidak'],
    ]);
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array(0));
    expect(
      [...sheet.matchAll(/sqref="(\S+)"><formula1>(\S+)<\/formula1>/g)].map(([, cells, list]) => [cells, list]),
    ).toEqual([
      ['A2:A2000', 'Daftar!$A$2:$A$3'],
      ['C2:C2000', 'Daftar!$B$2:$B$3'],
      ['F2:F2000', 'Daftar!$C$2:$C$11'],
      ['O2:O2000', 'Daftar!$D$2:$D$3'],
    ]);
    expect(sheet.indexOf('<dataValidations')).toBeGreaterThan(sheet.indexOf('</sheetData>'));
  });

  it('as CSV is read by its own reader in every column', async () => {
    const filled = `${templateCsv()}Dinkes;;sdm;Cuti;440/1;2;2024-01-01;2024-01-01;2024-02-01;2024-01-15;;2024-03-01;Kepala;2024-09-01;Baik;2025-01-01;lengkap;;ya\r\n`;
    const { rows, columns } = await read(strToU8(filled));
    expect(columns.map(({ field }) => field)).toEqual(TEMPLATE_COLUMNS.map(({ field }) => field));
    expect(rows[0]?.findings).toEqual([]);
    expect(rows[0]?.says).toMatchObject({ opd: 'Dinkes', weight: 2, signatory: 'Kepala', note: 'ya' });
  });
});

describe('the marked workbook', () => {
  it('gives every row back in its place with its findings beside it', async () => {
    const bytes = strToU8('Judul register\n\nOPD,Judul SOP,Bobot\nDinkes,Cuti,0\nDinkes,Izin,1\n');
    const marks = [
      { sheet: 'a', row: 4, column: 'Bobot', severity: 'error', text: 'bobot 0' },
      { sheet: 'a', row: 4, column: null, severity: 'note', text: 'tersembunyi' },
    ] as const;
    const marked = await markedWorkbook(await readWorkbook(bytes, DEFAULT_LIMITS, 'a'), marks, 'id');
    const { sheets } = await readWorkbook(marked, DEFAULT_LIMITS, 'x');
    expect(sheets[0]?.rows.map(({ row, cells }) => [row, ...cells.map(cellText)])).toEqual([
      [1, 'Judul register'],
      [3, 'OPD', 'Judul SOP', 'Bobot', 'Catatan impor'],
      [4, 'Dinkes', 'Cuti', '0', 'bobot 0\ntersembunyi'],
      [5, 'Dinkes', 'Izin', '1'],
    ]);
  });

  it('marked again has the new remarks in place of the old', async () => {
    const bytes = strToU8('OPD,Judul SOP,Bobot\nDinkes,Cuti,0\nDinkes,Izin,1\n');
    const mark = (row: number, text: string) =>
      ({ sheet: 'a', row, column: 'Bobot', severity: 'error', text }) as const;
    const once = await markedWorkbook(await readWorkbook(bytes, DEFAULT_LIMITS, 'a'), [mark(2, 'bobot 0')], 'id');
    const again = await readWorkbook(once, DEFAULT_LIMITS, 'x');
    const twice = await markedWorkbook(again, [mark(3, 'now this')], 'en');
    const { sheets } = await readWorkbook(twice, DEFAULT_LIMITS, 'x');
    expect(sheets[0]?.rows.map(({ cells }) => cells.map(cellText))).toEqual([
      ['OPD', 'Judul SOP', 'Bobot', 'Import remarks'],
      ['Dinkes', 'Cuti', '0'],
      ['Dinkes', 'Izin', '1', 'now this'],
    ]);
  });
});
