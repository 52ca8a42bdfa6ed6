import type { Generated } from 'kysely';

/** Append-only: one act, done or refused. Never a password, token, hash or cookie. */
export interface AuditEventsTable {
  sequence: Generated<number>;
  /** microseconds since the epoch */
  recorded_at: number;
  /** done, refused */
  outcome: string;
  action: string;
  /** the account; null for nobody, the command line, the program itself */
  actor_id: string | null;
  /** the user name at that time; stays when the account is closed */
  actor: string | null;
  /** session, token, command-line; null = the program itself */
  via: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  subject_label: string | null;
  /** JSON object */
  before: string | null;
  /** JSON object */
  after: string | null;
  address: string | null;
  user_agent: string | null;
  request_id: string | null;
  note: string | null;
  /** lower case, a blank before each word: what the search looks in */
  words: string;
}

/** Append-only: in which acts a word stands. */
export interface AuditWordsTable {
  word: string;
  sequence: number;
}

export interface AuditTables {
  audit_words: AuditWordsTable;
  audit_events: AuditEventsTable;
}
