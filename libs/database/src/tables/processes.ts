/** Append-only: what happened to a process of the map of business processes. */
export interface ProcessEventsTable {
  id: string;
  government_id: string;
  process_id: string;
  /** established, renamed, assigned, linked, unlinked, ended */
  type: string;
  effective_on: string;
  /** JSON of the fact without its type */
  payload: string;
  recorded_at: number;
  sequence: number;
  actor: string;
  source: string;
}

/** Append-only: the last one holds. */
export interface LkeCutsTable {
  id: string;
  government_id: string;
  recorded_at: number;
  all_from: number;
  most_above: number;
  actor: string;
}

export interface ProcessesTables {
  process_events: ProcessEventsTable;
  lke_cuts: LkeCutsTable;
}
