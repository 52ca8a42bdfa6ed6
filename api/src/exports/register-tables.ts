import type { Sop, SopEventView } from '@pantausop/contracts';
import {
  ELEMENT_CODES,
  TEMPLATE_COLUMNS,
  type ElementCode,
  type RegisterField,
  type SopFactType,
} from '@pantausop/domain';
import type { RegisteredSop } from '../register/register-pages';
import type { Cell, Column, ColumnOf } from './table';
import { areaName } from './words';

const MONITORING = { well: 'Baik', not_well: 'Tidak' } as const;

/** What an import keeps of a row beside its events, by the names that it keeps it under. */
const remark =
  (name: string) =>
  (one: RegisteredSop): Cell =>
    one.remarks[name] ?? null;

const lastOf =
  (type: SopFactType) =>
  ({ standing, sop: { stage } }: RegisteredSop): Cell => {
    const held = stage !== 'identified';
    return held ? (standing.findLast(({ fact }) => fact.type === type)?.effectiveOn ?? null) : null;
  };

/** Of the beginning whose date stands beside it, else what an import kept without one. */
const drafterOf = ({ standing, remarks }: RegisteredSop): Cell => {
  const began = standing.findLast(({ fact }) => fact.type === 'drafting_started')?.fact;
  return (began?.type === 'drafting_started' ? began.drafter : undefined) ?? remarks['drafter'] ?? null;
};

/** A list of elements that an import reads as the same list. */
export function elementsText(elements: readonly ElementCode[]): string {
  if (elements.length === ELEMENT_CODES.length) return 'lengkap';
  return elements.length === 0 ? 'tidak ada' : elements.join('; ');
}

const subUnit = ({ sop, remarks }: RegisteredSop): string | null =>
  sop.opd && sop.opd.id !== sop.unit.id ? sop.unit.name : (remarks['section'] ?? null);

/** What stands in each column of the register file: read back on the same day it changes nothing. */
const CELLS: Readonly<Partial<Record<RegisterField, (one: RegisteredSop) => Cell>>> = {
  opd: ({ sop }) => (sop.opd ?? sop.unit).name,
  subUnit,
  area: ({ sop }) => areaName(sop.area),
  title: ({ sop }) => sop.title,
  number: ({ sop }) => sop.number,
  weight: ({ sop }) => sop.weight,
  requiredOn: ({ sop }) => sop.requiredOn,
  draftingOn: lastOf('drafting_started'),
  drafter: drafterOf,
  submittedOn: lastOf('submitted'),
  madeOn: remark('made_on'),
  revisedOn: (one) => one.remarks['planned_review_on'] ?? one.remarks['revised_on'] ?? null,
  effectiveOn: ({ sop }) => sop.ratifiedOn,
  signatory: ({ sop }) => sop.signatory,
  monitoredOn: ({ sop }) => sop.monitoredOn,
  monitoringResult: ({ sop }) => (sop.monitoringResult ? MONITORING[sop.monitoringResult] : null),
  evaluatedOn: ({ sop }) => sop.evaluatedOn,
  elements: ({ sop }) => elementsText(sop.elements),
  notApplicable: ({ sop }) => sop.notApplicable?.reason ?? null,
  note: remark('note'),
};

const WIDE: Readonly<Partial<Record<RegisterField, number>>> = { opd: 40, subUnit: 30, title: 60, elements: 40 };

/** The columns of the template, in its order. */
export const REGISTER_COLUMNS: readonly ColumnOf<RegisteredSop>[] = TEMPLATE_COLUMNS.map(({ field, header }) => {
  const column = { header, width: WIDE[field] ?? Math.max(14, header.length + 2), of: CELLS[field] ?? (() => null) };
  return /On$/.test(field) ? { ...column, kind: 'date' as const } : column;
});

export interface HistoryLine {
  readonly sop: Sop;
  readonly entry: SopEventView;
}

/** Every event and retraction, so that nothing of the record stays behind. */
export const HISTORY_COLUMNS: readonly ColumnOf<HistoryLine>[] = [
  { header: 'ID SOP', width: 38, of: ({ sop }) => sop.id },
  { header: 'Judul kini', width: 50, of: ({ sop }) => sop.title },
  { header: 'ID peristiwa', width: 38, of: ({ entry }) => entry.id },
  { header: 'Jenis', width: 20, of: ({ entry }) => entry.type },
  { header: 'Berlaku pada', width: 14, kind: 'date', of: ({ entry }) => entry.effectiveOn },
  { header: 'Dicatat pada', width: 34, of: ({ entry }) => entry.recordedAt },
  { header: 'Isi (JSON)', width: 60, of: ({ entry }) => JSON.stringify(entry.payload) },
  { header: 'Pencatat', width: 18, of: ({ entry }) => entry.actor },
  { header: 'Melalui', width: 12, of: ({ entry }) => entry.source },
  { header: 'Menggantikan', width: 38, of: ({ entry }) => entry.replaces },
  { header: 'Ditarik oleh', width: 38, of: ({ entry }) => entry.retractedBy },
];

export const ABOUT_COLUMNS: readonly Column[] = [
  { header: 'Tentang berkas ini', width: 28 },
  { header: 'Isi', width: 100 },
];
