import type { Import, ImportDecisions, ImportRow } from '@pantausop/contracts';
import type { Several } from '../register/register-batch';
import type { AreaCode, CalendarDate, Stamp, UnitId } from '@pantausop/domain';

export type ImportStatus = Import['status'];

/** What was given with the file. */
export interface StoredOptions {
  readonly unit: UnitId | null;
  readonly area: AreaCode | null;
  readonly effectiveOn: CalendarDate;
}

/** An import as it is stored. */
export interface ImportRecord {
  readonly id: string;
  readonly governmentId: string;
  readonly status: ImportStatus;
  readonly fileName: string;
  readonly sha256: string;
  readonly createdAt: Stamp;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly options: StoredOptions;
  readonly decisions: ImportDecisions;
  readonly planDigest: string;
}

/** A preview without its rows. */
export type PreviewHead = Omit<Import, 'rows' | 'rowsTotal'>;

/** A preview with every row; an answer shows a page of them. */
export interface Preview extends PreviewHead {
  readonly rows: Several<ImportRow>;
}

const PAGE_SIZE = 500;

/** Which rows of a preview are asked for. */
export interface PreviewQuery {
  readonly outcome?: ImportRow['outcome'] | undefined;
  /** from 1 */
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}

/** The places of the rows that are asked for among those of the outcome, `to` exclusive. */
export const rangeOf = ({ page = 1, pageSize = PAGE_SIZE }: PreviewQuery): { from: number; to: number } => ({
  from: (page - 1) * pageSize,
  to: page * pageSize,
});

/** The preview as an answer: its first rows. */
export function pageOf({ rows, ...head }: Preview): Import {
  const first: ImportRow[] = [];
  for (const row of rows) {
    if (first.length === PAGE_SIZE) break;
    first.push(row);
  }
  return { ...head, rows: first, rowsTotal: rows.length };
}

/** Decisions of a later request join those before; areas, names and rows are added to, the rest is replaced. */
export function mergeDecisions(before: ImportDecisions, later: ImportDecisions): ImportDecisions {
  return {
    ...before,
    ...later,
    ...(before.areas || later.areas ? { areas: { ...before.areas, ...later.areas } } : {}),
    ...(before.mapping || later.mapping ? { mapping: { ...before.mapping, ...later.mapping } } : {}),
    ...(before.opds || later.opds ? { opds: { ...before.opds, ...later.opds } } : {}),
  };
}
