import type { Ddl } from '../ddl';
import type { SchemaMigration } from '../migrate';

/**
 * Scheduled report mails. What a schedule said at any time, what was sealed, what was written and every attempt to send it are
 * append-only; beside them stands where each schedule, run and message is now. Times are milliseconds of the epoch.
 */
export const reports: SchemaMigration = {
  name: '0013_reports',
  async up(ddl) {
    await schedules(ddl);
    await runs(ddl);
    await messages(ddl);
    await notices(ddl);
  },
};

async function schedules({ db, table, text, integer, bigint, appendOnly }: Ddl): Promise<void> {
  await table('report_schedules')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    // active | paused | deleted, and why when not active
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('state_reason', text)
    .addColumn('owner_id', text, (c) => c.notNull())
    // the nominal instant up to which every run was planned or skipped
    .addColumn('handled_through', bigint, (c) => c.notNull())
    .addColumn('sample', integer, (c) => c.notNull())
    .addColumn('created_at', bigint, (c) => c.notNull())
    .execute();

  await table('report_schedule_versions')
    .addColumn('schedule_id', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('government_id', text, (c) => c.notNull())
    // JSON
    .addColumn('contents', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('report_schedule_versions_once', ['schedule_id', 'version'])
    .execute();
  await appendOnly('report_schedule_versions');

  await table('report_opt_outs')
    .addColumn('schedule_id', text, (c) => c.notNull())
    // lower case
    .addColumn('address', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addPrimaryKeyConstraint('report_opt_outs_once', ['schedule_id', 'address'])
    .execute();
  await db.schema
    .createIndex('report_schedules_by_state')
    .on('report_schedules')
    .columns(['government_id', 'state'])
    .execute();
}

async function runs({ db, table, text, integer, bigint, bytes, appendOnly }: Ddl): Promise<void> {
  await table('report_runs')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('schedule_id', text, (c) => c.notNull())
    // scheduled | test
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('nominal_at', bigint, (c) => c.notNull())
    .addColumn('planned_at', bigint, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('reason', text)
    // JSON: people who were meant and get nothing, and why
    .addColumn('left_out', text, (c) => c.notNull())
    // of a test: the only receiver and the OPD shown
    .addColumn('test_user_id', text)
    .addColumn('test_unit_id', text)
    .addColumn('attempts', integer, (c) => c.notNull())
    .addColumn('next_try_at', bigint, (c) => c.notNull())
    .addColumn('lease_token', text)
    .addColumn('lease_until', bigint)
    .addColumn('recorded_at', bigint, (c) => c.notNull())
    .addColumn('finished_at', bigint)
    // two servers, a restart or a double click make one
    .addUniqueConstraint('report_runs_once', ['schedule_id', 'kind', 'nominal_at'])
    .execute();
  await db.schema.createIndex('report_runs_by_status').on('report_runs').columns(['status', 'next_try_at']).execute();
  await db.schema
    .createIndex('report_runs_latest')
    .on('report_runs')
    .columns(['government_id', 'planned_at'])
    .execute();

  await table('report_snapshots')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('run_id', text, (c) => c.notNull())
    // '' = the whole government
    .addColumn('unit_id', text, (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('period_from', text, (c) => c.notNull())
    .addColumn('period_to', text, (c) => c.notNull())
    .addColumn('json', text, (c) => c.notNull())
    .addColumn('sealed_at', bigint, (c) => c.notNull())
    .addUniqueConstraint('report_snapshots_once', ['run_id', 'unit_id'])
    .execute();
  await db.schema.createIndex('report_snapshots_by_digest').on('report_snapshots').column('digest').execute();
  await appendOnly('report_snapshots');

  await table('report_artifacts')
    .addColumn('snapshot_id', text, (c) => c.notNull())
    .addColumn('government_id', text, (c) => c.notNull())
    // pdf, xlsx, or cid:<content id> of a picture
    .addColumn('part', text, (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('media_type', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('bytes', bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('report_artifacts_once', ['snapshot_id', 'part'])
    .execute();
  await db.schema.createIndex('report_artifacts_by_digest').on('report_artifacts').column('digest').execute();
  await appendOnly('report_artifacts');
}

async function messages({ db, table, text, integer, bigint, bytes, appendOnly }: Ddl): Promise<void> {
  await table('report_messages')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('run_id', text, (c) => c.notNull())
    .addColumn('snapshot_id', text, (c) => c.notNull())
    .addColumn('unit_id', text, (c) => c.notNull())
    // lower case
    .addColumn('address', text, (c) => c.notNull())
    // null = a named address without an account
    .addColumn('user_id', text)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('message_id', text, (c) => c.notNull().unique())
    // of the link that ends such mails; SHA-256, hexadecimal
    .addColumn('unsubscribe_hash', text, (c) => c.notNull().unique())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('attempts', integer, (c) => c.notNull())
    .addColumn('next_try_at', bigint, (c) => c.notNull())
    // 1 = all but the end of the message had left when this was written
    .addColumn('handed_over', integer, (c) => c.notNull())
    // 1 = an unknown one was sent again by itself
    .addColumn('sent_again', integer, (c) => c.notNull())
    .addColumn('lease_token', text)
    .addColumn('lease_until', bigint)
    .addColumn('changed_at', bigint, (c) => c.notNull())
    // one mail per person, report and OPD, whoever tries
    .addUniqueConstraint('report_messages_once', ['run_id', 'unit_id', 'address'])
    .execute();
  await db.schema
    .createIndex('report_messages_by_state')
    .on('report_messages')
    .columns(['state', 'next_try_at'])
    .execute();
  await db.schema.createIndex('report_messages_by_user').on('report_messages').column('user_id').execute();

  await table('report_letters')
    .addColumn('message_id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    // gzip of JSON: subject, html, text, unsubscribeUrl
    .addColumn('letter', bytes, (c) => c.notNull())
    .execute();
  await appendOnly('report_letters');

  await table('report_attempts')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('message_id', text, (c) => c.notNull())
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('started_at', bigint, (c) => c.notNull())
    .addColumn('ended_at', bigint, (c) => c.notNull())
    // mail server, or the outbox folder
    .addColumn('server', text, (c) => c.notNull())
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('code', integer)
    .addColumn('answer', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('report_attempts_of_message').on('report_attempts').column('message_id').execute();
  await appendOnly('report_attempts');
}

/** What the owner of a schedule has to know. */
async function notices({ db, table, text, integer, bigint }: Ddl): Promise<void> {
  await table('report_notices')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('schedule_id', text, (c) => c.notNull())
    // '' = of the schedule itself
    .addColumn('run_id', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('detail', text, (c) => c.notNull())
    .addColumn('created_at', bigint, (c) => c.notNull())
    .addColumn('seen_at', bigint)
    // null = not yet by mail
    .addColumn('mailed_at', bigint)
    .addColumn('mail_attempts', integer, (c) => c.notNull())
    .addColumn('next_mail_at', bigint, (c) => c.notNull())
    .addUniqueConstraint('report_notices_once', ['schedule_id', 'run_id', 'kind'])
    .execute();
  await db.schema.createIndex('report_notices_to_mail').on('report_notices').columns(['mailed_at']).execute();
}
