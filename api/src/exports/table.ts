/** A cell: a text, a whole number or a ratio, or nothing. */
export type Cell = string | number | null;

export interface Column {
  readonly header: string;
  /** in characters */
  readonly width: number;
  /** dates are texts `YYYY-MM-DD`: real dates in a workbook */
  readonly kind?: 'date';
}

/** A line of the head: what is said, and what it is. */
export type HeadLine = readonly [label: string, value: string];

/** A sheet of a workbook, or the whole of a CSV. */
export interface Table {
  readonly name: string;
  readonly head: readonly HeadLine[];
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** A column of a table with what stands in it. */
export interface ColumnOf<T> extends Column {
  readonly of: (one: T) => Cell;
}

export const rowsOf = <T>(items: readonly T[], columns: readonly ColumnOf<T>[]): Cell[][] =>
  items.map((item) => columns.map(({ of }) => of(item)));
