/** A file that was uploaded, by its digest: kept so that its preview survives a restart and its errors can be given back in it. */
export interface ImportFilesTable {
  /** of the bytes, hexadecimal */
  sha256: string;
  bytes: Uint8Array;
  size: number;
}

/** One import: preview, then committed, then perhaps reverted. */
export interface ImportsTable {
  id: string;
  government_id: string;
  /** preview, committed, reverted */
  status: string;
  file_name: string;
  sha256: string;
  created_at: number;
  created_by: string;
  /** name of who uploaded it, as it was then */
  created_by_name: string;
  /** JSON of the form fields: unit, area, effectiveOn (always set) */
  options: string;
  /** JSON of what a person decided so far */
  decisions: string;
  /** SHA-256 over what the preview would record: tells whether the register moved on since */
  plan_digest: string;
  /** JSON of the list's line */
  summary: string;
  /** gzipped JSON of the preview with every row; after commit: exactly what was recorded */
  preview: Uint8Array;
}

/** A name under which files call a unit, learnt from a person's decision. */
export interface UnitAliasesTable {
  government_id: string;
  /** the name without case, spaces and punctuation */
  alias_key: string;
  alias: string;
  unit_id: string;
  remembered_at: number;
  actor: string;
}

/** What a header means in the files of one unit (of the government: in files of many units), learnt from a person's choice. */
export interface ImportHeadersTable {
  government_id: string;
  unit_id: string;
  /** the header without case, spaces and punctuation */
  header_key: string;
  header: string;
  /** field of the register; null = only kept as a remark */
  field: string | null;
  remembered_at: number;
  actor: string;
}

/** How often people confirmed an area for SOPs of one title. */
export interface AreaConfirmationsTable {
  government_id: string;
  title_key: string;
  area: string;
  times: number;
  /** the last time */
  confirmed_at: number;
  actor: string;
}

export interface ImportsTables {
  import_headers: ImportHeadersTable;
  area_confirmations: AreaConfirmationsTable;
  import_files: ImportFilesTable;
  imports: ImportsTable;
  unit_aliases: UnitAliasesTable;
}
