import type { Cell as WrittenCell, Row } from 'write-excel-file/node';
import { cellText, type Cell, type Sheet, type SheetRow, type Workbook } from './workbook';

/** A finding of a row, to be written beside it. */
export interface Mark {
  readonly sheet: string;
  readonly row: number;
  /** header of the column; null = the whole row */
  readonly column: string | null;
  readonly severity: 'error' | 'warning' | 'note';
  readonly text: string;
}

/** Header of the added column. */
const HEADER = { id: 'Catatan impor', en: 'Import remarks' } as const;

const HEADERS: ReadonlySet<string> = new Set(Object.values(HEADER));
/** The line of headers is looked for in so many rows. */
const SEARCHED = 60;

const COLOUR = { error: '#f8d7da', warning: '#fff3cd', note: '#e7f1ff' } as const;
const RANK = { error: 0, warning: 1, note: 2 } as const;

/** The workbook without the column that was added to it when it was given back marked. */
export const withoutRemarks = ({ kind, sheets }: Workbook): Workbook => ({
  kind,
  sheets: sheets.map(sheetWithoutRemarks),
});

function sheetWithoutRemarks(sheet: Sheet): Sheet {
  const from = sheet.rows.slice(0, SEARCHED).findIndex(({ cells }) => addedColumn(cells) !== -1);
  if (from === -1) return sheet;
  const added = addedColumn(sheet.rows[from]?.cells ?? []);
  const rows = sheet.rows.map((row, i) => (i < from ? row : { ...row, cells: without(row.cells, added) }));
  return { ...sheet, rows };
}

const addedColumn = (cells: readonly Cell[]): number =>
  cells.findLastIndex((cell) => HEADERS.has(cellText(cell).trim()));

/** What stands right of the column stays in its place. */
const without = (cells: readonly Cell[], column: number): readonly Cell[] =>
  column === cells.length - 1 ? cells.slice(0, column) : cells.map((cell, i) => (i === column ? undefined : cell));

/**
 * The workbook's own rows as XLSX, each in its place, with one more column that says what is wrong with them, in place of
 * such a column of before.
 * @param headerRow where the added column is named; null = nowhere, omitted = at the columns that the marks name
 */
export async function markedWorkbook(
  workbook: Workbook,
  marks: readonly Mark[],
  language: 'id' | 'en',
  headerRow?: number | null,
): Promise<Uint8Array> {
  const sheets = withoutRemarks(workbook)
    .sheets.filter(({ rows }) => rows.length > 0)
    .map((sheet) => ({
      sheet: sheetName(sheet.name),
      data: rowsOf(
        sheet,
        marks.filter((mark) => mark.sheet === sheet.name),
        { text: HEADER[language], row: headerRow },
      ),
    }));
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer());
}

interface AddedHeader {
  readonly text: string;
  readonly row: number | null | undefined;
}

/** Excel allows 31 letters, and not all of them. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Register';

function rowsOf(sheet: Sheet, marks: readonly Mark[], header: AddedHeader): Row[] {
  const width = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const byRow = new Map<number, Mark[]>();
  for (const mark of marks) byRow.set(mark.row, [...(byRow.get(mark.row) ?? []), mark]);
  const headers = new Map<string, number>();
  const headerRow = header.row === undefined ? headerRowOf(sheet, marks) : header.row;
  const written: Row[] = [];
  for (const { row, cells } of sheet.rows) {
    while (written.length < row - 1) written.push([]);
    const own = (byRow.get(row) ?? []).toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
    if (row === headerRow) cells.forEach((cell, column) => headers.set(cellText(cell).trim(), column));
    const line: WrittenCell[] = Array.from({ length: width }, (_, column) => textCell(cellText(cells[column])));
    for (const mark of [...own].reverse()) {
      const column = mark.column === null ? undefined : headers.get(mark.column);
      if (column !== undefined)
        line[column] = { ...textCell(cellText(cells[column])), backgroundColor: COLOUR[mark.severity] };
    }
    line.push(row === headerRow ? { value: header.text, type: String, fontWeight: 'bold' } : noteCell(own));
    written.push(line);
  }
  return written;
}

/** The row whose cells the marks' columns name. */
function headerRowOf(sheet: Sheet, marks: readonly Mark[]): number | null {
  const named = new Set(marks.flatMap(({ column }) => (column === null ? [] : [column])));
  const first = Math.min(...marks.map(({ row }) => row));
  const above = sheet.rows.filter(({ row }) => row < first);
  const holds = above.findLast(({ cells }) => cells.some((cell) => named.has(cellText(cell).trim())));
  return (holds ?? fullestOf(above))?.row ?? null;
}

/** Where no column is named: the first of the rows that fill most cells. */
function fullestOf(rows: readonly SheetRow[]): SheetRow | undefined {
  const filled = ({ cells }: SheetRow): number => cells.filter((cell) => cellText(cell).trim() !== '').length;
  const most = Math.max(...rows.map(filled));
  return rows.find((row) => filled(row) === most);
}

const textCell = (value: string) => ({ value, type: String });

function noteCell(marks: readonly Mark[]): WrittenCell {
  const [first] = marks;
  if (!first) return null;
  return {
    value: marks.map(({ text }) => text).join('\n'),
    type: String,
    backgroundColor: COLOUR[first.severity],
    wrap: true,
  };
}
