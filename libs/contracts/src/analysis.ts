import * as z from 'zod';
import { CAUSES, EXPLAINED_FIGURES } from '@pantausop/domain';
import { CellSchema } from './compliance';
import { UnitKindSchema } from './organisation';
import {
  AreaCodeSchema,
  CalendarDateSchema,
  ElementCodeSchema,
  FigureBasisSchema,
  FigureQuerySchema,
  InstantSchema,
  RatioSchema,
} from './primitives';

export const CauseSchema = z.enum(CAUSES);
export const ExplainedFigureSchema = z.enum(EXPLAINED_FIGURES);

/** A change of a ratio: -1..1, six decimals, half away from zero; null = no data. */
export const ChangeRatioSchema = z.number().min(-1).max(1).nullable();
/** The same as an exact fraction of two integers, written out: they may be large. */
export const ExactSchema = z.object({ numerator: z.string(), denominator: z.string() }).nullable();

const NamedUnitSchema = z.object({ id: z.string(), code: z.string(), name: z.string(), abbreviation: z.string() });
const RootSchema = NamedUnitSchema.extend({ kind: UnitKindSchema });

/** The integers of a cell, or their change. */
export const MeasuresSchema = CellSchema.pick({
  required: true,
  inForce: true,
  notApplicable: true,
  weight: true,
  weightInForce: true,
  points: true,
  documentPoints: true,
  applied: true,
  current: true,
}).extend({ identified: z.int(), drafting: z.int(), submitted: z.int(), ratified: z.int() });

const SopNameSchema = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  unit: NamedUnitSchema,
  area: AreaCodeSchema,
});

export const LevelSchema = z.object({
  /** k or P; null for an index */
  numerator: z.int().nullable(),
  /** n or 100 W; null for an index */
  denominator: z.int().nullable(),
  value: RatioSchema,
  exact: ExactSchema,
});

const root = z.string().max(64).optional();
const area = AreaCodeSchema.optional();
/** How many SOPs are named behind each step. */
const sops = z.coerce.number().int().min(0).max(1000).optional();

export const ChangesQuerySchema = FigureQuerySchema.omit({ asOf: true }).extend({
  root,
  area,
  /** the figure at the end of this day; default: a month before `to` */
  from: CalendarDateSchema.optional(),
  to: CalendarDateSchema.optional(),
  /** an alias of `to`, so that one filter bar serves every page */
  asOf: CalendarDateSchema.optional(),
  measure: ExplainedFigureSchema.optional(),
  sops,
});

export const ChangedSopSchema = SopNameSchema.extend({
  /** what this SOP adds to the step; cells, not ratios, add up over SOPs */
  measures: MeasuresSchema,
  /** the days on which it did, ascending */
  on: z.array(z.string()),
});
export type ChangedSop = z.infer<typeof ChangedSopSchema>;

export const ChangeStepSchema = z.object({
  /** several where the figure between them would have been none */
  causes: z.array(CauseSchema),
  numerator: z.int().nullable(),
  denominator: z.int().nullable(),
  change: ChangeRatioSchema,
  exact: ExactSchema,
  after: RatioSchema,
  measures: MeasuresSchema,
  /** SOPs behind the step, those outside the caller's scope included; null above a government, where they are not looked at one by one */
  sopCount: z.int().nullable(),
  /** the greatest of them that the caller may see */
  sops: z.array(ChangedSopSchema),
});
export type ChangeStep = z.infer<typeof ChangeStepSchema>;

const WaterfallShape = {
  root: RootSchema,
  area: AreaCodeSchema.nullable(),
  measure: ExplainedFigureSchema,
  start: LevelSchema,
  end: LevelSchema,
  change: ChangeRatioSchema,
  steps: z.array(ChangeStepSchema),
};

export const ChangesSchema = FigureBasisSchema.extend({ ...WaterfallShape, from: z.string(), to: z.string() });
export type Changes = z.infer<typeof ChangesSchema>;

export const CorrectionsQuerySchema = FigureQuerySchema.omit({ series: true }).extend({
  root,
  area,
  measure: ExplainedFigureSchema.optional(),
  /** the earlier moment */
  knownThen: InstantSchema,
  sops,
});

/** One date as known at two moments: what was recorded, or taken back, in between. */
export const CorrectionsSchema = FigureBasisSchema.extend({ ...WaterfallShape, knownThen: z.string() });
export type Corrections = z.infer<typeof CorrectionsSchema>;

export const ExplainQuerySchema = FigureQuerySchema.extend({
  unit: root,
  area,
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  pageSize: z.coerce.number().int().min(1).max(1000).optional(),
});

/** Why an SOP has a credit, or not. */
export const CREDIT_REASONS = ['earned', 'lapsed', 'not_monitored', 'not_well', 'not_in_force'] as const;
const CreditSchema = z.object({
  points: z.int(),
  reason: z.enum(CREDIT_REASONS),
  /** first day without it; null while there is none to lose */
  until: z.string().nullable(),
});

export const ExplainedSopSchema = SopNameSchema.extend({
  weight: z.int(),
  /** false: listed, but in no sum */
  counted: z.boolean(),
  /** why it is in no sum */
  notCounted: z
    .object({
      reason: z.enum(['not_applicable', 'ended']),
      text: z.string().nullable(),
      until: z.string().nullable(),
    })
    .nullable(),
  inForce: z.boolean(),
  ratifiedOn: z.string().nullable(),
  /** points of this SOP, before its weight: the parts add up to it */
  points: z.int(),
  document: z.int(),
  missingElements: z.array(ElementCodeSchema),
  ratified: z.int(),
  applied: CreditSchema,
  current: CreditSchema,
});
export type ExplainedSop = z.infer<typeof ExplainedSopSchema>;

export const ExplanationSchema = FigureBasisSchema.extend({
  unit: RootSchema,
  area: AreaCodeSchema.nullable(),
  cell: CellSchema,
  /** null for one area and for a sub-unit */
  index: RatioSchema,
  /** the cells that an index is made from, with the weight of each area; empty where there is no index */
  areas: z.array(z.object({ cell: CellSchema, areaWeight: z.int(), counts: z.boolean() })),
  /** of the areas that count: what the index is divided by; 0 where there is no index */
  areaWeights: z.int(),
  /** w x points by part, over the counted SOPs: they add up to `cell.points` */
  parts: z.object({ document: z.int(), ratified: z.int(), applied: z.int(), current: z.int() }),
  counted: z.int(),
  notCounted: z.object({ not_applicable: z.int(), ended: z.int() }),
  /** SOPs that are in the figure but outside the caller's scope */
  hidden: z.int(),
  items: z.array(ExplainedSopSchema),
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
});
export type Explanation = z.infer<typeof ExplanationSchema>;

export const GapsQuerySchema = FigureQuerySchema.omit({ series: true }).extend({ unit: z.string().max(64) });

/** SOPs that most OPDs of the same kind have on their list and this one has not: titles and counts, no other OPD's rows. */
export const GapsSchema = FigureBasisSchema.extend({
  unit: RootSchema,
  /** OPDs of the kind with a list, without the unit itself */
  peers: z.int(),
  /** fewer peers: nothing is said */
  leastPeers: z.int(),
  /** a title on the lists of this share of the peers is a gap, 0..100 */
  share: z.int(),
  items: z.array(z.object({ title: z.string(), area: AreaCodeSchema, have: z.int() })),
});
export type Gaps = z.infer<typeof GapsSchema>;

export const OutlookQuerySchema = FigureQuerySchema.omit({ series: true }).extend({
  root,
  area,
  measure: ExplainedFigureSchema.optional(),
});

const WindowSchema = z.object({
  /** day < lapse <= day + days */
  days: z.int(),
  until: z.string(),
  /** null above a government, where credits are counted and not SOPs */
  sops: z.int().nullable(),
  applied: z.int(),
  current: z.int(),
  /** w x points of the credits */
  points: z.int(),
  notApplicableEnds: z.int(),
});

const PaceSchema = z
  .object({
    /** change per month: Theil-Sen slope of the last six month ends */
    slope: z.number(),
    /** first and third quartile of the slopes of all pairs */
    low: z.number(),
    high: z.number(),
    months: z.int(),
  })
  .nullable();

const ForecastSchema = z.object({
  kind: z.enum(['no_data', 'reached', 'forecast']),
  /** null: not within 20 years at this pace */
  date: z.string().nullable(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
});

const LossSchema = SopNameSchema.extend({ on: z.string(), points: z.int(), loss: z.number() });

/** Of what lies below a root above a government no windows are given. */
export const OutlookUnitSchema = RootSchema.extend({
  value: RatioSchema,
  pace: PaceSchema,
  forecast: ForecastSchema,
  windows: z.array(WindowSchema),
});

export const OutlookSchema = FigureBasisSchema.extend({
  root: RootSchema,
  area: AreaCodeSchema.nullable(),
  measure: ExplainedFigureSchema,
  value: RatioSchema,
  windows: z.array(WindowSchema),
  /** credits and N/A that end within 180 days, of SOPs that the caller may see, ascending */
  ahead: z.array(
    SopNameSchema.extend({ on: z.string(), what: z.enum(['applied', 'current', 'not_applicable']), points: z.int() }),
  ),
  /** credits that end within 180 days, those outside the caller's scope included */
  aheadTotal: z.int(),
  /** what the lapses of 180 days take from the figure, and the fewest SOPs that hold most of it */
  fall: z.object({
    loss: z.number(),
    prevented: z.number(),
    /** prevented / loss, 0..1; null where nothing falls */
    share: RatioSchema,
    /** null above a government; no SOP is named there */
    sopCount: z.int().nullable(),
    preventionCount: z.int(),
    prevention: z.array(LossSchema),
  }),
  history: z.array(z.object({ date: z.string(), value: RatioSchema })),
  pace: PaceSchema,
  target: z.object({ value: z.number(), dueOn: z.string(), area: AreaCodeSchema.nullable() }).nullable(),
  /** change per month that meets the target when it is due; null without a target ahead */
  paceNeeded: z.number().nullable(),
  forecast: ForecastSchema,
  /** month ends ahead: the figure at this pace with its range, and if nothing else is recorded */
  months: z.array(
    z.object({
      date: z.string(),
      value: RatioSchema,
      low: RatioSchema,
      high: RatioSchema,
      nothingRecorded: RatioSchema,
    }),
  ),
  units: z.array(OutlookUnitSchema),
});
export type Outlook = z.infer<typeof OutlookSchema>;
