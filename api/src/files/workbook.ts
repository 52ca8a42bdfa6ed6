import type { ZipLimits } from './zip-parts';

/** A cell that is more than plain text. */
export interface TypedCell {
  readonly text: string;
  /** a date by its number format: `text` is `YYYY-MM-DD` */
  readonly date?: true;
  /** `value`: the stored result of a formula is read; `empty`: the formula has no stored result */
  readonly formula?: 'value' | 'empty';
  /** an error of Excel: `#REF!`, `#N/A` */
  readonly error?: true;
}

/** Plain text, or a cell with something to say about it; undefined where the row has no such cell. */
export type Cell = string | TypedCell | undefined;

export interface SheetRow {
  /** 1-based row of the sheet (of the records for CSV) */
  readonly row: number;
  /** by 0-based column; the holes are blank cells */
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
}

/** A merged range, 1-based and inclusive. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** rows with at least one cell that is not blank, ascending */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

export interface Workbook {
  readonly kind: 'xlsx' | 'ods' | 'csv';
  readonly sheets: readonly Sheet[];
}

/** Bounds of a workbook, each a setting. */
export interface WorkbookLimits extends ZipLimits {
  readonly maxBytes: number;
  /** rows of SOPs, over all sheets */
  readonly maxRows: number;
  readonly maxColumns: number;
}

export const DEFAULT_LIMITS: WorkbookLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxRows: 50_000,
  maxColumns: 200,
  maxExpansion: 100,
};

/** Rows beyond the limit that are still read, for titles, headers and sections, before the reader gives up. */
export const ROWS_BESIDE_DATA = 1_000;

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : (cell?.text ?? ''));

/** `A`, `B`, … `AA` of a 1-based column. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** A number as it was typed: binary fractions do not show. */
export const numberText = (text: string): string => {
  const value = Number(text);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : text;
};
