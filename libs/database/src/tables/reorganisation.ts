/** Append-only: an operation on the organisation as it was decided. What is derived from it stands in the events under its stamp. */
export interface UnitOperationsTable {
  /** also the `batch_id` of the SOP events that it recorded */
  id: string;
  government_id: string;
  /** establish, rename, reparent, merge, split, dissolve */
  kind: string;
  effective_on: string;
  /** one operation per stamp */
  recorded_at: number;
  /** JSON of the operation without its kind and date; units by their ids */
  operation: string;
  /** JSON: `{ sops: [[sop, decision]], subUnits: [[unit, decision]] }` */
  decisions: string;
  /** JSON: the ids of the unit events that it recorded */
  unit_events: string;
  legal_basis: string | null;
  actor: string;
  /** screen, api, sample */
  source: string;
}

export interface ReorganisationTables {
  unit_operations: UnitOperationsTable;
}
