import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { ArchivedRow, ArchivedTable } from '@pantausop/database';

/** Bytes of a cell lie in a file of their own, named by their digest. */
export type KeptBytes = (digest: string, bytes: Uint8Array) => void;

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * Rows of a table as CSV (RFC 4180): texts always in quotation marks, numbers bare, an empty cell for nothing, and for bytes the
 * digest of their file. Nothing is changed in it for spreadsheets: an archive is read back byte by byte.
 */
export function csvOfRows({ columns }: ArchivedTable, rows: readonly ArchivedRow[], keep: KeptBytes): string {
  const lines = rows.map((row) =>
    columns
      .map(({ name, kind }) => {
        const cell = row[name] ?? null;
        if (cell === null) return '';
        if (kind === 'number') return String(cell);
        if (kind === 'text') return quoted(String(cell));
        const bytes = cell as Uint8Array;
        const digest = digestOf(bytes);
        keep(digest, bytes);
        return digest;
      })
      .join(','),
  );
  return `${[columns.map(({ name }) => name).join(','), ...lines].join('\r\n')}\r\n`;
}

/** The rows of such a CSV; columns are found by their names. @throws Error when the CSV is none, or of other columns */
export function rowsOfCsv(
  { name, columns }: ArchivedTable,
  csv: string,
  bytesOf: (digest: string) => Uint8Array,
): ArchivedRow[] {
  const cells = parse(csv, {
    record_delimiter: '\r\n',
    relax_column_count: false,
    // quotation marks tell an empty text from nothing
    cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
  }) as unknown as (string | null)[][];
  const [header = [], ...records] = cells;
  const wanted = columns.map((column) => column.name);
  if (header.length !== wanted.length || wanted.some((column) => !header.includes(column))) {
    throw new Error(`the table ${name} of the archive has other columns than this version`);
  }
  return records.map((record) =>
    Object.fromEntries(
      columns.map(({ name: column, kind }): [string, ArchivedRow[string]] => {
        const cell = record[header.indexOf(column)] ?? null;
        if (cell === null || kind === 'text') return [column, cell];
        return [column, kind === 'number' ? Number(cell) : bytesOf(cell)];
      }),
    ),
  );
}
