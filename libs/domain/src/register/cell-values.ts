import { ELEMENT_CODES, isElementCode, type ElementCode } from '../scoring/elements';
import type { RegisterField } from './columns';

/** A text in the form in which two writings of a word or label compare equal. */
export const wordsKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Cells that a person fills with a sign for "nothing". */
export const isBlank = (text: string): boolean => /^[\s\p{Pd}_.…]*$/u.test(text);

/** Quotation marks of any kind, two when they are single or commas; dashes may stand around them. */
const DITTO_SIGN = /^\p{Pd}*(?:["“”„‟″〃«»]+|['’‘‚`´,]{2,})\p{Pd}*$/u;
const DITTO_WORDS = new Set(['idem', 'sda', 'ditto', 'dto', 'sama dengan di atas', 'sama seperti di atas']);
const OFFICE_FIELDS: ReadonlySet<RegisterField> = new Set(['opd', 'subUnit', 'sectionTitle']);

/**
 * Cells that a person fills with a sign or a word for "as above": `"`, `-"-`, idem, s.d.a. (sama dengan di atas). In capitals, SDA is
 * the name of an office (Sumber Daya Air) where offices are named.
 */
export function isDitto(text: string, field: RegisterField): boolean {
  const bare = text.replace(/\s+/g, '');
  if (DITTO_SIGN.test(bare)) return true;
  if (bare === 'SDA' && OFFICE_FIELDS.has(field)) return false;
  const key = wordsKey(text);
  return DITTO_WORDS.has(key) || key.replaceAll(' ', '') === 'sda';
}

/** The weight of a row: a whole number 1..10 (scoring rules §1); null when the text is none. */
export function readWeight(text: string): number | null {
  const match = /^(\d{1,2})(?:[.,]0+)?$/.exec(text.trim());
  const weight = Number(match?.[1] ?? NaN);
  return weight >= 1 && weight <= 10 ? weight : null;
}

const WELL = new Set([
  'baik',
  'ya',
  'sudah baik',
  'berjalan baik',
  'berjalan dengan baik',
  'sudah berjalan dengan baik',
  'terlaksana dengan baik',
  'well',
]);
const NOT_WELL = new Set([
  'tidak',
  'tidak baik',
  'kurang baik',
  'belum baik',
  'tidak berjalan',
  'tidak berjalan baik',
  'tidak berjalan dengan baik',
  'belum berjalan dengan baik',
  'not well',
]);

/** The result of a monitoring (form of PermenPANRB 35/2012: "berjalan dengan baik" / "tidak berjalan dengan baik"); null when it says neither. */
export function readMonitoringResult(text: string): 'well' | 'not_well' | null {
  const key = wordsKey(text);
  if (WELL.has(key)) return 'well';
  return NOT_WELL.has(key) ? 'not_well' : null;
}

/** Labels of the form, besides the codes themselves. */
const ELEMENT_LABELS: Readonly<Record<ElementCode, readonly string[]>> = {
  nama_unit: [
    'Logo dan nama unit',
    'Logo dan Nama SKPD',
    'Logo dan Nama SKPD/Unit Kerja',
    'Nama unit kerja',
    'Unit name',
  ],
  nomor: ['Nomor SOP', 'Nomor SOP AP', 'No SOP', 'Number'],
  tanggal_pembuatan: ['Tgl pembuatan', 'Date made'],
  tanggal_revisi: ['Tgl revisi', 'Date revised'],
  tanggal_efektif: ['Tgl efektif', 'Tanggal pengesahan', 'Effective date'],
  pengesahan: ['Disahkan oleh', 'Pengesah', 'Approval'],
  judul: ['Judul SOP', 'Judul SOP AP', 'Nama SOP', 'Title'],
  dasar_hukum: ['Legal basis'],
  keterkaitan: ['Keterkaitan SOP', 'Related SOPs'],
  peringatan: ['Warning', 'Warnings'],
  kualifikasi_pelaksana: ['Kualifikasi', 'Qualifications'],
  peralatan: ['Peralatan dan perlengkapan', 'Peralatan/Perlengkapan', 'Equipment'],
  pencatatan: ['Pencatatan dan pendataan', 'Records'],
  kegiatan: ['Uraian kegiatan', 'Langkah kegiatan', 'Activities'],
  pelaksana: ['Pelaku', 'Actors'],
  mutu_kelengkapan: ['Kelengkapan', 'Mutu baku kelengkapan', 'Persyaratan', 'Requirements'],
  mutu_waktu: ['Waktu', 'Mutu baku waktu', 'Time'],
  mutu_output: ['Output', 'Mutu baku output', 'Keluaran'],
  diagram_alir: ['Flowchart', 'Bagan alir', 'Diagram alur', 'Flow chart'],
};

const ELEMENT_BY_KEY: ReadonlyMap<string, ElementCode> = new Map(
  ELEMENT_CODES.flatMap((code) => [code, ...ELEMENT_LABELS[code]].map((label) => [wordsKey(label), code] as const)),
);

const ALL = new Set(['lengkap', 'semua', 'semua unsur', 'complete', 'all']);
/** "none": a list of nothing, other than a blank cell, which says nothing. */
const NONE = new Set(['tidak ada', 'belum ada', 'none']);

export interface ReadElements {
  /** in the order of the form, each once */
  readonly elements: readonly ElementCode[];
  /** parts of the list that name no element */
  readonly unknown: readonly string[];
}

/** The list of elements of a document: `lengkap` (all 19), or codes or labels separated by `;` (or by lines, or by commas where there is no `;`). */
export function readElements(text: string): ReadElements {
  if (ALL.has(wordsKey(text))) return { elements: ELEMENT_CODES, unknown: [] };
  if (NONE.has(wordsKey(text))) return { elements: [], unknown: [] };
  const parts = text
    .split(/[;\n]/.test(text) ? /[;\n]/ : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const found = new Set<ElementCode>();
  const unknown: string[] = [];
  for (const part of parts) {
    const code = isElementCode(part) ? part : ELEMENT_BY_KEY.get(wordsKey(part));
    if (code) found.add(code);
    else unknown.push(part);
  }
  return { elements: ELEMENT_CODES.filter((code) => found.has(code)), unknown };
}
