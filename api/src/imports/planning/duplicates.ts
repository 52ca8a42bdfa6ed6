import { decisionNumberKey, titleKey, unitKey } from '@pantausop/domain';
import type { ImportFinding } from '@pantausop/contracts';
import { remark } from './row-context';
import type { RowHead } from './row-head';

/** By row key: the finding of a row that another row of the file repeats: a number within the OPD, or a title without a number within the section. */
export function duplicatesOf(heads: readonly RowHead[]): ReadonlyMap<string, ImportFinding> {
  const byNumber = new Map<string, RowHead[]>();
  const byTitle = new Map<string, RowHead[]>();
  for (const head of heads) {
    const { opd, row, placeName } = head;
    const { number, title } = row.says;
    if (opd === null || title === '') continue;
    const [map, key] =
      number === null
        ? [byTitle, `${opd}\n${placeName === null ? '' : unitKey(placeName)}\n${titleKey(title)}`]
        : [byNumber, `${opd}\n${decisionNumberKey(number)}`];
    const held = map.get(key);
    if (held) held.push(head);
    else map.set(key, [head]);
  }
  const found = new Map<string, ImportFinding>();
  for (const group of byNumber.values()) {
    for (const head of several(group)) {
      const params = { number: head.row.says.number ?? '', rows: rowsOf(group) };
      found.set(head.row.key, remark(head, 'error', 'duplicate_number', 'number', params));
    }
  }
  for (const group of byTitle.values()) {
    for (const head of several(group)) {
      const params = { title: head.row.says.title, rows: rowsOf(group) };
      found.set(head.row.key, remark(head, 'error', 'duplicate_title', 'title', params));
    }
  }
  return found;
}

const several = (group: readonly RowHead[]): readonly RowHead[] => (group.length > 1 ? group : []);

const MOST_NAMED = 10;

function rowsOf(group: readonly RowHead[]): string {
  const sheets = new Set(group.map(({ row }) => row.sheet));
  const named = group
    .slice(0, MOST_NAMED)
    .map(({ row }) => (sheets.size > 1 ? `${row.sheet} ${row.row}` : String(row.row)));
  return named.join(', ') + (group.length > MOST_NAMED ? ', …' : '');
}
