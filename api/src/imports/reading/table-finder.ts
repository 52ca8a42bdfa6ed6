import type { SheetMapping } from '@pantausop/contracts';
import {
  fieldOfHeader,
  readHeaders,
  type HeaderReading,
  type LearntHeaders,
  type RegisterField,
} from '@pantausop/domain';
import { cellText, columnName, type Sheet, type SheetRow } from '../../files/workbook';

/** One column of a found table. */
export interface TableColumn {
  /** 0-based */
  readonly column: number;
  /** as the file writes it; `Kolom F` where it has none */
  readonly header: string;
  readonly field: RegisterField | null;
}

export interface Table {
  /** 1-based row of the headers */
  readonly headerRow: number;
  readonly columns: readonly TableColumn[];
  readonly doubled: HeaderReading['doubled'];
  /** lines above the headers */
  readonly titles: readonly string[];
  /** rows below the headers, sections and all */
  readonly body: readonly SheetRow[];
}

/** What people said of headers: of this sheet now, and of the OPD's files before. */
export interface SaidOfHeaders {
  readonly mapping: SheetMapping;
  readonly learnt: LearntHeaders;
}

/** Headers are looked for in so many rows that are not blank. */
const SEARCHED = 60;

const textsOf = (row: SheetRow): string[] =>
  Array.from(row.cells, (cell) => cellText(cell).replace(/\s+/g, ' ').trim());

/** Texts of a row's cells that are not blank, from left to right. */
export const filledTexts = (row: SheetRow): string[] => textsOf(row).filter((text) => text !== '');

const knownFields = (texts: readonly string[], learnt: LearntHeaders): Set<RegisterField> =>
  new Set(texts.map((text) => fieldOfHeader(text, learnt)).filter((field) => field !== null));

export type TableSearch =
  | { readonly found: true; readonly table: Table }
  /** a row that looks like headers but has no title column */
  | {
      readonly found: false;
      readonly problem: 'column_missing';
      readonly row: number;
      readonly seen: readonly string[];
    }
  | {
      readonly found: false;
      readonly problem: 'header_not_found';
      readonly row: number;
      readonly seen: readonly string[];
    };

/** Finds the register's table below title lines, or where a person says that its headers are. `sheet` must have a row. */
export function findTable(sheet: Sheet, said: SaidOfHeaders): TableSearch {
  const told = toldRow(sheet, said.mapping);
  if (told !== null) {
    const table = tableAt(sheet, told, said);
    if (table.columns.some(({ field }) => field === 'title')) return { found: true, table };
    const headers = table.columns.map(({ header }) => header);
    return { found: false, problem: 'column_missing', row: table.headerRow, seen: headers };
  }
  let near: { row: number; seen: string[]; known: number } | null = null;
  for (const [i, row] of sheet.rows.slice(0, SEARCHED).entries()) {
    const texts = textsOf(row);
    const known = knownFields(texts, said.learnt);
    const filled = texts.filter((text) => text !== '');
    if (known.has('title') && (known.size >= 2 || filled.length === 1)) {
      return { found: true, table: tableAt(sheet, i, said) };
    }
    if (known.size >= 2 && known.size > (near?.known ?? 0)) near = { row: row.row, seen: filled, known: known.size };
  }
  const first = sheet.rows[0];
  return near
    ? { found: false, problem: 'column_missing', row: near.row, seen: near.seen }
    : {
        found: false,
        problem: 'header_not_found',
        row: first?.row ?? 1,
        seen: first ? filledTexts(first).slice(0, 8) : [],
      };
}

/** Index of the row that a person says holds the headers, or the likely one when only columns are said; null = nothing is said. */
function toldRow(sheet: Sheet, { headerRow, fields }: SheetMapping): number | null {
  if (headerRow !== undefined) {
    const at = sheet.rows.findIndex(({ row }) => row === headerRow);
    return at === -1 ? null : at;
  }
  return fields && Object.keys(fields).length > 0 ? likelyHeaders(sheet) : null;
}

/** Index of the row that looks most like headers when none of them is known: the first with the most filled cells. */
export function likelyHeaders(sheet: Sheet): number {
  const widths = sheet.rows.slice(0, SEARCHED).map((row) => filledTexts(row).length);
  return widths.indexOf(Math.max(...widths));
}

/** The table whose headers stand in a row. @param index of the row in `sheet.rows` */
export function tableAt(sheet: Sheet, index: number, { mapping, learnt }: SaidOfHeaders): Table {
  const header = sheet.rows[index];
  const texts = header ? textsOf(header) : [];
  const headerRow = header?.row ?? 1;
  const second = secondHeaders(sheet, headerRow, sheet.rows[index + 1], texts, learnt);
  const headers = second ?? texts;
  const body = sheet.rows.slice(index + (second ? 2 : 1));
  const width = Math.max(headers.length, ...body.slice(0, 200).map(({ cells }) => cells.length));
  const { fields, doubled } = readHeaders(headers, learnt);
  const told = new Map(Object.entries(mapping.fields ?? {}));
  const taken = new Set([...told.values()]);
  return {
    headerRow,
    columns: Array.from({ length: width }, (_, column) => {
      const letter = columnName(column + 1);
      const found = fields[column] ?? null;
      return {
        column,
        header: headers[column] || `Kolom ${letter}`,
        // what a person gives to one column is taken from the others
        field: told.has(letter) ? (told.get(letter) ?? null) : found !== null && taken.has(found) ? null : found,
      };
    }),
    doubled: doubled.filter(({ field }) => !taken.has(field)),
    titles: sheet.rows.slice(0, index).flatMap(filledTexts),
    body,
  };
}

/** Headers in two rows ("Tanggal" merged over "Pembuatan | Revisi | Efektif") read as one; null when they are not. */
function secondHeaders(
  sheet: Sheet,
  row: number,
  next: SheetRow | undefined,
  texts: readonly string[],
  learnt: LearntHeaders,
): string[] | null {
  if (next?.row !== row + 1) return null;
  const below = textsOf(next);
  const groups = sheet.merges.filter(
    (merge) => merge.fromRow === row && merge.toRow === row && merge.toColumn > merge.fromColumn,
  );
  if (groups.length === 0) return null;
  const joined = Array.from({ length: Math.max(texts.length, below.length) }, (_, column) => {
    const group = groups.find(({ fromColumn, toColumn }) => fromColumn <= column + 1 && column + 1 <= toColumn);
    const above = group ? (texts[group.fromColumn - 1] ?? '') : (texts[column] ?? '');
    return `${above} ${group ? (below[column] ?? '') : ''}`.trim();
  });
  return knownFields(joined, learnt).size > knownFields(texts, learnt).size ? joined : null;
}

/** A row that repeats the headers, or numbers the columns (1, 2, 3, …). */
export function isHeaderEcho(row: SheetRow, table: Table): boolean {
  const filled = filledTexts(row);
  if (filled.length >= 3 && filled.every((text, i) => text === String(i + 1))) return true;
  const headers = new Set(table.columns.map(({ header }) => header.toLowerCase()));
  return filled.length >= 2 && filled.every((text) => headers.has(text.toLowerCase()));
}
