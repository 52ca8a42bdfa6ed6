import * as z from 'zod';
import { EVALUATION_STATEMENTS, SOP_FACT_TYPES } from '@pantausop/domain';
import { RulesSchema } from './policy';
import {
  AreaCodeSchema,
  CalendarDateSchema,
  ElementCodeSchema,
  InstantSchema,
  PageQueryShape,
  RulesetNamedSchema,
  listOf,
} from './primitives';

export const STAGES = ['identified', 'drafting', 'submitted', 'ratified'] as const;
export const StageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof StageSchema>;

/** Whether an SOP is in force on the day, and how its currency stands: it lapses within 60 days, or has lapsed. */
export const FORCES = ['in_force', 'lapsing', 'lapsed'] as const;
export const ForceSchema = z.enum(FORCES);
export type Force = z.infer<typeof ForceSchema>;

export const SopsQuerySchema = z.strictObject({
  unit: z.string().max(64).optional(),
  area: AreaCodeSchema.optional(),
  stage: StageSchema.optional(),
  force: ForceSchema.optional(),
  /** words of the title, of the number, or of a name of the unit or of one above it; each must be found */
  q: z.string().max(200).optional(),
  applicability: z.enum(['required', 'not_applicable']).optional(),
  asOf: CalendarDateSchema.optional(),
  knownAt: InstantSchema.optional(),
  ...PageQueryShape,
});

/** The point in time of one SOP. */
export const SopQuerySchema = SopsQuerySchema.pick({ asOf: true, knownAt: true });
export type SopQuery = z.output<typeof SopQuerySchema>;

/** One SOP as of a date. */
export const SopSchema = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  unit: z.object({ id: z.string(), code: z.string(), name: z.string(), abbreviation: z.string() }),
  /** The OPD above the unit (the unit itself when it is one). */
  opd: z.object({ id: z.string(), code: z.string(), name: z.string(), abbreviation: z.string() }).nullable(),
  area: AreaCodeSchema,
  weight: z.int(),
  stage: StageSchema,
  inForce: z.boolean(),
  inRevision: z.boolean(),
  notApplicable: z
    .object({ reason: z.string(), approvedBy: z.string().nullable(), until: z.string().nullable() })
    .nullable(),
  requiredOn: z.string(),
  ratifiedOn: z.string().nullable(),
  signatory: z.string().nullable(),
  monitoredOn: z.string().nullable(),
  monitoringResult: z.enum(['well', 'not_well']).nullable(),
  evaluatedOn: z.string().nullable(),
  /** 0..100 */
  points: z.int(),
  documentPoints: z.int(),
  applied: z.boolean(),
  current: z.boolean(),
  appliedUntil: z.string().nullable(),
  currentUntil: z.string().nullable(),
  elements: z.array(ElementCodeSchema),
});
export type Sop = z.infer<typeof SopSchema>;
export const SopsSchema = listOf(SopSchema).extend({
  asOf: z.string(),
  knownAt: z.string(),
  ruleset: RulesetNamedSchema,
});
export type Sops = z.infer<typeof SopsSchema>;

export const SopDetailSchema = SopSchema.extend({
  /** ETag of the history, for `If-Match` */
  version: z.string(),
  remarks: z.record(z.string(), z.string()),
  /** the ruleset that decided its points */
  rules: RulesSchema,
});
export type SopDetail = z.infer<typeof SopDetailSchema>;

const text = (max: number) => z.string().trim().min(1).max(max);
const on = { effectiveOn: CalendarDateSchema };
/** Set when this event corrects another: the same request retracts that one. */
const correction = { replaces: z.string().max(64).optional(), reason: text(2000).optional() };

/** An event as it is posted: `{ type, effectiveOn, ...payload }`. */
export const EventBodySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('required'),
    ...on,
    unit: z.string().max(64),
    area: AreaCodeSchema,
    title: text(500),
    weight: z.int().min(1).max(10).default(1),
    ...correction,
  }),
  z.strictObject({ type: z.literal('requirement_ended'), ...on, ...correction, reason: text(2000) }),
  z.strictObject({
    type: z.literal('drafting_started'),
    ...on,
    ...correction,
    /** who drafts it, by name, several parted by `;` */
    drafter: text(200).optional(),
  }),
  z.strictObject({
    type: z.literal('document_checked'),
    ...on,
    ...correction,
    elements: z.array(ElementCodeSchema).max(19),
  }),
  z.strictObject({ type: z.literal('submitted'), ...on, ...correction }),
  z.strictObject({ type: z.literal('returned'), ...on, ...correction, note: text(2000) }),
  z.strictObject({
    type: z.literal('ratified'),
    ...on,
    ...correction,
    number: text(200).nullable().default(null),
    signatory: text(200).nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('monitored'),
    ...on,
    ...correction,
    result: z.enum(['well', 'not_well']),
    /** what was found, and what is to be done (PermenPANRB 35/2012, Tabel 7) */
    note: text(2000).optional(),
    followUp: text(2000).optional(),
  }),
  z.strictObject({
    type: z.literal('evaluated'),
    ...on,
    ...correction,
    result: z.enum(['fit', 'revise']),
    /** the statements that hold (PermenPANRB 35/2012, Tabel 8) */
    statements: z.array(z.enum(EVALUATION_STATEMENTS)).max(EVALUATION_STATEMENTS.length).optional(),
    note: text(2000).optional(),
  }),
  z.strictObject({ type: z.literal('revoked'), ...on, ...correction, reason: text(2000) }),
  z.strictObject({
    type: z.literal('not_applicable'),
    ...on,
    replaces: z.string().max(64).optional(),
    reason: text(2000),
    approvedBy: text(200).nullable().default(null),
    until: CalendarDateSchema.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('applicable'), ...on, ...correction }),
  z.strictObject({
    type: z.literal('moved'),
    ...on,
    ...correction,
    unit: z.string().max(64),
    area: AreaCodeSchema,
    cause: z.enum(['reorganization', 'reclassification']),
  }),
  z.strictObject({ type: z.literal('reweighted'), ...on, ...correction, weight: z.int().min(1).max(10) }),
  z.strictObject({ type: z.literal('retitled'), ...on, ...correction, title: text(500) }),
  z.strictObject({ type: z.literal('retracted'), event: z.string().max(64), reason: text(2000) }),
]);
export type EventBody = z.infer<typeof EventBodySchema>;

/** `POST /sops`: the need of one SOP. */
export const NewSopSchema = z.strictObject({
  unit: z.string().max(64),
  area: AreaCodeSchema,
  title: text(500),
  weight: z.int().min(1).max(10).default(1),
  effectiveOn: CalendarDateSchema,
});
export type NewSop = z.infer<typeof NewSopSchema>;

export const SopEventSchema = z.object({
  id: z.string(),
  type: z.enum([...SOP_FACT_TYPES, 'retracted']),
  /** null for a retraction */
  effectiveOn: z.string().nullable(),
  recordedAt: z.string(),
  actor: z.string(),
  source: z.enum(['screen', 'import', 'api', 'sample']),
  /** the payload of the scoring rules §2; a unit is `{ unit }` with its id */
  payload: z.record(z.string(), z.unknown()),
  replaces: z.string().nullable(),
  retractedBy: z.string().nullable(),
});
export type SopEventView = z.infer<typeof SopEventSchema>;
export const SopEventsSchema = z.object({ items: z.array(SopEventSchema), version: z.string() });
export type SopEvents = z.infer<typeof SopEventsSchema>;
