/** A figure as a workbook holds it: what it is, and how many digits of it are shown. */
export interface TwinNumber {
  readonly value: number;
  /** as spreadsheets write formats */
  readonly format: string;
}

/**
 * The number that a cell shows, no digit more; null when it is a text.
 * @param decimal the decimal mark of the language on screen
 */
export function twinNumber(text: string, decimal: ',' | '.'): TwinNumber | null {
  const group = decimal === ',' ? '.' : ',';
  const written = new RegExp(`^([+\u2212-]?)(\\d{1,3}(?:\\${group}\\d{3})*|\\d+)(?:\\${decimal}(\\d+))?(%?)$`).exec(
    text,
  );
  if (!written) return null;
  const [, sign = '', whole = '', decimals = '', percent = ''] = written;
  const digits = `${whole.replaceAll(group, '')}${decimals === '' ? '' : `.${decimals}`}`;
  // moved by its digits: 85.7 / 100 is not 0.857 to a machine
  const value = Number(`${digits}e${percent === '' ? 0 : -2}`);
  const shown = `0${decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`}${percent}`;
  return {
    value: sign === '' || sign === '+' ? value : -value,
    format: sign === '' ? shown : `+${shown};-${shown};${shown}`,
  };
}
