import { TEMPLATE_COLUMNS, type RegisterField } from '@pantausop/domain';
import { templateWorkbook } from '../files/template-workbook';
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

/** What may be chosen in the template. */
export interface TemplateChoices {
  readonly opds: readonly string[];
  readonly areas: readonly string[];
}

/** The empty template as XLSX: the register, its lists and what its columns take. */
export function templateXlsx({ opds, areas }: TemplateChoices): Promise<Uint8Array> {
  const choices: Readonly<Partial<Record<RegisterField, { header: string; values: readonly string[] }>>> = {
    opd: { header: 'Pilihan OPD', values: opds },
    area: { header: 'Pilihan area', values: areas },
    weight: { header: 'Pilihan bobot', values: Array.from({ length: 10 }, (_, i) => String(i + 1)) },
    monitoringResult: { header: 'Pilihan hasil', values: ['Baik', 'Tidak'] },
  };
  return templateWorkbook(
    'Register',
    TEMPLATE_COLUMNS.map(({ field, header, required }) => {
      const { example = '', ...about } = ABOUT[field] ?? { id: '', en: '' };
      const listed = choices[field];
      return { ...{ header, required, about, example }, ...(listed ? { choices: listed } : {}) };
    }),
  );
}

/** The empty template as CSV: semicolons, as Indonesian Excel expects, and a byte order mark. */
export const templateCsv = (): string => `\uFEFF${TEMPLATE_COLUMNS.map(({ header }) => header).join(';')}\r\n`;
