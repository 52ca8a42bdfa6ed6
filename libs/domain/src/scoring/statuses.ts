import { CELL_STATUSES, type Cell, type CellStatus } from './cell';

/** How many cells have each status. */
export function countByStatus(cells: readonly Pick<Cell, 'status'>[]): Readonly<Record<CellStatus, number>> {
  const counts = Object.fromEntries(CELL_STATUSES.map((status) => [status, 0])) as Record<CellStatus, number>;
  for (const cell of cells) counts[cell.status] += 1;
  return counts;
}
