import { decisionNumberKey, titleKey, unitKey } from '@pantausop/domain';
import type { ImportFinding } from '@pantausop/contracts';
import { remark } from './row-context';
import type { RowHead } from './row-head';

/** Where a row stands in its file. */
interface Standing {
  readonly sheet: string;
  readonly row: number;
}

const MOST_NAMED = 10;

/** Finds rows that repeat another of the file: a number within the OPD, or a title without a number within the section. */
export class Duplicates {
  private readonly standing = new Map<string, Standing[]>();

  /** Takes note of a row; once all are noted, `findingOf` knows. */
  note(head: RowHead): void {
    const key = keyOf(head);
    if (key === null) return;
    const { sheet, row } = head.row;
    const held = this.standing.get(key);
    if (held) held.push({ sheet, row });
    else this.standing.set(key, [{ sheet, row }]);
  }

  /** What is to be said of a row that is not the only one of its kind. */
  findingOf(head: RowHead): ImportFinding | null {
    const key = keyOf(head);
    const group = key === null ? [] : (this.standing.get(key) ?? []);
    if (group.length < 2) return null;
    const { number, title } = head.row.says;
    const rows = rowsOf(group);
    return number === null
      ? remark(head, 'error', 'duplicate_title', 'title', { title, rows })
      : remark(head, 'error', 'duplicate_number', 'number', { number, rows });
  }
}

/** What no two rows may have in common; null for a row that is refused for what it lacks. */
function keyOf({ opd, row, placeName }: RowHead): string | null {
  const { number, title } = row.says;
  if (opd === null || title === '') return null;
  return number === null
    ? `title\n${opd}\n${placeName === null ? '' : unitKey(placeName)}\n${titleKey(title)}`
    : `number\n${opd}\n${decisionNumberKey(number)}`;
}

function rowsOf(group: readonly Standing[]): string {
  const sheets = new Set(group.map(({ sheet }) => sheet));
  const named = group.slice(0, MOST_NAMED).map(({ sheet, row }) => (sheets.size > 1 ? `${sheet} ${row}` : String(row)));
  return named.join(', ') + (group.length > MOST_NAMED ? ', …' : '');
}
