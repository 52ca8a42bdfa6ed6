import type { Changes, ChangedSop, ChangeStep } from '@pantausop/contracts';
import { rowsOf, type ColumnOf, type Table } from './table';
import {
  areaName,
  CAUSE_NAMES,
  dateWords,
  exactOf,
  figureShown,
  headOf,
  listWords,
  MEASURE_NAMES,
  ratioOf,
  step,
} from './words';

/** The start, a cause, or the end. */
interface Line {
  readonly name: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly change: Pick<ChangeStep, 'change' | 'exact'> | null;
  readonly after: number | null;
  readonly sopCount: number | null;
}

interface SopLine {
  readonly cause: string;
  readonly sop: ChangedSop;
}

export const causesName = ({ causes }: Pick<ChangeStep, 'causes'>): string =>
  listWords(causes.map((cause) => CAUSE_NAMES[cause]));

/** The waterfall line by line, and the SOPs behind each cause that the caller may see. */
export function changesTables(changes: Changes, government: string): Table[] {
  const { measure, start, end, from, to, root, area } = changes;
  const head = headOf('Apa yang berubah', government, changes, [
    ['Unit', root.name],
    ['Bidang', area === null ? 'Semua area' : areaName(area)],
    ['Ukuran', MEASURE_NAMES[measure]],
    ['Dari', `${dateWords(from)} sampai ${dateWords(to)}`],
  ]);
  const level = (name: string, { numerator, denominator, value }: Changes['start']): Line => ({
    ...{ name, numerator, denominator, after: value, change: null, sopCount: null },
  });
  const lines: Line[] = [
    level(`Per ${dateWords(from)}`, start),
    ...changes.steps.map((one): Line => ({
      ...{ name: causesName(one), numerator: one.numerator, denominator: one.denominator },
      ...{ change: one, after: one.after, sopCount: one.sopCount },
    })),
    level(`Per ${dateWords(to)}`, end),
  ];
  const columns: readonly ColumnOf<Line>[] = [
    { header: 'Langkah', width: 30, of: ({ name }) => name },
    { header: 'Selisih (poin)', width: 14, of: ({ change }) => (change ? step(exactOf(change.exact), 2) : '') },
    { header: 'Sesudahnya', width: 14, of: ({ after }) => figureShown(ratioOf(after), measure) },
    { header: 'Pembilang', width: 14, of: ({ numerator }) => numerator },
    { header: 'Penyebut', width: 14, of: ({ denominator }) => denominator },
    { header: 'Jumlah SOP', width: 12, of: ({ sopCount }) => sopCount },
    { header: 'Selisih (rasio)', width: 16, of: ({ change }) => change?.change ?? null },
    { header: 'Sesudahnya (rasio)', width: 18, of: ({ after }) => after },
    { header: 'Selisih (pecahan tepat)', width: 28, of: ({ change }) => fractionText(change) },
  ];
  const sops = changes.steps.flatMap((one) => one.sops.map((sop): SopLine => ({ cause: causesName(one), sop })));
  return [
    { name: 'Sebab', head, columns, rows: rowsOf(lines, columns) },
    { name: 'SOP', head, columns: SOPS, rows: rowsOf(sops, SOPS) },
  ];
}

const fractionText = (change: Line['change']): string =>
  change?.exact ? `${change.exact.numerator} / ${change.exact.denominator}` : '';

const SOPS: readonly ColumnOf<SopLine>[] = [
  { header: 'Sebab', width: 22, of: ({ cause }) => cause },
  { header: 'Judul', width: 60, of: ({ sop }) => sop.title },
  { header: 'Nomor', width: 24, of: ({ sop }) => sop.number },
  { header: 'Nama unit', width: 40, of: ({ sop }) => sop.unit.name },
  { header: 'Nama area', width: 28, of: ({ sop }) => areaName(sop.area) },
  { header: 'Tanggal', width: 28, of: ({ sop }) => sop.on.join(', ') },
  { header: 'Selisih berlaku', width: 14, of: ({ sop }) => sop.measures.inForce },
  { header: 'Selisih wajib', width: 14, of: ({ sop }) => sop.measures.required },
  { header: 'Selisih bobot', width: 14, of: ({ sop }) => sop.measures.weight },
  { header: 'Selisih poin', width: 14, of: ({ sop }) => sop.measures.points },
];
