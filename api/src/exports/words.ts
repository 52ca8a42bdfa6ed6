import { REFERENCE_AREAS } from '@pantausop/data';
import type { CellStatus, FigureBasisSchema, UnitKind } from '@pantausop/contracts';
import {
  formatChange,
  formatRatio,
  fraction,
  type AreaCode,
  type Cause,
  type ExplainedFigure,
  type Fraction,
  type Predikat,
} from '@pantausop/domain';
import type { z } from 'zod';
import type { HeadLine } from './table';

export type FigureBasis = z.output<typeof FigureBasisSchema>;

const AREAS = new Map<string, string>(REFERENCE_AREAS.map(({ code, labels }) => [code, labels.id]));
/** The name of an area that a register file is read by. */
export const areaName = (code: AreaCode): string => AREAS.get(code) ?? code;

export const STATUS_NAMES: Readonly<Record<CellStatus, string>> = {
  complete: 'Tuntas',
  partial: 'Sebagian',
  none: 'Belum',
  not_applicable: 'Tidak berlaku',
  unmapped: 'Belum dipetakan',
};

export const PREDIKAT_NAMES: Readonly<Record<Predikat, string>> = {
  sangat_baik: 'Sangat Baik',
  baik: 'Baik',
  cukup: 'Cukup',
  kurang: 'Kurang',
  sangat_kurang: 'Sangat Kurang',
};

export const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  ruleset: 'Kebijakan penilaian',
  reorganization: 'Reorganisasi',
  reclassification: 'Pindah area',
  obligation: 'Kewajiban',
  applicability: 'Tidak berlaku',
  lapse: 'Kedaluwarsa',
  work: 'Pekerjaan OPD',
};

export const MEASURE_NAMES: Readonly<Record<ExplainedFigure, string>> = {
  index: 'Indeks Kepatuhan SOP',
  score: 'Skor kelengkapan',
  coverage: 'Cakupan',
};

export const KIND_NAMES: Readonly<Record<UnitKind, string>> = {
  nation: 'Nasional',
  province: 'Provinsi',
  regency: 'Kabupaten',
  city: 'Kota',
  sekretariat: 'Sekretariat',
  inspektorat: 'Inspektorat',
  dinas: 'Dinas',
  badan: 'Badan',
  kecamatan: 'Kecamatan',
  rsud: 'RSUD',
  bagian: 'Bagian',
  bidang: 'Bidang',
  upt: 'UPT',
  kelurahan: 'Kelurahan',
  lainnya: 'Lainnya',
};

const DATE = new Intl.DateTimeFormat('id-ID', { timeZone: 'UTC', dateStyle: 'long' });
const SHORT = new Intl.DateTimeFormat('id-ID', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const MONTH = new Intl.DateTimeFormat('id-ID', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const INSTANT_DAY = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', dateStyle: 'long' });
const INSTANT_TIME = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit' });
const COUNT = new Intl.NumberFormat('id-ID');
const LIST = new Intl.ListFormat('id-ID', { type: 'conjunction' });
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** `31 Oktober 2026` */
export const dateWords = (date: string): string => DATE.format(dayOf(date));
/** `31 Okt 2026` */
export const shortDate = (date: string): string => SHORT.format(dayOf(date));
/** `Oktober 2026` */
export const monthWords = (date: string): string => MONTH.format(dayOf(date));
/** `31 Oktober 2026, 08.00 WIB` */
export const instantWords = (iso: string): string =>
  `${INSTANT_DAY.format(Date.parse(iso))}, ${INSTANT_TIME.format(Date.parse(iso))} WIB`;
/** `1.623` */
export const countWords = (count: number): string => COUNT.format(count);
export const listWords = (items: readonly string[]): string => LIST.format(items);

const NOTHING = '–';
const NOUGHT: Fraction = { numerator: 0n, denominator: 1n };

/** A ratio of an answer, six decimals, as a fraction. */
export const ratioOf = (ratio: number | null): Fraction | null =>
  ratio === null ? null : fraction(Math.round(ratio * 1_000_000), 1_000_000);

/** An exact fraction as answers write it out. */
export const exactOf = (exact: { numerator: string; denominator: string } | null): Fraction | null =>
  exact && fraction(BigInt(exact.numerator), BigInt(exact.denominator));

/** `85,7`, as the screen shows it; a dash where there is no data. */
export const shown = (value: Fraction | null): string => (value ? formatRatio(value) : NOTHING);
/** `85,7%` */
export const percent = (value: Fraction | null): string => (value ? `${formatRatio(value)}%` : NOTHING);
/** `+1,2`; with two decimals where a list adds up. */
export const step = (difference: Fraction | null, digits: 1 | 2 = 1): string =>
  difference ? formatChange(NOUGHT, difference, ',', digits) : NOTHING;
/** `1,2` of `+1,2` or `−1,2`, for sentences that say the direction. */
export const unsigned = (change: string): string => change.replace(/^[+\u2212]/, '');
/** A figure as it is read: a coverage with its %. */
export const figureShown = (value: Fraction | null, measure: ExplainedFigure): string =>
  measure === 'coverage' ? percent(value) : shown(value);

export const SAMPLE_MARK = 'DATA CONTOH: bukan keadaan pemerintah daerah mana pun';

/** The head of every file of figures: whose, which day, as recorded when, under which rules, and whether it is real. */
export function headOf(
  title: string,
  government: string,
  { asOf, knownAt, series, ruleset, projection, sample }: FigureBasis,
  more: readonly HeadLine[] = [],
): HeadLine[] {
  const since = ruleset.effectiveOn === null ? '' : `, berlaku sejak ${dateWords(ruleset.effectiveOn)}`;
  return [
    ['PantauSOP', title],
    ['Pemerintah daerah', government],
    ...more,
    ['Per tanggal', `${dateWords(asOf)}${projection ? ' (proyeksi: belum terjadi)' : ''}`],
    ['Seperti diketahui', instantWords(knownAt)],
    ['Kebijakan penilaian', `${ruleset.id}${since}`],
    ...(series === 'restated' ? [['Deret', 'Dihitung ulang dengan kebijakan tanggal ini'] as const] : []),
    ...(sample ? [['Perhatian', SAMPLE_MARK] as const] : []),
  ];
}
