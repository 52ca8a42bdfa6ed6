import * as z from 'zod';
import { PREDIKATS } from '@pantausop/domain';
import {
  AreaCodeSchema,
  AreaWeightsSchema,
  CalendarDateSchema,
  ElementCodeSchema,
  InstantSchema,
  PredikatCutsSchema,
  RatioSchema,
  RulesetNamedSchema,
} from './primitives';

const text = (max: number) => z.string().trim().min(1).max(max);

/** The numbers of a ruleset (scoring rules §3). What they must add up to, the rules of the domain say in a sentence. */
const CONTENTS = {
  elementPoints: z.record(ElementCodeSchema, z.number()),
  ratifiedPoints: z.number(),
  appliedPoints: z.number(),
  appliedMonths: z.number(),
  currentPoints: z.number(),
  currentMonths: z.number(),
  areaWeights: AreaWeightsSchema,
  predikatCuts: PredikatCutsSchema.max(10),
};
export const RulesSchema = RulesetNamedSchema.extend(CONTENTS);
export type Rules = z.infer<typeof RulesSchema>;

export const RULESET_STATES = ['past', 'in_force', 'ahead', 'retracted'] as const;
export const RulesetViewSchema = RulesSchema.extend({
  state: z.enum(RULESET_STATES),
  /** the decision it rests on; null for the built-in ruleset 1 */
  basis: z.string().nullable(),
  recordedAt: z.string().nullable(),
  recordedBy: z.string().nullable(),
});
export type RulesetView = z.infer<typeof RulesetViewSchema>;
/** By start, retracted ones last. */
export const RulesetsSchema = z.object({ items: z.array(RulesetViewSchema) });
export type RulesetViews = z.infer<typeof RulesetsSchema>;

export const RulesetDraftSchema = z.strictObject({ effectiveOn: CalendarDateSchema, ...CONTENTS });
export type RulesetDraft = z.output<typeof RulesetDraftSchema>;
export const NewRulesetSchema = RulesetDraftSchema.extend({ basis: text(500) });
export type NewRulesetBody = z.output<typeof NewRulesetSchema>;

export const RetractionSchema = z.strictObject({ reason: text(2000) });
export type Retraction = z.output<typeof RetractionSchema>;

/** An exact fraction: numerator and denominator as text, for showing without rounding twice. */
export const FractionTextSchema = z.tuple([z.string(), z.string()]);

const PolicyUnitSchema = z.object({ id: z.string(), code: z.string(), name: z.string(), abbreviation: z.string() });

export const MEASURES_OF_TARGETS = ['coverage', 'score', 'index'] as const;
const MeasureSchema = z.enum(MEASURES_OF_TARGETS);

/** A unit under one ruleset. */
const ImpactSideSchema = z.object({
  index: RatioSchema,
  indexFraction: FractionTextSchema.nullable(),
  score: RatioSchema,
  predikat: z.enum(PREDIKATS).nullable(),
});
export const ImpactRowSchema = PolicyUnitSchema.extend({
  before: ImpactSideSchema,
  after: ImpactSideSchema,
  /** targets of the unit that are not due before the start */
  targets: z.array(
    z.object({
      area: AreaCodeSchema.nullable(),
      measure: MeasureSchema,
      value: z.number(),
      dueOn: z.string(),
      before: RatioSchema,
      after: RatioSchema,
      /** reached before, no longer after */
      drops: z.boolean(),
    }),
  ),
});
export type ImpactRow = z.infer<typeof ImpactRowSchema>;
export const RulesetImpactSchema = z.object({
  effectiveOn: z.string(),
  /** the ruleset that would decide that day without the new one */
  replaces: z.int(),
  knownAt: z.string(),
  /** the OPDs, the greatest loss of index first */
  units: z.array(ImpactRowSchema),
  total: ImpactRowSchema,
  sops: z.int(),
  /** SOPs whose points change on that day */
  sopsChanged: z.int(),
  predikatChanges: z.int(),
  targetDrops: z.int(),
});
export type RulesetImpact = z.infer<typeof RulesetImpactSchema>;

export const TARGET_STATES = ['reached', 'not_reached', 'no_data'] as const;
export const TargetViewSchema = z.object({
  id: z.string(),
  unit: PolicyUnitSchema,
  area: AreaCodeSchema.nullable(),
  measure: MeasureSchema,
  /** 0..1 */
  value: z.number(),
  dueOn: z.string(),
  effectiveOn: z.string(),
  recordedAt: z.string(),
  /** the day of `current`: today, or the due date once it has passed */
  asOf: z.string(),
  current: RatioSchema,
  currentFraction: FractionTextSchema.nullable(),
  state: z.enum(TARGET_STATES),
  due: z.boolean(),
});
export type TargetView = z.infer<typeof TargetViewSchema>;
export const TargetsSchema = z.object({ items: z.array(TargetViewSchema) });
export type TargetViews = z.infer<typeof TargetsSchema>;
export const NewTargetSchema = z.strictObject({
  unit: z.string().max(64),
  area: AreaCodeSchema.nullable(),
  measure: MeasureSchema,
  value: z.number().gt(0).max(1),
  dueOn: CalendarDateSchema,
});
export type NewTargetBody = z.output<typeof NewTargetSchema>;

export const DECISION_STATES = ['in_force', 'ended', 'retracted'] as const;
export const AreaDecisionSchema = z.object({
  id: z.string(),
  unit: PolicyUnitSchema,
  area: AreaCodeSchema,
  reason: z.string(),
  approvedBy: z.string(),
  from: z.string(),
  /** exclusive; null = open */
  until: z.string().nullable(),
  recordedAt: z.string(),
  state: z.enum(DECISION_STATES),
});
export type AreaDecisionView = z.infer<typeof AreaDecisionSchema>;
export const AreaDecisionsSchema = z.object({ items: z.array(AreaDecisionSchema) });
export type AreaDecisionViews = z.infer<typeof AreaDecisionsSchema>;
export const NewAreaDecisionSchema = z.strictObject({
  unit: z.string().max(64),
  area: AreaCodeSchema,
  reason: text(2000),
  approvedBy: text(200),
  from: CalendarDateSchema,
  until: CalendarDateSchema.nullable(),
});
export type NewAreaDecisionBody = z.output<typeof NewAreaDecisionSchema>;

export const HOLIDAY_KINDS = ['libur_nasional', 'cuti_bersama', 'libur_daerah'] as const;
export const HolidaySchema = z.object({
  id: z.string(),
  date: z.string(),
  kind: z.enum(HOLIDAY_KINDS),
  name: z.string(),
  nameEn: z.string().nullable(),
  /** false: still to be compared with the joint decree (SKB 3 Menteri) */
  confirmed: z.boolean(),
});
export type HolidayView = z.infer<typeof HolidaySchema>;
export const HolidaysQuerySchema = z.strictObject({ year: z.coerce.number().int().min(1900).max(9998).optional() });
/** `years`: those of which any holiday stands. */
export const HolidaysSchema = z.object({ year: z.int(), years: z.array(z.int()), items: z.array(HolidaySchema) });
export type HolidayViews = z.infer<typeof HolidaysSchema>;
export const NewHolidaySchema = z.strictObject({
  date: CalendarDateSchema,
  kind: z.enum(HOLIDAY_KINDS),
  name: text(200),
  nameEn: text(200).optional(),
});
export type NewHolidayBody = z.output<typeof NewHolidaySchema>;
/** One holiday a line: a date as in a register file, then its name. */
export const HolidayListSchema = z.strictObject({ kind: z.enum(HOLIDAY_KINDS), text: text(20_000) });
export type HolidayList = z.output<typeof HolidayListSchema>;
export const HolidaysAddedSchema = z.object({ added: z.int(), same: z.int(), items: z.array(HolidaySchema) });
export type HolidaysAdded = z.infer<typeof HolidaysAddedSchema>;

export const AreaLabelSchema = z.object({
  id: z.string(),
  area: AreaCodeSchema,
  effectiveOn: z.string(),
  label: z.string(),
  labelEn: z.string(),
  basis: z.string(),
  recordedAt: z.string(),
});
export type AreaLabelView = z.infer<typeof AreaLabelSchema>;
export const AreaLabelsSchema = z.object({ items: z.array(AreaLabelSchema) });
export type AreaLabelViews = z.infer<typeof AreaLabelsSchema>;
export const NewAreaLabelSchema = z.strictObject({
  area: AreaCodeSchema,
  effectiveOn: CalendarDateSchema,
  label: text(120),
  labelEn: text(120),
  basis: text(500),
});
export type NewAreaLabelBody = z.output<typeof NewAreaLabelSchema>;

export const PolicyQuerySchema = z.strictObject({ knownAt: InstantSchema.optional() });
export type PolicyQuery = z.output<typeof PolicyQuerySchema>;
