import * as z from 'zod';
import { INPUT_RULES } from './input-rules';
import { CalendarDateSchema, PageQueryShape } from './primitives';

/**
 * What can be done, as the trail names it: `<subject>.<act>`. Whether it was done or refused is the outcome.
 * A feature adds its own here, and their words to both catalogues of the page.
 */
export const AUDIT_ACTIONS = [
  'session.start',
  'session.end',
  'session.end_all',
  'password.change',
  'password.reset_ask',
  'password.reset',
  'token.create',
  'token.revoke',
  'user.add',
  'user.change',
  'user.deactivate',
  'user.reactivate',
  'user.grant',
  'user.ungrant',
  'user.export',
  'user.erase',
  'sop.require',
  'sop.record',
  'sop.comment',
  'register.batch',
  'import.commit',
  'import.revert',
  'document.upload',
  'document.check',
  'unit.record',
  'area.decide',
  'area.rename',
  'target.set',
  'reorganisation.apply',
  'reorganisation.retract',
  'ruleset.publish',
  'policy.retract',
  'holiday.change',
  'training.add',
  'training.change',
  'training.participants',
  'process.record',
  'process.retract',
  'process.import',
  'lke.cuts',
  'letterhead.set',
  'report.schedule',
  'report.delivery',
  'report.unsubscribe',
  'report.resubscribe',
  'audit.export',
  'data.export',
  'system.command',
  'request',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_OUTCOMES = ['done', 'refused'] as const;
export const AuditOutcomeSchema = z.enum(AUDIT_OUTCOMES);
export type AuditOutcome = z.infer<typeof AuditOutcomeSchema>;

const FilterShape = {
  /** days in the business time zone, both included */
  from: CalendarDateSchema.optional(),
  to: CalendarDateSchema.optional(),
  /** a user name */
  actor: z.string().trim().min(1).max(100).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  /** `kind` or `kind:id`, e.g. `sop:3f2a…` */
  subject: z
    .string()
    .regex(/^[a-z_]+(:.{1,200})?$/, { error: INPUT_RULES.auditSubject })
    .optional(),
  outcome: AuditOutcomeSchema.optional(),
  /** words that all occur in names, titles, codes, notes, addresses */
  q: z.string().trim().max(200).optional(),
};

export const AuditFilterSchema = z.strictObject(FilterShape);
export type AuditFilter = z.output<typeof AuditFilterSchema>;

/** Entries beyond these are reached by narrower filters, or by the export. */
export const AUDIT_REACH = 10_000;

export const AuditQuerySchema = z
  .strictObject({ ...FilterShape, page: PageQueryShape.page, pageSize: PageQueryShape.pageSize })
  .refine(({ page = 1, pageSize = 50 }) => page * pageSize <= AUDIT_REACH, {
    path: ['page'],
    error: INPUT_RULES.auditReach,
  });
export type AuditQuery = z.output<typeof AuditQuerySchema>;

const details = z.record(z.string(), z.unknown()).nullable();

/** The same filter for a file; its headings in the language asked for, default Indonesian. */
export const AuditExportQuerySchema = z.strictObject({ ...FilterShape, language: z.enum(['id', 'en']).optional() });
export type AuditExportQuery = z.output<typeof AuditExportQuerySchema>;

/** One act, done or refused. */
export const AuditEntrySchema = z.object({
  id: z.int(),
  at: z.string(),
  outcome: AuditOutcomeSchema,
  /** one of AUDIT_ACTIONS, or of those of another version */
  action: z.string(),
  /** null = nobody, or the program itself; `name` is that of the account today */
  actor: z.object({ userId: z.string().nullable(), username: z.string(), name: z.string().nullable() }).nullable(),
  via: z.enum(['session', 'token', 'command-line']).nullable(),
  subject: z.object({ kind: z.string(), id: z.string(), label: z.string() }).nullable(),
  before: details,
  after: details,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  note: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

/** Newest first. */
export const AuditSchema = z.object({
  items: z.array(AuditEntrySchema),
  page: z.int(),
  pageSize: z.int(),
  /** counted up to AUDIT_REACH */
  total: z.int(),
  /** false when there are more than `total` */
  exact: z.boolean(),
});
export type Audit = z.infer<typeof AuditSchema>;
