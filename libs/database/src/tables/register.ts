/** A top-level government and its clock: the last stamp and sequence given out. Locked by every writer. */
export interface GovernmentsTable {
  id: string;
  /** the unit that is the government */
  unit_id: string;
  /** microseconds since the epoch; the watermark of every figure */
  last_stamp: number;
  last_sequence: number;
  /** 1 while the database holds sample data */
  sample: number;
  /** 0 in a database from before they were counted */
  opds_counted: number;
}

/** Append-only: what is said of a unit from a day on. */
export interface UnitEventsTable {
  id: string;
  government_id: string;
  sequence: number;
  unit_id: string;
  /** established, renamed, reparented, closed */
  type: string;
  effective_on: string;
  recorded_at: number;
  /** JSON of the fact without its type */
  payload: string;
  actor: string;
  source: string;
}

/** Append-only: "tidak berlaku" for a whole area of a unit. */
export interface AreaDecisionsTable {
  id: string;
  government_id: string;
  sequence: number;
  unit_id: string;
  area: string;
  reason: string;
  approved_by: string;
  effective_on: string;
  /** exclusive; null = open */
  until_on: string | null;
  recorded_at: number;
  actor: string;
  source: string;
}

/** Append-only: what a unit means to reach. */
export interface TargetsTable {
  id: string;
  government_id: string;
  sequence: number;
  unit_id: string;
  /** null = all areas */
  area: string | null;
  /** coverage, score or index */
  measure: string;
  /** millionths: 750000 = 0.75 */
  value: number;
  due_on: string;
  effective_on: string;
  recorded_at: number;
  actor: string;
  source: string;
}

/** Append-only: the statement that an event, unit event, decision or target never happened. */
export interface RetractionsTable {
  id: string;
  government_id: string;
  sequence: number;
  /** the id of what is retracted; never that of a retraction */
  retracts: string;
  /** sop_event, unit_event, area_decision, target, ruleset, holiday, area_label, process_event */
  subject: string;
  /** for sop_event */
  sop_id: string | null;
  reason: string;
  recorded_at: number;
  actor: string;
  source: string;
  batch_id: string | null;
}

/** One SOP that one unit must have: only its identity. What holds of it follows from its events. */
export interface SopsTable {
  id: string;
  government_id: string;
  recorded_at: number;
  /** JSON: columns of the register file that the product does not know */
  remarks: string;
}

/** Append-only: the history (scoring rules §2). */
export interface SopEventsTable {
  id: string;
  government_id: string;
  sequence: number;
  sop_id: string;
  type: string;
  effective_on: string;
  recorded_at: number;
  ordered_at: number;
  /** JSON of the fact without its type */
  payload: string;
  actor: string;
  /** screen, import, api, sample */
  source: string;
  batch_id: string | null;
  /** the event that this one corrects */
  replaces: string | null;
}

/** Append-only: what a batch changed in the remarks of an SOP that was there before. */
export interface BatchRemarksTable {
  government_id: string;
  batch_id: string;
  sop_id: string;
  /** JSON by key: null = there was no such remark */
  before: string;
  after: string;
  recorded_at: number;
}

export interface RegisterTables {
  governments: GovernmentsTable;
  unit_events: UnitEventsTable;
  area_decisions: AreaDecisionsTable;
  targets: TargetsTable;
  retractions: RetractionsTable;
  sops: SopsTable;
  sop_events: SopEventsTable;
  batch_remarks: BatchRemarksTable;
}
