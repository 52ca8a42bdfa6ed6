import type { CalendarDate } from '../calendar/calendar-date';
import { ELEMENT_CODES, type ElementCode } from '../scoring/elements';
import type { AreaCode } from '../scoring/areas';
import type { SopFact, UnitId } from '../sop/events';
import type { RegisterRow } from './register-row';

/** A fact with its day; the order within one day is the order of the list. */
export interface DatedFact {
  readonly fact: SopFact;
  readonly effectiveOn: CalendarDate;
}

const earliest = (dates: readonly (CalendarDate | null)[]): CalendarDate | null =>
  dates.reduce<CalendarDate | null>(
    (first, date) => (date !== null && (first === null || date < first) ? date : first),
    null,
  );

/**
 * The elements that the row itself proves: the title always, the number and the dates by being there, the approval by
 * signatory or effective date (outer contract, the register file). Not what was only assumed for the whole file.
 */
export function provenElements({ number, dates, signatory }: RegisterRow): ElementCode[] {
  const proven = new Set<ElementCode>(['judul']);
  if (number !== null) proven.add('nomor');
  if (dates.madeOn !== null) proven.add('tanggal_pembuatan');
  if (dates.effectiveOn !== null) proven.add('tanggal_efektif');
  if (signatory !== null || dates.effectiveOn !== null) proven.add('pengesahan');
  return ELEMENT_CODES.filter((code) => proven.has(code));
}

/** The row's own list joined with what it proves; without a list only the latter. */
export function elementsOfRow(row: RegisterRow): ElementCode[] {
  const found = new Set([...(row.elements ?? []), ...provenElements(row)]);
  return ELEMENT_CODES.filter((code) => found.has(code));
}

/** When the need began: `Tanggal Kebutuhan`, else the earliest other date that has happened; null when the row has no date. `Tanggal Revisi` never sets it. */
export function requiredOnOfRow({ dates }: RegisterRow, inForceSince: CalendarDate | null): CalendarDate | null {
  const { requiredOn, draftingOn, submittedOn, madeOn, effectiveOn, monitoredOn, evaluatedOn } = dates;
  return (
    requiredOn ?? earliest([draftingOn, submittedOn, madeOn, effectiveOn ?? inForceSince, monitoredOn, evaluatedOn])
  );
}

/** `Tanggal Mulai Penyusunan`, else the day on which the document was made, unless it took effect before: that would claim a revision. */
export function draftingOnOfRow({ dates }: RegisterRow, ratifiedOn: CalendarDate | null): CalendarDate | null {
  if (dates.draftingOn !== null) return dates.draftingOn;
  return dates.madeOn !== null && (ratifiedOn === null || dates.madeOn <= ratifiedOn) ? dates.madeOn : null;
}

/** The beginning of a draft; a blank `Penyusun` says nothing of who drafts. */
export const draftingFact = (drafter: string | null | undefined): Extract<SopFact, { type: 'drafting_started' }> =>
  drafter == null ? { type: 'drafting_started' } : { type: 'drafting_started', drafter };

export interface NewSopAnswers {
  readonly unit: UnitId;
  readonly area: AreaCode;
  /** day of the need */
  readonly requiredOn: CalendarDate;
  /** in force since, where the row has a number but no date and the file's answer gives one */
  readonly inForceSince: CalendarDate | null;
}

/**
 * The facts of a row that the register does not have yet, in the order in which they are recorded: required, not_applicable,
 * drafting_started, document_checked, submitted, ratified, monitored, evaluated.
 */
export function factsOfNewRow(row: RegisterRow, { unit, area, requiredOn, inForceSince }: NewSopAnswers): DatedFact[] {
  const { dates } = row;
  const ratifiedOn = dates.effectiveOn ?? inForceSince;
  const draftingOn = draftingOnOfRow(row, ratifiedOn);
  const facts: DatedFact[] = [
    {
      fact: {
        type: 'required',
        unit,
        area,
        title: row.title,
        weight: row.weight ?? 1,
      },
      effectiveOn: requiredOn,
    },
  ];
  const add = (fact: SopFact, effectiveOn: CalendarDate | null): void => {
    if (effectiveOn !== null) facts.push({ fact, effectiveOn });
  };
  if (row.notApplicable !== null) {
    add(
      {
        type: 'not_applicable',
        reason: row.notApplicable,
        approvedBy: null,
        until: null,
      },
      requiredOn,
    );
  }
  add(draftingFact(row.drafter), draftingOn);
  add({ type: 'document_checked', elements: elementsOfRow(row) }, ratifiedOn ?? dates.madeOn ?? requiredOn);
  add({ type: 'submitted' }, dates.submittedOn);
  add({ type: 'ratified', number: row.number, signatory: row.signatory }, ratifiedOn);
  if (row.monitoringResult !== null) add({ type: 'monitored', result: row.monitoringResult }, dates.monitoredOn);
  add({ type: 'evaluated', result: 'fit' }, dates.evaluatedOn);
  return facts;
}
