/** Append-only: Bagian Organisasi found a submitted document fit to be signed. */
export interface SopVerificationsTable {
  id: string;
  government_id: string;
  sop_id: string;
  /** the last sequence of the SOP's history that was seen */
  seen_sequence: number;
  note: string | null;
  recorded_at: number;
  actor: string;
  source: string;
}

export interface WorkflowTables {
  sop_verifications: SopVerificationsTable;
}
