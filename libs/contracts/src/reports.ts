import { CATCH_UP_POLICIES, DAY_OFF_RULES, PERIOD_KINDS, SKIP_REASONS } from '@pantausop/domain';
import { INPUT_RULES } from './input-rules';
import * as z from 'zod';
import { EmailSchema, RoleSchema } from './access';
import { listOf, PageQueryShape } from './primitives';

/** leadership = Ringkasan Pimpinan, coverage = Cakupan OPD, reportCard = Rapor OPD, reminder = Pengingat. */
export const REPORT_KINDS = ['leadership', 'coverage', 'reportCard', 'reminder'] as const;
const ReportKindSchema = z.enum(REPORT_KINDS);

const text = (most: number) => z.string().trim().min(1).max(most);
/** HH:MM, Asia/Jakarta */
const TimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: INPUT_RULES.timeOfDay });
const DaySchema = z.union([z.int().min(1).max(31), z.literal('last')]);

/** `weekday`: 1 = Monday .. 7 = Sunday. `day`: 31 = the last day of a shorter month; of a quarter: of its first month. */
export const ReportRuleSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(7), time: TimeSchema }),
  z.strictObject({ every: z.literal('month'), day: DaySchema, time: TimeSchema }),
  z.strictObject({ every: z.literal('quarter'), day: DaySchema, time: TimeSchema }),
  /** minute, hour, day of month, month, day of week; at most once a day */
  z.strictObject({ every: z.literal('cron'), expression: text(100) }),
]);
export type ReportRule = z.output<typeof ReportRuleSchema>;

/**
 * Who gets it, worked out when it is sent. Reports on the whole government: whoever has the role at exactly this unit, or (null)
 * wherever. Reports on one OPD (reportCard, reminder): whoever has the role at that OPD or below it, limited to OPDs within the unit.
 */
export const ReportAudienceSchema = z.strictObject({
  roles: z.array(z.strictObject({ role: RoleSchema, unitId: text(64).nullable() })).max(20),
  /** `unitId`: of which OPD, where the report is on one */
  addresses: z.array(z.strictObject({ address: EmailSchema, name: text(200), unitId: text(64).nullable() })).max(500),
});
export type ReportAudience = z.output<typeof ReportAudienceSchema>;

const ScheduleShape = {
  name: text(200),
  report: ReportKindSchema,
  rule: ReportRuleSchema,
  /** week, month, quarter: the one that ended before the nominal instant; day: the day itself, for reminders */
  period: z.enum(PERIOD_KINDS),
  dayOff: z.enum(DAY_OFF_RULES),
  catchUp: z.enum(CATCH_UP_POLICIES),
  /** for so long a missed report is made up */
  windowDays: z.int().min(1).max(400),
  audience: ReportAudienceSchema,
  language: z.enum(['id', 'en']),
  /** nobody can unsubscribe */
  mandatory: z.boolean(),
  /** a mail that may have arrived or not: ask = a person decides; once = it is sent again by itself once, after 30 minutes */
  whenUnknown: z.enum(['ask', 'once']),
};

export const NewReportScheduleSchema = z.strictObject(ScheduleShape);
export type NewReportSchedule = z.output<typeof NewReportScheduleSchema>;
export const ReportScheduleChangeSchema = z.strictObject(ScheduleShape).partial();
export type ReportScheduleChange = z.output<typeof ReportScheduleChangeSchema>;

export const REPORT_SCHEDULE_STATES = ['active', 'paused'] as const;
/** Why it is paused: by somebody, because its owner may not sign in any more, or as a sample. */
export const REPORT_PAUSE_REASONS = ['by_hand', 'owner_inactive', 'sample'] as const;

const RunDatesShape = {
  /** the rule's own instant, ISO 8601; decides the period */
  nominalAt: z.string(),
  /** after the shift for a day off */
  plannedAt: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
};

export const REPORT_RUN_STATES = [
  'planned',
  'preparing',
  'sending',
  'done',
  'done_with_errors',
  'failed',
  'skipped',
] as const;
export const REPORT_RUN_REASONS = [
  ...SKIP_REASONS,
  'paused',
  'deleted',
  'no_recipients',
  'no_figures',
  'render_fault',
  'content_fault',
] as const;

export const ReportScheduleSchema = z.object({
  ...ScheduleShape,
  id: z.string(),
  version: z.int(),
  state: z.enum(REPORT_SCHEDULE_STATES),
  stateReason: z.enum(REPORT_PAUSE_REASONS).nullable(),
  owner: z.object({ id: z.string(), name: z.string(), active: z.boolean() }),
  /** empty while it is paused */
  next: z.array(z.object(RunDatesShape)),
  lastRun: z
    .object({ id: z.string(), plannedAt: z.string(), status: z.enum(REPORT_RUN_STATES), reason: z.string().nullable() })
    .nullable(),
  /** how many people would get it now */
  recipients: z.int(),
  optedOut: z.int(),
  changedAt: z.string(),
  changedBy: z.string(),
  /** True for one that the sample data made. */
  sample: z.boolean(),
});
export type ReportSchedule = z.infer<typeof ReportScheduleSchema>;
export const ReportSchedulesSchema = z.object({ items: z.array(ReportScheduleSchema) });

/** What a schedule said from which moment on, the newest first. */
export const ReportScheduleVersionsSchema = z.object({
  items: z.array(z.object({ ...ScheduleShape, version: z.int(), changedAt: z.string(), changedBy: z.string() })),
});

/** `unitIds`: of which OPDs, for reports on such; `address`: as whom, one of those who would get it. Without them the first. */
export const ReportPreviewSchema = z.strictObject({
  unitIds: z.array(text(64)).min(1).max(200).optional(),
  address: EmailSchema.optional(),
});
export type ReportPreviewQuery = z.output<typeof ReportPreviewSchema>;

const FileShape = { fileName: z.string(), mediaType: z.string(), size: z.int(), digest: z.string() };
const ContentsShape = { ...FileShape, base64: z.string() };
const LetterShape = { subject: z.string(), html: z.string(), text: z.string() };

/** A mail byte for byte as it would be sent now; pictures are those the HTML shows as `cid:…`. */
export const ReportLetterSchema = z.object({
  ...LetterShape,
  to: z.string(),
  name: z.string(),
  title: z.string(),
  digest: z.string(),
  files: z.array(z.object(ContentsShape)),
  pictures: z.array(z.object({ ...ContentsShape, cid: z.string() })),
  /** as whom it can be shown */
  recipients: z.array(z.object({ address: z.string(), name: z.string(), unitIds: z.array(z.string()) })),
  /** people who are meant and would get nothing */
  leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
});
export type ReportLetterView = z.infer<typeof ReportLetterSchema>;

export const REPORT_MESSAGE_STATES = [
  'pending',
  'sending',
  'accepted',
  'deferred',
  'rejected',
  'unknown',
  'given_up',
] as const;
/** Why somebody who was meant gets nothing. nothing_due: a reminder of nothing; no_figures: none then, or no such OPD then. */
export const LEFT_OUT_REASONS = [
  'no_address',
  'inactive',
  'no_right',
  'opted_out',
  'nothing_due',
  'no_figures',
] as const;
/** Why a message was given up. */
export const GIVE_UP_REASONS = ['too_many_attempts', 'recipient_gone', 'schedule_stopped', 'by_hand'] as const;

export const ReportRunsQuerySchema = z.strictObject({
  schedule: text(64).optional(),
  status: z.enum(REPORT_RUN_STATES).optional(),
  page: PageQueryShape.page,
  pageSize: PageQueryShape.pageSize,
});
export type ReportRunsQuery = z.output<typeof ReportRunsQuerySchema>;

const RunShape = {
  ...RunDatesShape,
  id: z.string(),
  scheduleId: z.string(),
  scheduleName: z.string(),
  report: ReportKindSchema,
  /** sent to oneself only */
  test: z.boolean(),
  status: z.enum(REPORT_RUN_STATES),
  reason: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** of the messages that the caller may see */
  counts: z.record(z.enum(REPORT_MESSAGE_STATES), z.int()),
};
export const ReportRunsSchema = listOf(z.object(RunShape));
export type ReportRuns = z.infer<typeof ReportRunsSchema>;

const MessageShape = {
  id: z.string(),
  runId: z.string(),
  scheduleName: z.string(),
  title: z.string(),
  plannedAt: z.string(),
  address: z.string(),
  name: z.string(),
  /** the OPDs that it is about; none = the whole government */
  unitIds: z.array(z.string()),
  state: z.enum(REPORT_MESSAGE_STATES),
  reason: z.string().nullable(),
  attempts: z.int(),
  /** of a pending or deferred one; null = none is to come */
  nextTryAt: z.string().nullable(),
  changedAt: z.string(),
  test: z.boolean(),
};

export const ReportRunSchema = z.object({
  ...RunShape,
  leftOut: z.array(z.object({ name: z.string(), why: z.enum(LEFT_OUT_REASONS) })),
  snapshots: z.array(
    z.object({
      id: z.string(),
      unitIds: z.array(z.string()),
      title: z.string(),
      digest: z.string(),
      sealedAt: z.string(),
      files: z.array(z.object(FileShape)),
    }),
  ),
  messages: z.array(z.object(MessageShape)),
});
export type ReportRun = z.infer<typeof ReportRunSchema>;

/** Figures of a sealed report that read otherwise by what was recorded after it. */
export const ReportDifferencesSchema = z.object({
  corrected: z.boolean(),
  comparedAt: z.string(),
  /** `figure`: whose, as the report calls it; both values as the report would write them */
  items: z.array(z.object({ snapshotId: z.string(), figure: z.string(), sealed: z.string(), now: z.string() })),
  /** differences beyond those listed */
  more: z.int(),
});
export type ReportDifferences = z.infer<typeof ReportDifferencesSchema>;

export const DeliveriesQuerySchema = z.strictObject({
  run: text(64).optional(),
  schedule: text(64).optional(),
  state: z.enum(REPORT_MESSAGE_STATES).optional(),
  page: PageQueryShape.page,
  pageSize: PageQueryShape.pageSize,
});
export type DeliveriesQuery = z.output<typeof DeliveriesQuerySchema>;
export const DeliveriesSchema = listOf(z.object(MessageShape));
export type Deliveries = z.infer<typeof DeliveriesSchema>;

/** One mail with everything that was tried, and what was written. */
export const DeliverySchema = z.object({
  ...MessageShape,
  messageId: z.string(),
  letter: z.object({ ...LetterShape, pictures: z.array(z.object({ ...FileShape, cid: z.string() })) }),
  files: z.array(z.object(FileShape)),
  tries: z.array(
    z.object({
      number: z.int(),
      startedAt: z.string(),
      endedAt: z.string(),
      /** `host:port` of the mail server, or `outbox` */
      server: z.string(),
      outcome: z.enum(['accepted', 'deferred', 'rejected', 'unknown', 'interrupted']),
      code: z.int().nullable(),
      answer: z.string(),
    }),
  ),
});
export type Delivery = z.infer<typeof DeliverySchema>;

export const REPORT_NOTICE_KINDS = ['failed', 'skipped', 'undelivered', 'overdue', 'owner_inactive'] as const;
/** What the owner of a schedule has to know, the newest first; what was seen is left out. */
export const ReportNoticesSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(REPORT_NOTICE_KINDS),
      scheduleId: z.string(),
      scheduleName: z.string(),
      runId: z.string().nullable(),
      plannedAt: z.string().nullable(),
      /** a reason of the run, or how many mails did not arrive */
      detail: z.string(),
      createdAt: z.string(),
    }),
  ),
});
export type ReportNotices = z.infer<typeof ReportNoticesSchema>;

/** Whether a digest is that of an issued report or of one of its files; nothing else of it. */
export const ReportVerificationSchema = z.object({
  what: z.enum(['report', 'file']),
  title: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
  issuedOn: z.string(),
  sample: z.boolean(),
});
export type ReportVerification = z.infer<typeof ReportVerificationSchema>;
