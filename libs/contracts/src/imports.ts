import * as z from 'zod';
import { AreaCodeSchema, CalendarDateSchema } from './primitives';

export const ROW_OUTCOMES = ['new', 'changed', 'same', 'error'] as const;
export const RowOutcomeSchema = z.enum(ROW_OUTCOMES);
export type RowOutcome = z.infer<typeof RowOutcomeSchema>;

/** A finding about a row or the file. `code` selects the sentence in the catalogue; `text` holds it in both languages. */
export const ImportFindingSchema = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  sheet: z.string().nullable(),
  /** 1-based row of the sheet, null = the whole file */
  row: z.int().nullable(),
  /** header of the column as the file writes it, null = the whole row */
  column: z.string().nullable(),
  text: z.object({ id: z.string(), en: z.string() }),
});
export type ImportFinding = z.infer<typeof ImportFindingSchema>;

export const ImportRowSchema = z.object({
  /** stable within the import: `<sheet index>:<row>` */
  key: z.string(),
  sheet: z.string(),
  row: z.int(),
  outcome: RowOutcomeSchema,
  title: z.string(),
  originalTitle: z.string(),
  number: z.string().nullable(),
  unit: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
  section: z.string().nullable(),
  /** the area that will be recorded; `confirmed` false = only proposed */
  area: z
    .object({
      code: AreaCodeSchema,
      confirmed: z.boolean(),
      confidence: z.number().min(0).max(1),
      reason: z.object({ id: z.string(), en: z.string() }),
    })
    .nullable(),
  /** what would be recorded, in words */
  changes: z.array(z.object({ id: z.string(), en: z.string() })),
  findings: z.array(ImportFindingSchema),
});
export type ImportRow = z.infer<typeof ImportRowSchema>;

export const IN_FORCE_SINCE = ['date', 'number-year', 'unknown'] as const;

export const ImportSchema = z.object({
  id: z.string(),
  status: z.enum(['preview', 'committed', 'reverted']),
  fileName: z.string(),
  sha256: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  effectiveOn: z.string(),
  counts: z.object({ new: z.int(), changed: z.int(), same: z.int(), error: z.int() }),
  /** rows whose area nobody confirmed yet */
  unconfirmedAreas: z.int(),
  columns: z.array(
    z.object({ sheet: z.string(), header: z.string(), field: z.string().nullable(), sample: z.string() }),
  ),
  proposedUnits: z.array(z.object({ name: z.string(), parentId: z.string(), rows: z.int(), accepted: z.boolean() })),
  /** asked when rows carry a number but no date */
  numbersWithoutDates: z.object({
    rows: z.int(),
    answer: z.object({ mode: z.enum(IN_FORCE_SINCE), date: z.string().nullable() }).nullable(),
  }),
  findings: z.array(ImportFindingSchema),
  rows: z.array(ImportRowSchema),
  /** OPD figures before and after, with what the preview would record */
  effect: z
    .array(
      z.object({
        unitId: z.string(),
        unitName: z.string(),
        before: z.object({ required: z.int(), inForce: z.int(), coverage: z.number().nullable(), index: z.number().nullable() }),
        after: z.object({ required: z.int(), inForce: z.int(), coverage: z.number().nullable(), index: z.number().nullable() }),
      }),
    )
    .nullable(),
  /** after commit: exactly what was recorded */
  recorded: z
    .object({ sops: z.int(), events: z.int(), retractions: z.int(), units: z.int(), recordedAt: z.string() })
    .nullable(),
});
export type Import = z.infer<typeof ImportSchema>;

export const ImportsSchema = z.object({ items: z.array(ImportSchema.omit({ rows: true, columns: true, findings: true })) });
export type Imports = z.infer<typeof ImportsSchema>;

/** Form fields beside the file. */
export const ImportOptionsSchema = z.strictObject({
  unit: z.string().max(64).optional(),
  area: AreaCodeSchema.optional(),
  effectiveOn: CalendarDateSchema.optional(),
});

/** What a person confirmed, sent with the commit (or with `PATCH /imports/{id}` to preview it). */
export const ImportDecisionsSchema = z.strictObject({
  /** confirm every proposed area */
  acceptAreas: z.boolean().optional(),
  /** row key -> area */
  areas: z.record(z.string(), AreaCodeSchema).optional(),
  acceptUnits: z.boolean().optional(),
  inForceSince: z
    .union([
      z.strictObject({ mode: z.literal('date'), date: CalendarDateSchema }),
      z.strictObject({ mode: z.enum(['number-year', 'unknown']) }),
    ])
    .optional(),
  /** row keys whose changed effective date is a revision, not a correction */
  revisions: z.array(z.string()).optional(),
});
export type ImportDecisions = z.infer<typeof ImportDecisionsSchema>;
