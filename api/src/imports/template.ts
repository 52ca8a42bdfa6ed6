import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { TEMPLATE_COLUMNS, type RegisterField } from '@pantausop/domain';
import { columnName } from '../files/workbook';
import { withDropDowns, type DropDown } from './drop-downs';
import type { Bilingual } from './sentences';

/** What each column of the template takes, with an example. */
const ABOUT: Readonly<Partial<Record<RegisterField, Bilingual & { readonly example: string }>>> = {
  opd: { id: 'Nama, singkatan, atau kode OPD', en: 'Name, abbreviation or code of the OPD', example: 'Dinkes' },
  subUnit: { id: 'Unit di bawah OPD', en: 'Unit below the OPD', example: 'Sekretariat' },
  area: { id: 'Nama atau kode area perubahan', en: 'Name or code of the reform area', example: 'Tata Laksana' },
  title: { id: 'Judul SOP, satu baris satu SOP', en: 'Title of the SOP, one row each', example: 'Pengelolaan Arsip' },
  number: { id: 'Nomor SOP atau keputusan', en: 'Number of the SOP or decision', example: '000.5.3/001/2026' },
  weight: { id: 'Bilangan bulat 1 sampai 10', en: 'Whole number 1 to 10', example: '1' },
  requiredOn: { id: 'Sejak kapan SOP dibutuhkan', en: 'Since when the SOP is needed', example: '02-01-2026' },
  draftingOn: { id: 'Mulai disusun', en: 'Drafting started', example: '05-01-2026' },
  drafter: {
    id: 'Nama penyusun, beberapa dipisahkan titik koma',
    en: 'Who drafted it, several separated by semicolons',
    example: '',
  },
  submittedOn: { id: 'Diajukan untuk disahkan', en: 'Submitted for approval', example: '02-02-2026' },
  madeOn: { id: 'Tanggal pembuatan pada dokumen', en: 'Date made, as on the document', example: '20-01-2026' },
  revisedOn: { id: 'Tanggal revisi, atau rencana tinjau ulang', en: 'Date revised, or planned review', example: '' },
  effectiveOn: {
    id: 'Mulai berlaku (tanggal pengesahan)',
    en: 'In force since (date of approval)',
    example: '1 Maret 2026',
  },
  signatory: { id: 'Jabatan yang mengesahkan', en: 'Office that approved it', example: 'Kepala Dinas' },
  monitoredOn: { id: 'Tanggal monitoring terakhir', en: 'Date of the last monitoring', example: '01-09-2026' },
  monitoringResult: { id: 'Baik atau Tidak', en: 'Baik (well) or Tidak (not well)', example: 'Baik' },
  evaluatedOn: { id: 'Tanggal evaluasi terakhir', en: 'Date of the last evaluation', example: '' },
  elements: {
    id: '“lengkap”, atau nama unsur dipisahkan titik koma',
    en: '“lengkap” (all 19), or names of elements separated by semicolons',
    example: 'lengkap',
  },
  notApplicable: { id: 'Alasan bila SOP tidak berlaku', en: 'Reason if the SOP does not apply', example: '' },
  note: { id: 'Keterangan bebas', en: 'Free text', example: '' },
};

const HEAD = { fontWeight: 'bold', backgroundColor: '#dbe7f3', wrap: true } as const;

/** What may be chosen in the template. */
export interface TemplateChoices {
  readonly opds: readonly string[];
  readonly areas: readonly string[];
}

const LISTED: readonly { readonly field: RegisterField; readonly header: string }[] = [
  { field: 'opd', header: 'Pilihan OPD' },
  { field: 'area', header: 'Pilihan area' },
  { field: 'weight', header: 'Pilihan bobot' },
  { field: 'monitoringResult', header: 'Pilihan hasil' },
];
const LIST_SHEET = 'Daftar';
/** Rows in which the lists can be opened. */
const ROWS = 2_000;

/**
 * The empty template as XLSX: the register with lists to choose from, a sheet that explains its columns in both languages with
 * an example of each, and the lists.
 */
export async function templateXlsx({ opds, areas }: TemplateChoices): Promise<Uint8Array> {
  const lists: Readonly<Partial<Record<RegisterField, readonly string[]>>> = {
    ...{ opd: opds, area: areas },
    ...{ weight: Array.from({ length: 10 }, (_, i) => String(i + 1)), monitoringResult: ['Baik', 'Tidak'] },
  };
  const headers: Row = TEMPLATE_COLUMNS.map(({ header, required }) => ({
    ...HEAD,
    value: required ? `${header} *` : header,
    type: String,
  }));
  const help: Row[] = [
    ['Kolom', 'Wajib / Required', 'Isi', 'Content', 'Contoh / Example'].map((value) => ({
      ...HEAD,
      value,
      type: String,
    })),
    ...TEMPLATE_COLUMNS.map(({ field, header, required }): Row => {
      const about = ABOUT[field];
      return [header, required ? 'ya / yes' : '', about?.id ?? '', about?.en ?? '', about?.example ?? ''].map(
        (value) => ({
          value,
          type: String,
        }),
      );
    }),
  ];
  const written = writeXlsxFile([
    {
      sheet: 'Register',
      data: [headers],
      columns: TEMPLATE_COLUMNS.map(({ header }) => ({ width: Math.max(14, header.length + 4) })),
      stickyRowsCount: 1,
    },
    { sheet: LIST_SHEET, data: listRows(lists), columns: [46, 30, 16, 16].map((width) => ({ width })) },
    { sheet: 'Petunjuk', data: help, columns: [28, 18, 46, 46, 24].map((width) => ({ width })) },
  ]);
  return withDropDowns(
    new Uint8Array(await written.toBuffer()),
    LISTED.map(({ field }, i) => dropDownOf(field, i, lists)),
  );
}

type Lists = Readonly<Partial<Record<RegisterField, readonly string[]>>>;

function listRows(lists: Lists): Row[] {
  const longest = Math.max(...LISTED.map(({ field }) => lists[field]?.length ?? 0));
  return [
    LISTED.map(({ header }) => ({ ...HEAD, value: header, type: String })),
    ...Array.from({ length: longest }, (_, row): Row =>
      LISTED.map(({ field }) => ({ value: lists[field]?.[row] ?? '', type: String })),
    ),
  ];
}

function dropDownOf(field: RegisterField, place: number, lists: Lists): DropDown {
  const column = columnName(TEMPLATE_COLUMNS.findIndex((one) => one.field === field) + 1);
  const list = columnName(place + 1);
  return {
    cells: `${column}2:${column}${ROWS}`,
    list: `${LIST_SHEET}!$${list}$2:$${list}$${(lists[field]?.length ?? 0) + 1}`,
    title: TEMPLATE_COLUMNS.find((one) => one.field === field)?.header ?? '',
    message: ABOUT[field]?.id ?? '',
  };
}

/** The empty template as CSV: semicolons, as Indonesian Excel expects, and a byte order mark. */
export const templateCsv = (): string => `\uFEFF${TEMPLATE_COLUMNS.map(({ header }) => header).join(';')}\r\n`;
