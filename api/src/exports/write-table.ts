import { Readable } from 'node:stream';
import type { Row } from 'write-excel-file/node';
import { BYTE_ORDER_MARK, csvLine, neutralised } from '../http';
import type { Cell, Column, Table } from './table';

const HEADER = { type: String, fontWeight: 'bold', backgroundColor: '#dbe7f3', wrap: true } as const;
const TITLE = { type: String, fontWeight: 'bold' } as const;
/** Excel counts a date as UTC midnight of its day. */
const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`);

function xlsxCell(cell: Cell, { kind }: Column): Row[number] {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (kind === 'date') return { value: dayOf(cell), type: Date, format: 'yyyy-mm-dd' };
  return { value: neutralised(cell), type: String };
}

/** The tables as the sheets of one workbook. Texts stay texts: nothing in it is run as a formula. */
export async function xlsxOf(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = [];
  for (const { name, head, columns, rows } of tables) {
    const data: Row[] = head.map(([label, value]) => [
      { ...TITLE, value: label },
      { value: neutralised(value), type: String },
    ]);
    if (head.length > 0) data.push([]);
    data.push(columns.map(({ header }) => ({ ...HEADER, value: header })));
    for await (const row of rows)
      data.push(row.map((cell, at) => xlsxCell(cell, columns[at] ?? { header: '', width: 1 })));
    sheets.push({
      sheet: name,
      data,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: head.length > 0 ? head.length + 2 : 1,
    });
  }
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer());
}

/** A table as CSV, line by line, of any length. Numbers are written with a point and no separators of thousands. */
export function csvOf({ head, columns, rows }: Table): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK;
    for (const line of head) yield csvLine(line);
    yield csvLine(columns.map(({ header }) => header));
    for await (const row of rows) yield csvLine(row.map((cell) => (cell === null ? '' : String(cell))));
  }
  return Readable.from(lines());
}

/** An answer as a file, as the endpoint of the same question gives it. */
export const jsonOf = (answer: object): Uint8Array => Buffer.from(JSON.stringify(answer, null, 1));
