import type { SopHistory, SopId } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';

/**
 * Everything recorded of a government's SOPs, some at a time, ascending by id. The register gives it: the ledger lies
 * under it and reads no events itself.
 */
export type HistoryPages = (q: Queryable, governmentId: string) => AsyncIterable<ReadonlyMap<SopId, SopHistory>>;
