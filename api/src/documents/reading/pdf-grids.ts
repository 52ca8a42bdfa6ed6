import type { Box, Figure, TextCell, TextGrid } from '@pantausop/domain';
import { runsOf, type Run } from './pdf-lines';
import type { PageMarks } from './pdf-page';
import type { DrawnPath } from './pdf-path';

/** Rules of one table meet within so many points. */
const MEET = 2;
/** What is thinner is a line, however it is drawn. */
const THIN = 2;

/** The text of a page: cells between rules, and lines where there are none. */
export function gridsOf(marks: PageMarks, page: number, firstGrid: number): { grids: TextGrid[]; figures: Figure[] } {
  const rules = marks.paths.flatMap(rulesOf);
  const uprights = rules.filter(({ left, right, top, bottom }) => right - left <= THIN && bottom - top > THIN);
  const levels = rules.filter(({ left, right, top, bottom }) => bottom - top <= THIN && right - left > THIN);
  const cells = new Map<string, { box: Box; runs: Run[] }>();
  const loose: Run[] = [];
  for (const run of runsOf(marks.letters, uprights)) {
    const box = cellAround(run, uprights, levels);
    if (!box) loose.push(run);
    else {
      const key = [box.left, box.right, box.top, box.bottom].map(Math.round).join();
      const cell = cells.get(key) ?? { box, runs: [] };
      cell.runs.push(run);
      cells.set(key, cell);
    }
  }
  const ruled = [...cells.values()].sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  const table = ruled.map(({ box, runs }, at): TextCell => ({
    ...box,
    text: textOf(runs),
    place: { part: 'body', page, line: at + 1 },
  }));
  const lines = loose.map(({ text, left, right, top, bottom }, at): TextCell => ({
    text,
    left,
    right,
    top,
    bottom,
    place: { part: 'body', page, line: at + 1 },
  }));
  const height = median(loose.map(({ size }) => size));
  return {
    grids: [
      { kind: 'table', reach: { right: MEET, down: MEET }, cells: placed(table, page) },
      { kind: 'lines', reach: { right: 260, down: height * 1.1 }, cells: lines },
    ],
    figures: figuresOf(
      marks,
      ruled.map(({ box }) => box),
      page,
      firstGrid,
    ),
  };
}

/** Rows are counted by what begins at one height, so that a person can count along. */
function placed(cells: readonly TextCell[], page: number): TextCell[] {
  const tops = [...new Set(cells.map(({ top }) => Math.round(top / MEET)))].sort((a, b) => a - b);
  return cells.map((cell) => ({
    ...cell,
    place: { part: 'body', page, line: tops.indexOf(Math.round(cell.top / MEET)) + 1 },
  }));
}

/** The straight lines of a path that can be the rules of a table: not those of a slanted or rounded shape. */
function rulesOf(path: DrawnPath): readonly Box[] {
  if (path.slanted > 0 || path.curved > 0) return [];
  const flat = path.right - path.left <= THIN || path.bottom - path.top <= THIN;
  return flat ? [path] : path.rules;
}

/** The smallest box of rules around a run; null when it stands free. */
function cellAround(run: Run, uprights: readonly Box[], levels: readonly Box[]): Box | null {
  const x = (run.left + Math.min(run.right, run.left + run.size)) / 2;
  const y = (run.top + run.bottom) / 2;
  const beside = uprights.filter(({ top, bottom }) => top - MEET <= y && bottom + MEET >= y);
  const across = levels.filter(({ left, right }) => left - MEET <= x && right + MEET >= x);
  const left = Math.max(...beside.map((rule) => rule.left).filter((at) => at <= x));
  const right = Math.min(...beside.map((rule) => rule.right).filter((at) => at >= x));
  const top = Math.max(...across.map((rule) => rule.top).filter((at) => at <= y));
  const bottom = Math.min(...across.map((rule) => rule.bottom).filter((at) => at >= y));
  return [left, right, top, bottom].every(Number.isFinite) ? { left, right, top, bottom } : null;
}

/** Runs of a cell as its lines. */
function textOf(runs: readonly Run[]): string {
  const lines: { bottom: number; words: string[] }[] = [];
  for (const { text, bottom } of runs) {
    const line = lines.at(-1);
    if (line && Math.abs(line.bottom - bottom) < MEET) line.words.push(text);
    else lines.push({ bottom, words: [text] });
  }
  return lines.map(({ words }) => words.join(' ')).join('\n');
}

/** Shapes that no table is made of: slanted, rounded, or boxes that stand free within a cell. */
function figuresOf({ paths, pictures }: PageMarks, cells: readonly Box[], page: number, grid: number): Figure[] {
  const place = { part: 'body', page } as const;
  const shapes = paths.flatMap((path): Figure[] => {
    const { left, right, top, bottom, slanted, curved, rules } = path;
    const box = { left, right, top, bottom };
    const small = right - left < 160 && bottom - top < 90;
    if (!small || right - left + bottom - top < 4) return [];
    if (slanted >= 3 || curved >= 2)
      return [{ ...box, kind: right - left < 9 && bottom - top < 9 ? 'link' : 'node', grid, place }];
    if (slanted > 0) return [{ ...box, kind: 'link', grid, place }];
    const isBox = rules.length >= 4 && right - left > 6 && bottom - top > 4;
    return isBox && !isCell(box, cells, paths) ? [{ ...box, kind: 'node', grid, place }] : [];
  });
  return [...shapes, ...pictures.map((box): Figure => ({ ...box, kind: 'picture', grid, place }))];
}

/** Whether a box is itself a cell: it touches its neighbours, as the boxes of a table do. */
function isCell(box: Box, cells: readonly Box[], paths: readonly DrawnPath[]): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < MEET;
  const others = paths.filter((path) => path.left !== box.left || path.top !== box.top || path.right !== box.right);
  const touching = others.filter(
    (other) =>
      (near(other.left, box.right) || near(other.right, box.left) || near(other.left, box.left)) &&
      (near(other.top, box.top) || near(other.bottom, box.bottom) || near(other.top, box.bottom)),
  );
  return (
    touching.length >= 2 ||
    (touching.length > 0 && cells.some((cell) => near(cell.left, box.left) && near(cell.top, box.top)))
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 10;
}
