import type { ImportFinding } from '@pantausop/contracts';
import type { AreaCode, CalendarDate, RegisterField, UnitId } from '@pantausop/domain';
import { templateHeader } from '@pantausop/domain';
import { finding } from '../finding';
import type { FileRow } from '../reading/register-reader';
import type { SentenceCode, SentenceParams } from '../sentences';
import type { UnitFinder } from './unit-finder';

/** What a row is compared under. */
export interface RowContext {
  readonly row: FileRow;
  /** as the file writes the headers, by field */
  readonly headers: ReadonlyMap<RegisterField, string>;
  readonly units: UnitFinder;
  /** the OPD as the file names it, perhaps closed since */
  readonly opd: UnitId;
  /** the unit that the row names within it (the OPD itself when it names none, or one that is not made) */
  readonly unit: UnitId;
  /** the row's sub-unit or section, in the file's words; null when it names none */
  readonly placeName: string | null;
  /** what the file or a person says; null = not said */
  readonly statedArea: AreaCode | null;
  /** day on which changes of weight, area, elements and title take effect */
  readonly effectiveOn: CalendarDate;
  /** in force since, by the file's answer for numbers without dates; null = unknown */
  readonly inForceSince: CalendarDate | null;
  /** a person says that later dates are further events */
  readonly further: boolean;
}

/** Says something of a row. */
export function remark<C extends SentenceCode>(
  { row, headers }: Pick<RowContext, 'row' | 'headers'>,
  severity: ImportFinding['severity'],
  code: C,
  field: RegisterField | null,
  params: SentenceParams<C>,
): ImportFinding {
  const column = field === null ? null : (headers.get(field) ?? templateHeader(field));
  return finding(severity, code, { sheet: row.sheet, row: row.row, column }, params);
}
