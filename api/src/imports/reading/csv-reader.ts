import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { fieldOfHeader } from '@pantausop/domain';
import { importRefusal } from './import-refusal';
import { columnName, ROWS_BESIDE_DATA, type WorkbookLimits, type SheetRow, type Workbook } from '../../files/workbook';

const DELIMITERS = [';', ',', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** The text of a CSV: UTF-8 or UTF-16 by its mark, else UTF-8 if it is valid, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // bytes that are not UTF-8: the registers of older Excel are Windows-1252
  return isUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : iconv.decode(Buffer.from(bytes), 'win1252');
}

/** The separator: the one that makes the most known headers of a line, else the most columns. */
export function delimiterOf(text: string): Delimiter {
  const lines = text.slice(0, 65_536).split(/\r\n|\r|\n/, 60);
  const score = (delimiter: Delimiter): number =>
    Math.max(
      ...lines.map((line) => {
        const cells = line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
        return cells.length < 2 ? 0 : cells.filter((cell) => fieldOfHeader(cell) !== null).length + cells.length / 1000;
      }),
    );
  return DELIMITERS.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best), DELIMITERS[0]);
}

/** Reads a CSV. @throws RefusedError when a quotation is left open or a limit is passed */
export function readCsv(bytes: Uint8Array, limits: WorkbookLimits, name: string): Workbook {
  const decoded = decodeText(bytes);
  const separated = /^sep=(.)\r?\n/i.exec(decoded);
  const rows: SheetRow[] = [];
  let row = separated ? 1 : 0;
  const take = (record: readonly string[]): void => {
    row += 1;
    if (record.every((cell) => cell.trim() === '')) return;
    const cells = record.map((cell) => (cell.trim() === '' ? undefined : cell));
    const last = cells.findLastIndex((cell) => cell !== undefined);
    if (last >= limits.maxColumns) {
      throw importRefusal('too_many_columns', {
        most: limits.maxColumns,
        sheet: name,
        at: `${columnName(last + 1)}${row}`,
      });
    }
    rows.push({ row, cells: cells.slice(0, last + 1), hidden: false });
    if (rows.length > limits.maxRows + ROWS_BESIDE_DATA) {
      throw importRefusal('too_many_rows', { most: limits.maxRows, sheet: name });
    }
  };
  try {
    parse(separated ? decoded.slice(separated[0].length) : decoded, {
      delimiter: separated?.[1] ?? delimiterOf(decoded),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      on_record: (record: string[]) => {
        take(record);
        return null;
      },
    });
  } catch (error) {
    // csv-parse reports an open quotation as a CsvError; refusals of `take` pass
    if (error instanceof CsvError) throw importRefusal('csv_quote_open', { line: Number(error['lines'] ?? row) });
    throw error;
  }
  return { kind: 'csv', sheets: [{ name, hidden: false, rows, merges: [] }] };
}
