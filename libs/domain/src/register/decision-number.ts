/**
 * A decision number in the form in which two writings of it compare equal: case, spaces and kinds of dash do not matter,
 * every other sign does (`000.5.3/5297.001-Bappenda/2025`).
 */
export function decisionNumberKey(number: string): string {
  return number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/^(?:nomor|no)\s*[.:]?\s+/, '')
    .replace(/\s+/g, '');
}

/** The year that a decision number ends in, or else the last year in it; null when it names none (1945..2199). */
export function yearOfNumber(number: string): number | null {
  const years = number.split(/[^0-9]+/).filter((digits) => /^(?:19[4-9]\d|2[01]\d{2})$/.test(digits));
  const last = years.at(-1);
  return last === undefined || Number(last) < 1945 ? null : Number(last);
}
