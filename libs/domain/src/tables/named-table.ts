import { titleKey } from '../register/title';

/** The cells of a line of a sheet or of a text, from 1. */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The names that each column may bear, as `titleKey` writes them. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** A row as it was written: trimmed, blanks in one; '' where the table has no such column. */
export type NamedRow<Field extends string> = Readonly<Record<Field, string>> & { readonly line: number };

/**
 * Reads the rows of a table below the line that names its columns; rows without a word in a needed column are left out.
 * @param lines cells by line, blank lines among them
 * @returns null when no line names all the needed columns
 */
export function readNamedTable<Field extends string>(
  lines: readonly TableLine[],
  names: ColumnNames<Field>,
  needed: readonly NoInfer<Field>[],
): NamedRow<Field>[] | null {
  const fields = Object.keys(names) as Field[];
  for (const [at, { cells }] of lines.entries()) {
    const columns = columnsOf(cells, names, fields);
    if (!needed.every((field) => columns.has(field))) continue;
    return lines.slice(at + 1).flatMap(({ line, cells: row }) => {
      const read = Object.fromEntries(
        fields.map((field) => [field, (row[columns.get(field) ?? -1] ?? '').trim().replace(/\s+/g, ' ')]),
      ) as Record<Field, string>;
      return needed.every((field) => read[field] === '') ? [] : [{ line, ...read }];
    });
  }
  return null;
}

function columnsOf<Field extends string>(
  cells: readonly string[],
  names: ColumnNames<Field>,
  fields: readonly Field[],
): Map<Field, number> {
  const found = new Map<Field, number>();
  for (const [i, cell] of cells.entries()) {
    const header = titleKey(cell);
    for (const field of fields) if (!found.has(field) && names[field].includes(header)) found.set(field, i);
  }
  return found;
}
