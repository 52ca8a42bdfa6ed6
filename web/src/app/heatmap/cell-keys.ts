/** A cell of the heatmap by row and column, counted over all groups. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; null when the key is not for moving or the edge is reached. */
export function placeAfterKey(
  { row, column }: CellPlace,
  key: string,
  held: { ctrlKey: boolean },
  size: { rows: number; columns: number },
): CellPlace | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const wanted: Partial<Record<string, CellPlace>> = {
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    Home: { row: held.ctrlKey ? 0 : row, column: 0 },
    End: { row: held.ctrlKey ? lastRow : row, column: lastColumn },
    PageDown: { row: Math.min(row + 10, lastRow), column },
    PageUp: { row: Math.max(row - 10, 0), column },
  };
  const place = wanted[key];
  if (!place || place.row < 0 || place.row > lastRow || place.column < 0 || place.column > lastColumn) return null;
  return place.row === row && place.column === column ? null : place;
}
