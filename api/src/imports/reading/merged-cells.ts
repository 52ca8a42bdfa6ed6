import type { RegisterField } from '@pantausop/domain';
import type { Table } from './table-finder';
import { cellText, columnName, type Cell, type Merge, type Sheet } from '../../files/workbook';

/** What a merged range means for one cell inside it that is not its first. */
export interface MergedCell {
  /** `A2:A5` */
  readonly range: string;
  /** `A2` */
  readonly first: string;
  /** value of the first cell */
  readonly value: Cell;
  /** its value is used for this cell too: columns that group rows */
  readonly filled: boolean;
}

/** A cell merged down one of these columns stands for each of its rows, as on paper. */
const GROUPING: ReadonlySet<RegisterField> = new Set(['opd', 'subUnit', 'area', 'sectionCode', 'sectionTitle']);

/** Merges are worked through up to so many cells; a sheet has no use for more. */
const MOST_CELLS = 500_000;

const address = (column: number, row: number): string => `${columnName(column)}${row}`;

/** By `row:column` (row 1-based, column 0-based): the cells of the table's known columns that lie inside a merged range, except its first. */
export function mergedCells(sheet: Sheet, table: Table): ReadonlyMap<string, MergedCell> {
  const found = new Map<string, MergedCell>();
  const rows = new Map(table.body.map((row) => [row.row, row]));
  const [first, last] = [table.body[0]?.row ?? 1, table.body.at(-1)?.row ?? 0];
  const known = table.columns.filter(({ field }) => field !== null);
  for (const merge of sheet.merges) {
    const covered = known.filter(({ column }) => merge.fromColumn <= column + 1 && column + 1 <= merge.toColumn);
    if (covered.length === 0) continue;
    const value = rows.get(merge.fromRow)?.cells[merge.fromColumn - 1];
    for (let row = Math.max(merge.fromRow, first); row <= Math.min(merge.toRow, last); row++) {
      if (!rows.has(row)) continue;
      for (const { column, field } of covered) {
        if (row === merge.fromRow && column + 1 === merge.fromColumn) continue;
        found.set(`${row}:${column}`, {
          ...placeOf(merge),
          value,
          filled: column + 1 === merge.fromColumn && GROUPING.has(field as RegisterField) && cellText(value) !== '',
        });
        if (found.size >= MOST_CELLS) return found;
      }
    }
  }
  return found;
}

const placeOf = (merge: Merge): { range: string; first: string } => ({
  range: `${address(merge.fromColumn, merge.fromRow)}:${address(merge.toColumn, merge.toRow)}`,
  first: address(merge.fromColumn, merge.fromRow),
});
