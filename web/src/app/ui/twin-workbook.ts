import writeXlsxFile, { type Row } from 'write-excel-file/universal';
import { twinNumber } from './twin-number';
import type { TwinTable } from './twin-table';

const [WIDEST, NARROWEST] = [60, 12];

/**
 * The table of a chart as a workbook: what stands above the chart first, then the table with real numbers, to the digit those on
 * screen. Texts are text cells: nothing in it is run as a formula. Fetched when somebody asks for it.
 */
export function workbookOf({ columns, rows }: TwinTable, head: readonly string[], decimal: ',' | '.'): Promise<Blob> {
  const text = (value: string, bold = false): Row[number] =>
    value === '' ? null : { type: String, value, ...(bold && { fontWeight: 'bold' as const }) };
  const cell = (value: string, at: number): Row[number] => {
    const number = columns[at]?.number ? twinNumber(value, decimal) : null;
    return number ? { type: Number, ...number } : text(value);
  };
  const lines: Row[] = [
    ...head.filter((line) => line !== '').map((line, i) => [text(line, i === 0)]),
    [],
    columns.map(({ label }) => text(label, true)),
    ...rows.map((row) => row.map(cell)),
  ];
  const widths = columns.map(({ label }, at) => {
    const longest = Math.max(label.length, ...rows.map((row) => row[at]?.length ?? 0));
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) };
  });
  return writeXlsxFile(lines, { columns: widths }).toBlob();
}
