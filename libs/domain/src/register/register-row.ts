import type { CalendarDate } from '../calendar/calendar-date';
import type { ElementCode } from '../scoring/elements';
import { isBlank, readElements, readMonitoringResult, readWeight, wordsKey } from './cell-values';
import { DATE_FIELDS, type DateField, type RegisterField } from './columns';
import { readRegisterDate, type DateProblem } from './register-date';
import { readTitle } from './title';

/** What one row of the register file says; null = its cell is blank and says nothing. */
export interface RegisterRow {
  readonly opd: string | null;
  readonly subUnit: string | null;
  readonly area: string | null;
  /** as shown; empty when the row has none (then it has a problem) */
  readonly title: string;
  readonly originalTitle: string;
  readonly number: string | null;
  readonly weight: number | null;
  readonly dates: Readonly<Record<DateField, CalendarDate | null>>;
  readonly drafter: string | null;
  readonly signatory: string | null;
  readonly monitoringResult: 'well' | 'not_well' | null;
  readonly elements: readonly ElementCode[] | null;
  /** the reason for which the SOP does not apply */
  readonly notApplicable: string | null;
  readonly note: string | null;
}

/** Why a row cannot be recorded; the row is left out, the others are not. */
export type RowProblem = {
  readonly field: RegisterField;
  readonly cell: string;
} & (
  | { readonly code: 'date_unreadable'; readonly problem: DateProblem }
  | { readonly code: 'date_in_future'; readonly today: CalendarDate }
  | {
      readonly code: 'title_missing' | 'weight_invalid' | 'monitoring_unreadable' | 'monitoring_result_missing';
    }
  | { readonly code: 'monitoring_date_missing' | 'not_applicable_unclear' }
  | { readonly code: 'elements_unknown'; readonly unknown: readonly string[] }
  | { readonly code: 'too_long'; readonly longest: number }
);

export interface ReadRow {
  readonly row: RegisterRow;
  readonly problems: readonly RowProblem[];
}

/** The text of a field's cell; a cell with a true date holds it as `YYYY-MM-DD`. */
export type CellTexts = Readonly<Partial<Record<RegisterField, string>>>;

/** Longest texts, as the register takes them. */
const LONGEST = {
  title: 500,
  number: 200,
  drafter: 200,
  signatory: 200,
  notApplicable: 2000,
  note: 2000,
} as const;

const YES = new Set(['ya', 'y', 'x', 'v', '1', 'tidak berlaku', 'tb', 'na', 'n a']);
const NO = new Set(['tidak', 't', '0', 'berlaku', 'no']);

/**
 * Reads the cells of one row (outer contract, the register file). Dates ahead of `today` are refused, except `Tanggal Revisi`,
 * which may be a planned review.
 */
export function readRegisterRow(cells: CellTexts, today: CalendarDate): ReadRow {
  const problems: RowProblem[] = [];
  const text = (field: RegisterField): string | null => {
    const cell = cells[field]?.replace(/\s+/g, ' ').trim() ?? '';
    if (isBlank(cell)) return null;
    const longest: number | undefined = LONGEST[field as keyof typeof LONGEST];
    if (longest === undefined || cell.length <= longest) return cell;
    problems.push({
      code: 'too_long',
      field,
      cell: `${cell.slice(0, 60)}…`,
      longest,
    });
    return null;
  };
  const titleCell = text('title');
  if (titleCell === null && !problems.some(({ field }) => field === 'title')) {
    problems.push({ code: 'title_missing', field: 'title', cell: '' });
  }
  const { title, original } = readTitle(titleCell ?? '');
  const dates = readDates(text, today, problems);
  const elements = readElementCell(isBlank(cells.elements ?? '') ? null : (cells.elements ?? null), problems);
  return {
    row: {
      opd: text('opd'),
      subUnit: text('subUnit'),
      area: text('area'),
      title,
      originalTitle: original,
      number: text('number'),
      weight: readWeightCell(text('weight'), problems),
      dates,
      drafter: text('drafter'),
      signatory: text('signatory'),
      monitoringResult: readMonitoring(text('monitoringResult'), text('monitoredOn'), problems),
      elements,
      notApplicable: readNotApplicable(text('notApplicable'), problems),
      note: text('note'),
    },
    problems,
  };
}

function readDates(
  text: (field: RegisterField) => string | null,
  today: CalendarDate,
  problems: RowProblem[],
): Record<DateField, CalendarDate | null> {
  const read = (field: DateField): CalendarDate | null => {
    const cell = text(field);
    if (cell === null) return null;
    const reading = readRegisterDate(cell);
    if (!reading.ok) {
      problems.push({
        code: 'date_unreadable',
        field,
        cell,
        problem: reading.problem,
      });
      return null;
    }
    if (reading.date > today && field !== 'revisedOn') {
      problems.push({ code: 'date_in_future', field, cell, today });
      return null;
    }
    return reading.date;
  };
  return Object.fromEntries(DATE_FIELDS.map((field) => [field, read(field)])) as Record<DateField, CalendarDate | null>;
}

function readWeightCell(cell: string | null, problems: RowProblem[]): number | null {
  if (cell === null) return null;
  const weight = readWeight(cell);
  if (weight === null) problems.push({ code: 'weight_invalid', field: 'weight', cell });
  return weight;
}

function readMonitoring(
  result: string | null,
  date: string | null,
  problems: RowProblem[],
): 'well' | 'not_well' | null {
  if (result === null) {
    if (date !== null)
      problems.push({
        code: 'monitoring_result_missing',
        field: 'monitoringResult',
        cell: date,
      });
    return null;
  }
  const read = readMonitoringResult(result);
  if (read === null)
    problems.push({
      code: 'monitoring_unreadable',
      field: 'monitoringResult',
      cell: result,
    });
  else if (date === null)
    problems.push({
      code: 'monitoring_date_missing',
      field: 'monitoredOn',
      cell: result,
    });
  return read;
}

function readElementCell(cell: string | null, problems: RowProblem[]): readonly ElementCode[] | null {
  if (cell === null) return null;
  const { elements, unknown } = readElements(cell);
  if (unknown.length > 0)
    problems.push({
      code: 'elements_unknown',
      field: 'elements',
      cell: unknown[0] ?? '',
      unknown,
    });
  return elements;
}

/** A bare "ya" is a reason of its own; "tidak" under "Tidak Berlaku" can be read both ways and is refused. */
function readNotApplicable(cell: string | null, problems: RowProblem[]): string | null {
  if (cell === null) return null;
  const key = wordsKey(cell);
  if (NO.has(key)) {
    problems.push({
      code: 'not_applicable_unclear',
      field: 'notApplicable',
      cell,
    });
    return null;
  }
  return YES.has(key) ? 'Tidak berlaku menurut berkas register' : cell;
}
