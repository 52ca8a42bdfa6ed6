import type { Place, TextCell, TextGrid } from './content';
import { labelsIn, linesOf, type Label } from './labels';
import { isBlank } from './words';

/** What stands behind a label, if anything does. */
export interface Value {
  readonly text: string;
  readonly place: Place;
}

/** The text of a form with its labels, found once. */
export interface ReadForm {
  readonly grids: readonly TextGrid[];
  readonly labels: readonly Label[];
}

export function readForm(grids: readonly TextGrid[]): ReadForm {
  return { grids, labels: grids.flatMap(labelsIn) };
}

const ONLY_COLON = /^[\s:=]*$/;
const SLACK = 0.5;

/** The places where a value may stand, the nearest first: behind the label, in the cell beside it, in the cell below. Blank ones are left out. */
export function valuesOf(form: ReadForm, label: Label): Value[] {
  return [inCell(form, label), beside(form, label), below(form, label)].filter(
    (value): value is Value => value !== null && !isBlank(value.text),
  );
}

function inCell(form: ReadForm, { cell, line, lines, rest, meaning }: Label): Value {
  const next = form.labels.filter((other) => other.cell === cell && other.line > line && other.meaning !== meaning);
  const end = Math.min(...next.map((other) => other.line), Infinity);
  const again = new Set(
    form.labels
      .filter((other) => other.cell === cell && other.meaning === meaning)
      .flatMap((other) => Array.from({ length: other.lines }, (_, at) => other.line + at)),
  );
  const after = linesOf(cell).filter((_, at) => at >= line + lines && at < end && !again.has(at));
  return { text: [rest, ...after].join('\n').trim(), place: cell.place };
}

/** The text of the cell up to its first label; null when it begins with one. */
function freeText(form: ReadForm, cell: TextCell): string | null {
  const first = form.labels.find((label) => label.cell === cell);
  if (first?.line === 0) return null;
  return linesOf(cell)
    .slice(0, first?.line)
    .join('\n')
    .replace(/^[\s:=]+/, '')
    .trim();
}

function beside(form: ReadForm, { cell, grid }: Label): Value | null {
  const { cells = [], reach = { right: 0, down: 0 } } = form.grids[grid] ?? {};
  let edge = cell.right;
  const row = cells
    .filter((other) => other.left >= cell.right - SLACK && overlaps(other, cell, 'top', 'bottom'))
    .sort((a, b) => a.left - b.left || a.top - b.top);
  for (const other of row) {
    if (other.left - edge > reach.right + SLACK) return null;
    edge = other.right;
    if (ONLY_COLON.test(other.text)) continue;
    const text = freeText(form, other);
    return text === null ? null : { text, place: other.place };
  }
  return null;
}

function below(form: ReadForm, { cell, grid }: Label): Value | null {
  const { cells = [], reach = { right: 0, down: 0 } } = form.grids[grid] ?? {};
  const [under] = cells
    .filter((other) => other.top >= cell.bottom - SLACK && other.top - cell.bottom <= reach.down + SLACK)
    .filter((other) => overlaps(other, cell, 'left', 'right'))
    .sort((a, b) => a.top - b.top || a.left - b.left);
  const text = under ? freeText(form, under) : null;
  return under && text !== null ? { text, place: under.place } : null;
}

function overlaps(a: TextCell, b: TextCell, from: 'left' | 'top', to: 'right' | 'bottom'): boolean {
  return Math.min(a[to], b[to]) - Math.max(a[from], b[from]) > SLACK;
}
