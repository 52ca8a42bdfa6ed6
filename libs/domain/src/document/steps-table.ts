import type { Box, TextCell, TextGrid } from './content';
import type { Label } from './labels';
import { COLUMN_MEANINGS, type LabelMeaning } from './lexicon';
import { isBlank, plainWords } from './words';

/** The table of steps: its heads, and the cells below them. */
export interface StepsTable {
  readonly heads: ReadonlyMap<LabelMeaning, Label>;
  /** lower edge of the heads */
  readonly bottom: number;
  readonly grid: number;
  /** cells of the steps, those of following pages included */
  readonly body: readonly (TextCell & { readonly grid: number })[];
  /** number of steps */
  readonly steps: number;
  /** grids that it goes over, with the height from which its steps begin there */
  readonly from: ReadonlyMap<number, number>;
}

/** The words that only the head of such a table holds together. */
const TELLING: readonly LabelMeaning[] = [
  'kegiatan',
  'pelaksana',
  'mutu_kelengkapan',
  'mutu_waktu',
  'mutu_output',
  'mutu_baku',
];
const SLACK = 0.5;

/** Finds the table by three or more of its heads near each other; null when there is none. */
export function stepsTable(grids: readonly TextGrid[], labels: readonly Label[]): StepsTable | null {
  let best: { heads: Map<LabelMeaning, Label>; grid: number } | null = null;
  for (const grid of grids.keys()) {
    const columns = labels.filter(
      (label) => label.grid === grid && label.line === 0 && COLUMN_MEANINGS.has(label.meaning),
    );
    for (const first of columns.filter(({ meaning }) => TELLING.includes(meaning))) {
      const heads = headsNear(first, columns, unitOf(grids[grid]));
      const telling = TELLING.filter((meaning) => heads.has(meaning)).length;
      const most = best ? TELLING.filter((meaning) => best?.heads.has(meaning)).length : 2;
      if (telling > most) best = { heads, grid };
    }
  }
  return best && tableUnder(best.heads, best.grid, grids, labels);
}

/** Heads stand in at most three rows. */
const unitOf = (grid: TextGrid | undefined): number => {
  const heights = (grid?.cells ?? []).map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  return Math.max(1, heights[Math.floor(heights.length / 2)] ?? 1);
};

function headsNear(first: Label, columns: readonly Label[], unit: number): Map<LabelMeaning, Label> {
  const heads = new Map<LabelMeaning, Label>();
  for (const label of columns) {
    const away = label.cell.top - first.cell.top;
    if (away < -SLACK || away > Math.max(2.5 * unit, 3) || label.rest !== '') continue;
    if (!heads.has(label.meaning)) heads.set(label.meaning, label);
  }
  return heads;
}

function tableUnder(
  heads: Map<LabelMeaning, Label>,
  grid: number,
  grids: readonly TextGrid[],
  labels: readonly Label[],
): StepsTable {
  const bottom = Math.max(...[...heads.values()].map(({ cell }) => cell.bottom));
  const ends = labels.filter(
    (label) => label.grid === grid && label.cell.top >= bottom && !COLUMN_MEANINGS.has(label.meaning),
  );
  const end = Math.min(...ends.map(({ cell }) => cell.top), Infinity);
  const from = new Map([[grid, bottom]]);
  const under = (grids[grid]?.cells ?? []).filter(({ top }) => top >= bottom - SLACK && top < end);
  const body = under.map((cell) => ({ ...cell, grid }));
  for (const later of grids.slice(grid + 1).keys()) {
    const at = grid + 1 + later;
    if (
      !goesOn(
        grids[grid],
        grids[at],
        labels.some((label) => label.grid === at && !COLUMN_MEANINGS.has(label.meaning)),
      )
    )
      continue;
    from.set(at, 0);
    body.push(...(grids[at]?.cells ?? []).map((cell) => ({ ...cell, grid: at })));
  }
  const counted = body.filter((cell) => !isNumbering(cell, body));
  return { heads, bottom, grid, body: counted, from, steps: stepsOf(counted, heads) };
}

/** A table on a later page of a PDF with no labels of its own is the same one. */
function goesOn(first: TextGrid | undefined, later: TextGrid | undefined, labelled: boolean): boolean {
  const [page, next] = [first?.cells[0]?.place.page, later?.cells[0]?.place.page];
  return first?.kind === later?.kind && page !== undefined && next !== undefined && next > page && !labelled;
}

/** A row that numbers the columns: 1, 2, 3 … in every cell. */
function isNumbering(cell: TextCell, body: readonly TextCell[]): boolean {
  const row = body.filter(({ top }) => Math.abs(top - cell.top) < SLACK);
  return row.length >= 4 && row.every(({ text }) => /^\(?\d{1,2}\)?$/.test(text.trim()));
}

function stepsOf(body: readonly TextCell[], heads: ReadonlyMap<LabelMeaning, Label>): number {
  const column = heads.get('kegiatan') ?? heads.get('nomor_urut');
  const cells = column ? body.filter((cell) => isUnder(cell, column.cell) && !isBlank(cell.text)) : body;
  return new Set(cells.map(({ top, place }) => `${place.page ?? 0}:${Math.round(top)}`)).size;
}

/** Whether a cell stands in the column of a head: its middle lies under it. */
export const isUnder = (cell: Box, head: Box): boolean => {
  const middle = (cell.left + cell.right) / 2;
  return middle > head.left && middle < head.right;
};

/** The cells of a column that hold words or a quantity, of the steps alone. */
export const filledUnder = (table: StepsTable, head: Label): TextCell[] =>
  table.body.filter((cell) => isUnder(cell, head.cell) && !isBlank(cell.text));

/** Actors that are named between the head "Pelaksana" and the steps. */
export function actorsUnder(table: StepsTable, head: Label, cells: readonly TextCell[]): TextCell[] {
  const under = cells.filter(
    (cell) =>
      cell !== head.cell &&
      isUnder(cell, head.cell) &&
      cell.top >= head.cell.bottom - SLACK &&
      cell.top < table.bottom - SLACK,
  );
  return under.filter(({ text }) => /[a-z]{2}/.test(plainWords(text)));
}
