import type { PROCEDURE_ELEMENTS } from '../scoring/elements';
import type { DocumentContent, Figure, TextCell } from './content';
import { proposal } from './field-proposals';
import type { ElementProposal } from './proposal';
import { actorsUnder, filledUnder, isUnder, type StepsTable } from './steps-table';

type Column = Exclude<(typeof PROCEDURE_ELEMENTS)[number], 'diagram_alir' | 'pelaksana'>;

/** What the table of steps says of one of its columns. A column that fewer than half of the steps fill is not there yet. */
export function columnProposal(table: StepsTable | null, element: Column): ElementProposal {
  const head = table?.heads.get(element);
  if (!table || !head) return proposal(element, false, 'high', 'column_missing');
  const filled = filledUnder(table, head);
  const about = { label: head.words, place: filled[0]?.place ?? head.cell.place };
  const [count, of] = [Math.min(filled.length, Math.max(table.steps, 1)), table.steps];
  if (filled.length === 0 || of === 0) return proposal(element, false, 'high', 'column_blank', about);
  const said = { ...about, count, of, value: filled[0]?.text ?? null };
  return count * 2 >= of
    ? proposal(element, true, 'high', 'column_filled', said)
    : proposal(element, false, 'medium', 'column_partly', said);
}

/** Actors stand above the columns in which their steps are drawn, or by name in one column. */
export function actorsProposal({ grids }: DocumentContent, table: StepsTable | null): ElementProposal {
  const head = table?.heads.get('pelaksana');
  if (!table || !head) return proposal('pelaksana', false, 'high', 'column_missing');
  const label = head.words;
  const actors = actorsUnder(table, head, grids[table.grid]?.cells ?? []);
  if (actors.length > 0) {
    const value = actors.map(({ text }) => text.replace(/\s+/g, ' ')).join('; ');
    return proposal('pelaksana', true, 'high', 'actors_named', {
      label,
      value,
      count: actors.length,
      place: actors[0]?.place ?? null,
    });
  }
  const named = filledUnder(table, head).filter(({ text }) => /\p{L}{3}/u.test(text));
  const said = { label, count: named.length, of: table.steps, place: head.cell.place, value: named[0]?.text ?? null };
  if (named.length === 0) return proposal('pelaksana', false, 'high', 'column_blank', said);
  return named.length * 2 >= table.steps
    ? proposal('pelaksana', true, 'high', 'column_filled', said)
    : proposal('pelaksana', false, 'medium', 'column_partly', said);
}

const SYMBOLS = /[□■▢▭▬▯▱◇◆◊⬦⬥○●◯⬭⬠⬟▷▶▼▽❏❐❑❒❖❍↓→←↑⇩⇨⮕]/u;
const MARKS = /^[\s]*(?:[√✓✔☑xXvV*]|\(x\))[\s]*$/u;
const FEWEST_NODES = 2;
const FEWEST = 3;

/** Whether a flowchart is drawn, by what is drawn or written at the steps; the reason says which. */
export function diagramProposal({ figures }: DocumentContent, table: StepsTable | null): ElementProposal {
  const near = figures.filter((figure) => isAtSteps(figure, table));
  const drawn = near.filter(({ kind }) => kind !== 'picture');
  const nodes = drawn.filter(({ kind }) => kind !== 'link').length;
  const place = near[0]?.place ?? null;
  if (drawn.length >= FEWEST && nodes >= FEWEST_NODES) {
    const sure = table !== null && drawn.every(({ grid }) => grid !== null) ? 'high' : 'medium';
    return proposal('diagram_alir', true, sure, 'shapes_drawn', { count: drawn.length, place });
  }
  const column = actorCells(table);
  const written = column.filter(({ text }) => SYMBOLS.test(text));
  if (table && written.length * 2 >= table.steps && written.length >= FEWEST) {
    const count = Math.min(written.length, table.steps);
    return proposal('diagram_alir', true, 'medium', 'symbols_written', {
      count,
      of: table.steps,
      place: written[0]?.place ?? null,
    });
  }
  const marks = column.filter(({ text }) => MARKS.test(text));
  if (marks.length >= FEWEST) {
    return proposal('diagram_alir', false, 'medium', 'marks_only', {
      count: marks.length,
      place: marks[0]?.place ?? null,
    });
  }
  const pictures = near.filter(({ kind }) => kind === 'picture');
  if (pictures.length > 0)
    return proposal('diagram_alir', false, 'low', 'picture_only', { count: pictures.length, place });
  return proposal('diagram_alir', false, 'high', 'nothing_drawn');
}

/** In the table of steps below its heads, or beside all tables of a text document. */
function isAtSteps(figure: Figure, table: StepsTable | null): boolean {
  if (figure.place.part === 'header' || figure.place.part === 'footer') return false;
  if (figure.grid === null) return figure.kind !== 'picture' || table === null;
  if (table === null) return figure.kind !== 'picture';
  // a page of a PDF has two grids, one of cells and one of lines
  const from =
    table.from.get(figure.grid) ?? (figure.place.page === undefined ? undefined : table.from.get(figure.grid + 1));
  return from !== undefined && figure.bottom > from;
}

/** Cells of the steps under the head "Pelaksana". */
function actorCells(table: StepsTable | null): TextCell[] {
  const head = table?.heads.get('pelaksana');
  return table && head ? table.body.filter((cell) => isUnder(cell, head.cell)) : [];
}
