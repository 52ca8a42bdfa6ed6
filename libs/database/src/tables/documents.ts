/** Append-only: a file by its digest; its bytes lie in the files folder. */
export interface StoredFilesTable {
  government_id: string;
  /** of the bytes, hexadecimal */
  sha256: string;
  size: number;
  /** docx, xlsx, pdf: by the content */
  kind: string;
  media_type: string;
  stored_at: number;
}

/** Append-only: a file given as the document of an SOP. */
export interface SopDocumentsTable {
  id: string;
  government_id: string;
  sop_id: string;
  sha256: string;
  /** as it was called where it came from, without path and control characters */
  name: string;
  /** draft, in_force: what it is the document of */
  version: string;
  note: string | null;
  uploaded_at: number;
  uploaded_by: string;
  /** name of who uploaded it, as it was then */
  uploaded_by_name: string;
}

/** Append-only: a document that no longer counts, and why; the document itself stays. */
export interface WithdrawnDocumentsTable {
  document_id: string;
  government_id: string;
  reason: string;
  withdrawn_at: number;
  withdrawn_by: string;
  withdrawn_by_name: string;
}

/** What a version of the reader found in a file; derived, so it may be made anew. */
export interface DocumentReadingsTable {
  sha256: string;
  reader: number;
  /** JSON */
  found: string;
  read_at: number;
}

export interface DocumentsTables {
  stored_files: StoredFilesTable;
  sop_documents: SopDocumentsTable;
  withdrawn_documents: WithdrawnDocumentsTable;
  document_readings: DocumentReadingsTable;
}
