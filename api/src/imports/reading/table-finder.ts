import { fieldOfHeader, readHeaders, type HeaderReading, type RegisterField } from '@pantausop/domain';
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

/** Headers are looked for in so many rows that are not blank. */
const SEARCHED = 60;

const textsOf = (row: SheetRow): string[] =>
  Array.from(row.cells, (cell) => cellText(cell).replace(/\s+/g, ' ').trim());

/** Texts of a row's cells that are not blank, from left to right. */
export const filledTexts = (row: SheetRow): string[] => textsOf(row).filter((text) => text !== '');

const knownFields = (texts: readonly string[]): Set<RegisterField> =>
  new Set(texts.map(fieldOfHeader).filter((field) => field !== null));

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

/** Finds the register's table below title lines. `sheet` must have a row. */
export function findTable(sheet: Sheet): TableSearch {
  let near: { row: number; seen: string[]; known: number } | null = null;
  for (const [i, row] of sheet.rows.slice(0, SEARCHED).entries()) {
    const texts = textsOf(row);
    const known = knownFields(texts);
    const filled = texts.filter((text) => text !== '');
    if (known.has('title') && (known.size >= 2 || filled.length === 1)) {
      return { found: true, table: tableAt(sheet, i, texts) };
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

function tableAt(sheet: Sheet, index: number, texts: readonly string[]): Table {
  const header = sheet.rows[index];
  const headerRow = header?.row ?? 1;
  const second = secondHeaders(sheet, headerRow, sheet.rows[index + 1], texts);
  const headers = second ?? texts;
  const body = sheet.rows.slice(index + (second ? 2 : 1));
  const width = Math.max(headers.length, ...body.slice(0, 200).map(({ cells }) => cells.length));
  const { fields, doubled } = readHeaders(headers);
  return {
    headerRow,
    columns: Array.from({ length: width }, (_, column) => ({
      column,
      header: headers[column] || `Kolom ${columnName(column + 1)}`,
      field: fields[column] ?? null,
    })),
    doubled,
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
  return knownFields(joined).size > knownFields(texts).size ? joined : null;
}

/** A row that repeats the headers, or numbers the columns (1, 2, 3, …). */
export function isHeaderEcho(row: SheetRow, table: Table): boolean {
  const filled = filledTexts(row);
  if (filled.length >= 3 && filled.every((text, i) => text === String(i + 1))) return true;
  const headers = new Set(table.columns.map(({ header }) => header.toLowerCase()));
  return filled.length >= 2 && filled.every((text) => headers.has(text.toLowerCase()));
}
