/** Append-only: the picture of a crest by the digest of its bytes. */
export interface CrestsTable {
  government_id: string;
  sha256: string;
  /** PNG */
  picture: Uint8Array;
  stored_at: number;
}

/** Append-only: under whose name reports go out from an instant on. */
export interface LetterheadsTable {
  id: string;
  government_id: string;
  government: string;
  secretariat: string;
  office: string;
  address: string | null;
  /** of CrestsTable */
  crest: string | null;
  recorded_at: number;
  actor: string;
  /** name of who set it, as it was then */
  actor_name: string;
}

export interface LetterheadTables {
  crests: CrestsTable;
  letterheads: LetterheadsTable;
}
