import type { TextCell, TextGrid } from './content';
import type { LabelMeaning } from './lexicon';
import { meaningOf, plainWords } from './words';

/** A label found in a cell. */
export interface Label {
  readonly meaning: LabelMeaning;
  readonly cell: TextCell;
  readonly grid: number;
  /** its words as they stand there */
  readonly words: string;
  /** lines of the cell that it takes up, from `line` on */
  readonly line: number;
  readonly lines: number;
  /** what follows it on its last line */
  readonly rest: string;
}

/** A label never takes up more lines than this. */
const MOST_LINES = 3;
/** Fields that are written behind their label without a colon, too. */
const FIELDS: ReadonlySet<LabelMeaning> = new Set<LabelMeaning>([
  ...(['nomor', 'tanggal_pembuatan', 'tanggal_revisi', 'tanggal_efektif', 'judul', 'pengesahan'] as const),
]);

export const linesOf = (cell: TextCell): string[] =>
  cell.text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());

/** Every label of a grid. */
export const labelsIn = (grid: TextGrid, index: number): Label[] =>
  grid.cells.flatMap((cell) => {
    const lines = linesOf(cell);
    const found: Label[] = [];
    for (let line = 0; line < lines.length;) {
      const label = labelAt(lines, line);
      if (label) found.push({ ...label, cell, grid: index, line });
      line += label?.lines ?? 1;
    }
    return found;
  });

type Found = Pick<Label, 'meaning' | 'words' | 'lines' | 'rest'>;

function labelAt(lines: readonly string[], from: number): Found | null {
  if ((lines[from] ?? '') === '') return null;
  for (let count = 1; count <= MOST_LINES && from + count <= lines.length; count += 1) {
    const found = labelIn(lines.slice(from, from + count).join(' '));
    if (found) return { ...found, lines: count };
  }
  return null;
}

/** A label with what follows it, when the line begins with one. */
function labelIn(text: string): Omit<Found, 'lines'> | null {
  const numbered = text.replace(/^\s*(?:\d{1,2}|[a-zA-Z])[.)]\s+/, '');
  const colon = /[:=]/.exec(numbered)?.index ?? -1;
  const head = colon < 0 ? numbered : numbered.slice(0, colon);
  const rest = colon < 0 ? '' : numbered.slice(colon + 1).trim();
  const whole = meaningOf(head) ?? oneOf(head);
  if (whole !== null) return { meaning: whole, words: head.trim(), rest };
  return colon < 0 ? behind(numbered) : null;
}

/** The same label in two languages: "Nomor SOP / SOP Number", "Waktu (menit)". */
function oneOf(head: string): LabelMeaning | null {
  const parts = head.split(/[/()|]/).filter((part) => plainWords(part) !== '');
  if (parts.length < 2) return null;
  const meanings = parts.map(meaningOf);
  const [first = null] = meanings;
  return first !== null && meanings.every((meaning, at) => meaning === first || (meaning === null && at > 0))
    ? first
    : null;
}

/** A field whose value follows without a colon: "NOMOR SOP 440/1/2026". */
function behind(text: string): Omit<Found, 'lines'> | null {
  const words = text.split(' ');
  for (let count = Math.min(5, words.length - 1); count >= 2; count -= 1) {
    const head = words.slice(0, count).join(' ');
    const meaning = /^[A-Za-z. ]+$/.test(head) ? exactField(head) : null;
    if (meaning !== null) return { meaning, words: head, rest: words.slice(count).join(' ') };
  }
  return null;
}

function exactField(head: string): LabelMeaning | null {
  const meaning = meaningOf(head);
  return meaning !== null && FIELDS.has(meaning) ? meaning : null;
}
