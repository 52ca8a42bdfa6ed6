import type { TableLine } from '../tables/named-table';

/** What a line of a pasted list of participants says. */
export interface ParticipantEntry {
  readonly line: number;
  /** as it is written */
  readonly unit: string;
  /** null = people who are only counted */
  readonly name: string | null;
  readonly people: number;
  readonly batch: number | null;
  /** in the drafting team of the unit */
  readonly drafts: boolean;
}

export const PARTICIPANT_PROBLEMS = ['no_unit', 'no_people', 'bad_people', 'bad_batch', 'bad_role'] as const;
export type ParticipantProblem = (typeof PARTICIPANT_PROBLEMS)[number];

export type ParticipantLine =
  ParticipantEntry | { readonly line: number; readonly written: string; readonly problem: ParticipantProblem };

type Column = 'unit' | 'name' | 'people' | 'batch' | 'drafts';
const USUAL: readonly (readonly Column[])[] = [['unit'], ['name', 'people'], ['batch'], ['drafts']];
const HEADINGS: readonly (readonly [RegExp, Column])[] = [
  [/^(opd|unit|unit kerja|perangkat daerah|instansi|skpd)$/, 'unit'],
  [/^(nama|nama peserta|name)$/, 'name'],
  [/^(jumlah|jumlah peserta|orang|people|count)$/, 'people'],
  [/^(angkatan|batch)$/, 'batch'],
  [/^(tim penyusun|penyusun|tim|peran|drafts|drafting team)$/, 'drafts'],
];
const YES = /^(ya|y|yes|x|1|penyusun|tim penyusun|ketua|anggota)$/i;
const NO = /^(|tidak|t|no|n|0|-)$/i;
const MOST_PEOPLE = 1000;

/**
 * Reads a list as people copy it from a table: OPD; name or number of people; angkatan; in the drafting team (ya/tidak). Columns
 * may come in any order under a line of headings. They are parted by tabs, else semicolons, else commas.
 */
export function readParticipantList(text: string): ParticipantLine[] {
  const separator = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
  return readParticipantTable(
    text.split(/\r?\n/).map((written, i) => ({ line: i + 1, written, cells: cellsOf(written, separator) })),
  );
}

/** The same out of a sheet; what a line of text says is quoted as it stands there (`written`), a row of a sheet by its cells. */
export function readParticipantTable(table: readonly (TableLine & { readonly written?: string })[]): ParticipantLine[] {
  const lines = table
    .map(({ cells, ...rest }) => ({ ...rest, cells: cells.map((cell) => cell.replace(/\s+/g, ' ').trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells, written }) => ({ line, cells, written: written?.trim() ?? cells.filter(Boolean).join('; ') }));
  const headings = lines[0] && headingsOf(lines[0].cells);
  return (headings ? lines.slice(1) : lines).map(({ line, written, cells }) =>
    entryOf({ line, written }, cells, headings ?? USUAL),
  );
}

function headingsOf(cells: readonly string[]): readonly (readonly Column[])[] | undefined {
  const columns = cells.map(
    (cell) => HEADINGS.find(([words]) => words.test(cell.toLowerCase().replace(/\s*\*$/, '')))?.[1],
  );
  return columns.includes('unit') ? columns.map((column) => (column ? [column] : [])) : undefined;
}

function entryOf(
  at: { readonly line: number; readonly written: string },
  cells: readonly string[],
  columns: readonly (readonly Column[])[],
): ParticipantLine {
  const cell = (column: Column): string =>
    cells.find((value, i) => columns[i]?.includes(column) === true && value !== '') ?? '';
  const wrong = (problem: ParticipantProblem): ParticipantLine => ({ ...at, problem });
  const [unit, role] = [cell('unit'), cell('drafts')];
  const written = cell('name');
  // one column for both: digits are a number of people, anything else is a name
  const name = /^\d+$/.test(written) ? null : written || null;
  const people = name === null ? cell('people') || written : cell('people') === written ? '1' : cell('people') || '1';
  const batch = cell('batch');
  if (unit === '') return wrong('no_unit');
  if (people === '') return wrong('no_people');
  const count = Number(people);
  if (!Number.isInteger(count) || count < 1 || count > MOST_PEOPLE || (name !== null && count !== 1))
    return wrong('bad_people');
  const number = batch === '' ? null : Number(batch.replace(/^(angkatan|batch)\s*/i, ''));
  if (number !== null && (!Number.isInteger(number) || number < 1)) return wrong('bad_batch');
  if (!YES.test(role) && !NO.test(role)) return wrong('bad_role');
  return { line: at.line, unit, name, people: count, batch: number, drafts: YES.test(role) };
}

/** The cells of a line; a cell in double quotes may hold the separator. */
function cellsOf(line: string, separator: string): string[] {
  const cells = [''];
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) cells.push('');
    else cells[cells.length - 1] += sign;
  }
  return cells;
}
