import * as z from 'zod';
import { INPUT_RULES } from './input-rules';
import {
  LKE_LETTERS,
  LKE_QUESTIONS,
  PROCESS_FACT_TYPES,
  PROCESS_GROUPS,
  PROCESS_STANDINGS,
  SOP_STAGES,
} from '@pantausop/domain';
import { CalendarDateSchema, RulesetNamedSchema } from './primitives';

const text = (max: number) => z.string().trim().min(1).max(max);
const id = z.string().min(1).max(64);

export const ProcessGroupSchema = z.enum(PROCESS_GROUPS);
const CountsSchema = z.object({ in_force: z.int(), not_yet: z.int(), without: z.int() });

export const ProcessesQuerySchema = z.strictObject({
  asOf: CalendarDateSchema.optional(),
  /** id or code: the processes of which this unit, or one within it, is in charge, with those above them */
  unit: z.string().max(64).optional(),
});
export type ProcessesQuery = z.output<typeof ProcessesQuerySchema>;

const ProcessUnitSchema = z.object({ id: z.string(), code: z.string(), name: z.string(), abbreviation: z.string() });

export const ProcessViewSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  group: ProcessGroupSchema,
  /** 0 = of the whole government */
  level: z.int(),
  parentId: z.string().nullable(),
  unit: ProcessUnitSchema.nullable(),
  /** has no parts: only these are counted */
  lowest: z.boolean(),
  standing: z.enum(PROCESS_STANDINGS).nullable(),
  counts: CountsSchema,
  sops: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      unit: z.string(),
      stage: z.enum(SOP_STAGES),
      inForce: z.boolean(),
      /** false once its need has ended: then it counts for nothing */
      required: z.boolean(),
    }),
  ),
});
export type ProcessView = z.infer<typeof ProcessViewSchema>;

export const LkeCutsSchema = z.object({ all: z.int(), most: z.int() });

export const LkeAnswerSchema = z.object({
  question: z.enum(LKE_QUESTIONS),
  /** null where there is nothing to answer about */
  letter: z.enum(LKE_LETTERS).nullable(),
  done: z.int(),
  of: z.int(),
});

export const ProcessesSchema = z.object({
  asOf: z.string(),
  sample: z.boolean(),
  ruleset: RulesetNamedSchema,
  /** the rules' months for "applied" and "evaluated" */
  months: z.object({ applied: z.int(), evaluated: z.int() }),
  unit: ProcessUnitSchema.nullable(),
  /** parents before their parts: core, support, other; by code */
  items: z.array(ProcessViewSchema),
  /** the lowest processes */
  counts: CountsSchema,
  lke: z.object({
    answers: z.array(LkeAnswerSchema),
    cuts: LkeCutsSchema,
    /** false while nobody has set them */
    set: z.boolean(),
  }),
});
export type Processes = z.infer<typeof ProcessesSchema>;

export const NewProcessSchema = z.strictObject({
  code: text(40),
  name: text(300),
  /** of its parent when it has one */
  group: ProcessGroupSchema.optional(),
  parent: id.nullable().optional(),
  /** id or code */
  unit: id.nullable().optional(),
  /** omitted = today */
  effectiveOn: CalendarDateSchema.optional(),
});
export type NewProcess = z.output<typeof NewProcessSchema>;

const dated = { effectiveOn: CalendarDateSchema.optional() };
export const ProcessEventBodySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('renamed'), name: text(300), ...dated }),
  z.strictObject({ type: z.literal('assigned'), unit: id.nullable(), ...dated }),
  z.strictObject({ type: z.literal('linked'), sop: id, ...dated }),
  z.strictObject({ type: z.literal('unlinked'), sop: id, ...dated }),
  z.strictObject({ type: z.literal('ended'), reason: text(2000), ...dated }),
  /** takes an event back; of the entry of a process: all that is recorded of it */
  z.strictObject({ type: z.literal('retracted'), event: id, reason: text(2000) }),
]);
export type ProcessEventBody = z.output<typeof ProcessEventBodySchema>;

/** What was recorded of a process, the latest first. */
export const ProcessEventsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      type: z.enum(PROCESS_FACT_TYPES),
      effectiveOn: z.string(),
      recordedAt: z.string(),
      actor: z.string(),
      /** the name given, the unit put in charge, the SOP, the reason of an end; null = none */
      about: z.string().nullable(),
      /** null = stands */
      retracted: z.object({ recordedAt: z.string(), actor: z.string(), reason: z.string() }).nullable(),
    }),
  ),
});
export type ProcessEvents = z.infer<typeof ProcessEventsSchema>;

export const ProcessRecordedSchema = z.object({ id: z.string() });
export type ProcessRecorded = z.infer<typeof ProcessRecordedSchema>;

export const NewLkeCutsSchema = z
  .strictObject({ all: z.int().min(1).max(100), most: z.int().min(0).max(99) })
  .refine(({ all, most }) => most < all, { path: ['most'], error: INPUT_RULES.mostBelowAll });
export type NewLkeCuts = z.output<typeof NewLkeCutsSchema>;
