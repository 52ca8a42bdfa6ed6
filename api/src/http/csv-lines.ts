/** A byte order mark: Excel reads the file as UTF-8 only with it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would run as a formula stands behind an apostrophe (OWASP, CSV injection). */
export const neutralised = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of a CSV: semicolons, as Indonesian Excel expects; no cell of it is run as a formula. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(neutralised(cell))).join(';')}\r\n`;

/** The text as it was before `neutralised`: what leaves in a file comes back as it was. */
export const withoutApostrophe = (text: string): string => text.replace(/^'(?=[=+\-@\t\r\n])/, '');
