import * as z from 'zod';
import { INPUT_RULES } from './input-rules';
import { OPERATION_KINDS } from '@pantausop/domain';
import { UnitKindSchema } from './organisation';
import { AreaCodeSchema, CalendarDateSchema, InstantSchema, RatioSchema } from './primitives';
import { StageSchema } from './register';

const text = (max: number) => z.string().trim().min(1).max(max);
const unitId = z.string().min(1).max(64);

export const UnitNameSchema = z.strictObject({
  code: text(64).regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, { error: INPUT_RULES.unitCode }),
  name: text(200),
  abbreviation: text(60),
});
export type UnitName = z.infer<typeof UnitNameSchema>;

/** A unit that the operation makes. Decisions name it by its key; its id is given when it is recorded. */
export const NewUnitSchema = UnitNameSchema.extend({
  key: z.string().regex(/^new-[a-z0-9]{1,16}$/, { error: INPUT_RULES.newUnitKey }),
  kind: UnitKindSchema,
  parent: unitId,
});
export const SuccessorSchema = z.union([z.strictObject({ unit: unitId }), NewUnitSchema]);

const on = { effectiveOn: CalendarDateSchema };
/** A change of the organisation. The day may lie ahead of today. */
export const UnitOperationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('establish'), ...on, unit: NewUnitSchema }),
  z.strictObject({ kind: z.literal('rename'), ...on, unit: unitId, name: UnitNameSchema }),
  z.strictObject({ kind: z.literal('reparent'), ...on, unit: unitId, parent: unitId }),
  z.strictObject({
    kind: z.literal('merge'),
    ...on,
    units: z.array(unitId).min(1).max(50),
    into: SuccessorSchema,
    /** another name for a unit that stands and takes the others over */
    name: UnitNameSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('split'), ...on, unit: unitId, into: z.array(SuccessorSchema).min(1).max(20) }),
  z.strictObject({ kind: z.literal('dissolve'), ...on, unit: unitId, successors: z.array(unitId).max(20) }),
]);
export type UnitOperationBody = z.infer<typeof UnitOperationSchema>;

export const SopDecisionSchema = z.discriminatedUnion('action', [
  z.strictObject({ sop: unitId, action: z.literal('move'), to: unitId }),
  z.strictObject({ sop: unitId, action: z.literal('renew'), to: unitId, reviewOn: CalendarDateSchema }),
  z.strictObject({ sop: unitId, action: z.literal('end'), reason: text(2000) }),
]);

export const DecidedOperationSchema = z.strictObject({
  operation: UnitOperationSchema,
  sops: z.array(SopDecisionSchema).max(50_000).default([]),
  /** `to: null` ends the unit with the one above it */
  subUnits: z
    .array(z.strictObject({ unit: unitId, to: unitId.nullable() }))
    .max(5000)
    .default([]),
  /** e.g. "Perda Kota Medan 8/2022" */
  legalBasis: text(300).nullable().default(null),
});
export type DecidedOperationBody = z.output<typeof DecidedOperationSchema>;

/** `basis` is that of the preview on which the decision was made. */
export const CommitOperationSchema = DecidedOperationSchema.extend({ basis: z.string().max(100) });
export type CommitOperation = z.output<typeof CommitOperationSchema>;

/** A unit by its name on the day that matters. `id` is the key for one that is not recorded yet. */
export const NamedUnitSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  abbreviation: z.string(),
});
export type NamedUnit = z.infer<typeof NamedUnitSchema>;

export const UnitFigureSchema = z.object({
  required: z.int(),
  inForce: z.int(),
  notApplicable: z.int(),
  coverage: RatioSchema,
  score: RatioSchema,
  /** null for a sub-unit */
  index: RatioSchema,
});
export type UnitFigure = z.infer<typeof UnitFigureSchema>;

export const SopInQuestionSchema = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  unit: NamedUnitSchema,
  area: AreaCodeSchema,
  stage: StageSchema,
  inForce: z.boolean(),
  requiredOn: z.string(),
  /** null = nobody has decided */
  decision: z
    .discriminatedUnion('action', [
      z.object({ action: z.literal('move'), to: z.string() }),
      z.object({ action: z.literal('renew'), to: z.string(), reviewOn: z.string() }),
      z.object({ action: z.literal('end'), reason: z.string() }),
    ])
    .nullable(),
  /** the usual decision, which nobody has made yet */
  proposed: z.boolean(),
  /** same_title: see twins; since: required there on or after the day; not_applicable on that day */
  warnings: z.array(z.enum(['same_title', 'since', 'not_applicable'])),
  twins: z.array(z.string()),
});
export type SopInQuestion = z.infer<typeof SopInQuestionSchema>;

export const OperationPreviewSchema = z.object({
  basis: z.string(),
  effectiveOn: z.string(),
  today: z.string(),
  /** what is recorded of units */
  facts: z.array(
    z.object({
      unit: NamedUnitSchema,
      type: z.enum(['established', 'renamed', 'reparented', 'closed']),
      effectiveOn: z.string(),
      parent: NamedUnitSchema.nullable(),
    }),
  ),
  /** where an SOP may go */
  targets: z.array(NamedUnitSchema),
  sops: z.array(SopInQuestionSchema),
  undecided: z.int(),
  subUnits: z.array(
    z.object({
      unit: NamedUnitSchema,
      parent: NamedUnitSchema,
      /** `to: null` = ends too; null = nobody has decided */
      decision: z.object({ to: z.string().nullable() }).nullable(),
    }),
  ),
  /** per day (the day itself, and today where it is another) and touched unit, as it would be without and with the operation */
  effect: z.array(
    z.object({
      on: z.string(),
      units: z.array(
        z.object({
          unit: NamedUnitSchema,
          /** the whole city, or an OPD */
          whole: z.boolean(),
          before: UnitFigureSchema.nullable(),
          after: UnitFigureSchema.nullable(),
        }),
      ),
    }),
  ),
});
export type OperationPreview = z.infer<typeof OperationPreviewSchema>;

export const OperationSchema = z.object({
  id: z.string(),
  kind: z.enum(OPERATION_KINDS),
  effectiveOn: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  source: z.enum(['screen', 'import', 'api', 'sample']),
  legalBasis: z.string().nullable(),
  /** the units that it changed, as they were called before */
  from: z.array(NamedUnitSchema),
  /** the units that came of it, as they are called from that day on */
  to: z.array(NamedUnitSchema),
  counts: z.object({ moved: z.int(), renewed: z.int(), ended: z.int(), stayed: z.int() }),
  retraction: z.object({ recordedAt: z.string(), actor: z.string(), reason: z.string() }).nullable(),
});
export type Operation = z.infer<typeof OperationSchema>;
export const OperationsSchema = z.object({ items: z.array(OperationSchema) });
export type Operations = z.infer<typeof OperationsSchema>;

export const RetractOperationSchema = z.strictObject({ reason: text(2000) });
export type RetractOperation = z.infer<typeof RetractOperationSchema>;

export const UnitHistorySchema = z.object({
  id: z.string(),
  kind: UnitKindSchema,
  validFrom: z.string(),
  validTo: z.string().nullable(),
  names: z.array(NamedUnitSchema.omit({ id: true }).extend({ from: z.string(), to: z.string().nullable() })),
  parents: z.array(z.object({ from: z.string(), to: z.string().nullable(), unit: NamedUnitSchema.nullable() })),
  predecessors: z.array(z.object({ unit: NamedUnitSchema, on: z.string() })),
  successors: z.array(z.object({ unit: NamedUnitSchema, on: z.string() })),
});
export type UnitHistoryView = z.infer<typeof UnitHistorySchema>;

export const UnitMarksQuerySchema = z.strictObject({
  from: CalendarDateSchema.optional(),
  to: CalendarDateSchema.optional(),
  knownAt: InstantSchema.optional(),
});
export type UnitMarksQuery = z.output<typeof UnitMarksQuerySchema>;
export const UnitMarkSchema = z.object({
  on: z.string(),
  changes: z.array(
    z.object({
      type: z.enum(['merged', 'split', 'dissolved', 'renamed', 'reparented', 'established']),
      from: z.array(NamedUnitSchema),
      to: z.array(NamedUnitSchema),
    }),
  ),
});
export type UnitMark = z.infer<typeof UnitMarkSchema>;
export const UnitMarksSchema = z.object({ items: z.array(UnitMarkSchema) });
export type UnitMarks = z.infer<typeof UnitMarksSchema>;
