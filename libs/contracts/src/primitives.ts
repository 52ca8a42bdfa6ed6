import * as z from 'zod';
import { INPUT_RULES } from './input-rules';
import { AREA_CODES, ELEMENT_CODES, isCalendarDate, PREDIKATS, stampFromIso } from '@pantausop/domain';

/** `YYYY-MM-DD`, an existing day, Asia/Jakarta. */
export const CalendarDateSchema = z
  .string()
  .refine(isCalendarDate, { error: INPUT_RULES.calendarDate })
  .meta({ format: 'date', examples: ['2026-06-30'] });

const isInstant = (text: string): boolean => {
  try {
    stampFromIso(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** ISO 8601 with offset, up to microseconds. */
export const InstantSchema = z.string().refine(isInstant, { error: INPUT_RULES.instant }).meta({ format: 'date-time' });

/** A text of JSON that holds what `schema` takes: a field of a form, a part of an archive. */
export const jsonText = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        context.addIssue({ code: 'custom', message: INPUT_RULES.json });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const AreaCodeSchema = z.enum(AREA_CODES);
export const ElementCodeSchema = z.enum(ELEMENT_CODES);

/** 0..1, six decimals, rounded half up from the exact fraction; null = no data. */
export const RatioSchema = z.number().min(0).max(1).nullable();

export const SERIES = ['reported', 'restated'] as const;
export const SeriesSchema = z.enum(SERIES);

/** The point in time of a figure: which day, as known when, under which rules. */
export const FigureQuerySchema = z.strictObject({
  asOf: CalendarDateSchema.optional(),
  knownAt: InstantSchema.optional(),
  series: SeriesSchema.optional(),
});

export const AreaWeightsSchema = z.record(AreaCodeSchema, z.number());
/** Lower limits in hundredths, best first; below the last: sangat_kurang. */
export const PredikatCutsSchema = z.array(z.tuple([z.number(), z.enum(PREDIKATS)]));

/** Which ruleset, and since when; null = since the beginning of time. */
export const RulesetNamedSchema = z.object({ id: z.int(), effectiveOn: z.string().nullable() });

/** The same, resolved; every figure's answer repeats it. */
export const FigureBasisSchema = z.object({
  asOf: CalendarDateSchema,
  /** The watermark when the question gave none. */
  knownAt: z.string(),
  series: SeriesSchema,
  /** The ruleset of asOf, with what an index and its predikat depend on. */
  ruleset: RulesetNamedSchema.extend({ areaWeights: AreaWeightsSchema, predikatCuts: PredikatCutsSchema }),
  /** True when asOf lies ahead of today. */
  projection: z.boolean(),
  /** True while the database holds sample data. */
  sample: z.boolean(),
});

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), page: z.int(), pageSize: z.int(), total: z.int() });

export const PageQueryShape = {
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  pageSize: z.coerce.number().int().min(1).max(500).optional(),
  sort: z.string().max(40).optional(),
};

/** One sentence in both languages. */
export const BilingualSchema = z.object({ id: z.string(), en: z.string() });

/** RFC 9457 problem details as this API sends them. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  /** why, and what to do, in words for people; `detail` is for programs */
  said: BilingualSchema,
  /** what the sentence of the code speaks of: dates, ids */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
