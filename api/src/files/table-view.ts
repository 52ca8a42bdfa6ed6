import type { TableView } from '@pantausop/contracts';
import type { Bilingual } from '../http/bilingual';

/** What a plan of a table says of one of its rows. */
interface PlannedRow<Row, Problem extends string> {
  readonly row: Row & { readonly line: number };
  readonly effect: TableView['rows'][number]['effect'];
  readonly problems: readonly Problem[];
}

/**
 * The rows of a table in the order in which they stand in it, with what each would do.
 * @param recorded false in a preview
 */
export function tableView<Row, Problem extends string>(
  plan: readonly PlannedRow<Row, Problem>[],
  named: (row: Row) => string,
  sentences: Readonly<Record<Problem, Bilingual>>,
  recorded: boolean,
): TableView {
  const rows = plan
    .map(({ row, effect, problems }) => ({
      ...{ line: row.line, name: named(row), effect },
      problems: problems.map((problem) => sentences[problem]),
    }))
    .sort((a, b) => a.line - b.line);
  const count = (effect: (typeof rows)[number]['effect']): number => rows.filter((row) => row.effect === effect).length;
  return {
    ...{ recorded, rows },
    counts: { add: count('add'), change: count('change'), same: count('same'), wrong: count('wrong') },
  };
}
