import type { SheetLook } from '@pantausop/contracts';
import { cellText, columnName, type Sheet } from '../../files/workbook';
import { findTable, likelyHeaders, tableAt, type SaidOfHeaders, type Table } from './table-finder';

/** So many lines and columns of a sheet are shown, each cell cut to so many letters. */
const SHOWN = { lines: 15, columns: 40, letters: 60 } as const;

const shown = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, SHOWN.letters);

/** The first lines of a sheet, to choose its headers by, as they are read or would most likely be. */
export function lookAt(sheet: Sheet, said: SaidOfHeaders): SheetLook {
  const search = findTable(sheet, said);
  const table = search.found ? search.table : tableAt(sheet, likelyHeaders(sheet), said);
  return {
    name: sheet.name,
    headerRow: search.found ? search.table.headerRow : null,
    columns: table.columns.slice(0, SHOWN.columns).map(({ column, header, field }) => {
      return { column: columnName(column + 1), header, field, sample: sampleOf(table, column) };
    }),
    lines: sheet.rows.slice(0, SHOWN.lines).map(({ row, cells }) => ({
      row,
      cells: Array.from(cells.slice(0, SHOWN.columns), (cell) => shown(cellText(cell))),
    })),
  };
}

const sampleOf = ({ body }: Table, column: number): string =>
  shown(cellText(body.find(({ cells }) => cellText(cells[column]).trim() !== '')?.cells[column]));
