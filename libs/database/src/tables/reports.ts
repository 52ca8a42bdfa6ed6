/** Where a schedule of report mails is now. Times of this file are milliseconds of the epoch. */
export interface ReportSchedulesTable {
  id: string;
  government_id: string;
  version: number;
  state: string;
  state_reason: string | null;
  owner_id: string;
  handled_through: number;
  sample: number;
  created_at: number;
}

export interface ReportScheduleVersionsTable {
  schedule_id: string;
  version: number;
  government_id: string;
  /** JSON */
  contents: string;
  recorded_at: number;
  actor: string;
}

export interface ReportOptOutsTable {
  schedule_id: string;
  address: string;
  recorded_at: number;
}

/** One report that was due, or a test of it. */
export interface ReportRunsTable {
  id: string;
  government_id: string;
  schedule_id: string;
  kind: string;
  nominal_at: number;
  planned_at: number;
  status: string;
  reason: string | null;
  /** JSON */
  left_out: string;
  test_user_id: string | null;
  test_unit_id: string | null;
  attempts: number;
  next_try_at: number;
  lease_token: string | null;
  lease_until: number | null;
  recorded_at: number;
  finished_at: number | null;
}

export interface ReportSnapshotsTable {
  id: string;
  government_id: string;
  run_id: string;
  unit_id: string;
  language: string;
  digest: string;
  title: string;
  period_from: string;
  period_to: string;
  json: string;
  sealed_at: number;
}

export interface ReportArtifactsTable {
  snapshot_id: string;
  government_id: string;
  part: string;
  file_name: string;
  media_type: string;
  digest: string;
  bytes: Uint8Array;
}

/** One mail to one person. */
export interface ReportMessagesTable {
  id: string;
  government_id: string;
  run_id: string;
  snapshot_id: string;
  unit_id: string;
  address: string;
  user_id: string | null;
  name: string;
  message_id: string;
  unsubscribe_hash: string;
  state: string;
  reason: string | null;
  attempts: number;
  next_try_at: number;
  handed_over: number;
  sent_again: number;
  lease_token: string | null;
  lease_until: number | null;
  changed_at: number;
}

export interface ReportLettersTable {
  message_id: string;
  government_id: string;
  letter: Uint8Array;
}

export interface ReportAttemptsTable {
  id: string;
  government_id: string;
  message_id: string;
  number: number;
  started_at: number;
  ended_at: number;
  server: string;
  outcome: string;
  code: number | null;
  answer: string;
}

export interface ReportNoticesTable {
  id: string;
  government_id: string;
  schedule_id: string;
  run_id: string;
  kind: string;
  detail: string;
  created_at: number;
  seen_at: number | null;
  mailed_at: number | null;
  mail_attempts: number;
  next_mail_at: number;
}

export interface ReportsTables {
  report_schedules: ReportSchedulesTable;
  report_schedule_versions: ReportScheduleVersionsTable;
  report_opt_outs: ReportOptOutsTable;
  report_runs: ReportRunsTable;
  report_snapshots: ReportSnapshotsTable;
  report_artifacts: ReportArtifactsTable;
  report_messages: ReportMessagesTable;
  report_letters: ReportLettersTable;
  report_attempts: ReportAttemptsTable;
  report_notices: ReportNoticesTable;
}
