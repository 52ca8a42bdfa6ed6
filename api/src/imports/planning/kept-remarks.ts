import type { CalendarDate } from '@pantausop/domain';
import type { FileRow } from '../reading/register-reader';
import { REMARK } from './plan';
import type { RowContext } from './row-context';

/**
 * What the register keeps of a row beside its events: unknown columns, the original title, dates that are no events, and the
 * section where no unit was made of it.
 */
export function keptRemarks(
  { says, remarks }: FileRow,
  section: string | null,
  ratifiedOn: CalendarDate | null,
  assumed: CalendarDate | null,
  draftingOn: CalendarDate | null,
): Record<string, string> {
  const { dates } = says;
  const planned = isPlannedReview(dates.revisedOn, ratifiedOn);
  const kept: Record<string, string | null> = {
    ...remarks,
    [REMARK.originalTitle]: says.originalTitle === says.title ? null : says.originalTitle,
    [REMARK.section]: section,
    [REMARK.madeOn]: dates.madeOn,
    [REMARK.revisedOn]: planned ? null : dates.revisedOn,
    [REMARK.plannedReviewOn]: planned ? dates.revisedOn : null,
    [REMARK.note]: says.note,
    [REMARK.number]: ratifiedOn === null ? says.number : null,
    [REMARK.signatory]: ratifiedOn === null ? says.signatory : null,
    [REMARK.drafter]: draftingOn === null ? says.drafter : null,
    [REMARK.assumedInForceSince]: assumed,
  };
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
}

/** `Tanggal Revisi` has two meanings in the field: later than the effective date it is the day of the next review. */
export const isPlannedReview = (revisedOn: CalendarDate | null, ratifiedOn: CalendarDate | null): boolean =>
  revisedOn !== null && ratifiedOn !== null && revisedOn > ratifiedOn;

/** The row's section, when it names one that is no unit. */
export const sectionKept = ({ placeName, unit, opd }: RowContext): string | null => (unit === opd ? placeName : null);
