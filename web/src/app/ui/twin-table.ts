/** The figures of a chart as a table: shown in its place, and downloaded as CSV. Cells are ready to read. */
export interface TwinTable {
  readonly columns: readonly { readonly label: string; readonly number?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

const MARK_OF_UTF8 = '\uFEFF';

/**
 * The table as CSV in UTF-8 with its mark, so that spreadsheets read it; `;` between cells where the decimal mark is a comma.
 * A cell that a spreadsheet would take for a formula is quoted as text.
 */
export function csvOf(table: TwinTable, separator: ';' | ','): string {
  const cell = (text: string): string => {
    const plain = text.replaceAll('\u2212', '-');
    const safe = /^[=+@\t\r]|^-(?![\d.,]+%?$)/.test(plain) && !/^[+-][\d.,]+%?$/.test(plain) ? `'${plain}` : plain;
    return /["\r\n;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [table.columns.map((column) => column.label), ...table.rows];
  return MARK_OF_UTF8 + lines.map((line) => line.map(cell).join(separator)).join('\r\n') + '\r\n';
}
