import type { BulkPreview } from '@pantausop/contracts';

type Row = BulkPreview['rows'][number];

export interface RefusalGroup {
  readonly code: string;
  /** the server's words, for codes without words of their own */
  readonly detail: string;
  readonly rows: readonly Row[];
}

/** The refused SOPs by reason, the most frequent first. */
export function refusalGroups(rows: readonly Row[]): readonly RefusalGroup[] {
  const groups = new Map<string, { code: string; detail: string; rows: Row[] }>();
  for (const row of rows) {
    if (row.refusal === null) continue;
    const group = groups.get(row.refusal.code) ?? { ...row.refusal, rows: [] };
    group.rows.push(row);
    groups.set(row.refusal.code, group);
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
}
