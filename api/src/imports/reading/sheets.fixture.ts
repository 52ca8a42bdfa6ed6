import { cellText, DEFAULT_LIMITS, type Sheet } from '../../files/workbook';
import { readWorkbook } from './read-workbook';

export type Lines = readonly (readonly string[])[];

const linesOf = (sheet: Sheet | undefined): Lines =>
  (sheet?.rows ?? []).map(({ cells }) => Array.from(cells, (cell) => cellText(cell)));

/** The sheets of a workbook as texts, by name. */
export async function sheetsOf(bytes: Buffer, name: string): Promise<Map<string, Lines>> {
  const { sheets } = await readWorkbook(bytes, DEFAULT_LIMITS, name);
  return new Map(sheets.map((sheet) => [sheet.name, linesOf(sheet)]));
}
