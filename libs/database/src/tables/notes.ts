/** Append-only: what people say of an SOP to each other; it counts nowhere. */
export interface SopCommentsTable {
  id: string;
  government_id: string;
  sop_id: string;
  author_id: string;
  /** as it was then */
  author_name: string;
  written_at: number;
  /** empty where the row only withdraws */
  body: string;
  /** the comment that its author takes back */
  withdraws: string | null;
}

/** One action on many SOPs: its preview, then what it recorded. Its id is the batch of its events. */
export interface BulkActionsTable {
  id: string;
  government_id: string;
  /** preview, committed, reverted */
  status: string;
  created_at: number;
  created_by: string;
  /** JSON of what is to be recorded */
  action: string;
  /** JSON: the SOPs that allow it, with the last sequence of their histories at the preview */
  versions: string;
  recorded_at: number | null;
}

export interface NotesTables {
  sop_comments: SopCommentsTable;
  bulk_actions: BulkActionsTable;
}
