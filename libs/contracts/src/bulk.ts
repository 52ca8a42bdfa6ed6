import * as z from 'zod';
import { ImportFiguresSchema } from './imports';
import { AreaCodeSchema, CalendarDateSchema } from './primitives';
import { SopsQuerySchema } from './register';

/** The most SOPs that one action takes. */
export const MOST_IN_BULK = 2000;

const text = (max: number) => z.string().trim().min(1).max(max);

/** What can be done to many SOPs at once. */
export const BulkActionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reclassify'), area: AreaCodeSchema }),
  z.strictObject({ type: z.literal('reweigh'), weight: z.int().min(1).max(10) }),
  z.strictObject({ type: z.literal('start_drafting') }),
  z.strictObject({ type: z.literal('monitor'), result: z.enum(['well', 'not_well']), note: text(2000).optional() }),
  z.strictObject({ type: z.literal('evaluate'), result: z.enum(['fit', 'revise']), note: text(2000).optional() }),
  z.strictObject({
    type: z.literal('excuse'),
    reason: text(2000),
    approvedBy: text(200).nullable().default(null),
    until: CalendarDateSchema.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('end_requirement'), reason: text(2000) }),
]);
export type BulkAction = z.output<typeof BulkActionSchema>;
export const BULK_TYPES = BulkActionSchema.options.map((one) => one.shape.type.value);
export type BulkType = BulkAction['type'];

/** Which SOPs: those named, or all that a filter of the register finds today. */
export const BulkSelectionSchema = z.union([
  z.strictObject({ ids: z.array(z.string().max(64)).min(1).max(MOST_IN_BULK) }),
  z.strictObject({
    filter: SopsQuerySchema.pick({ unit: true, area: true, stage: true, force: true, q: true, applicability: true }),
  }),
]);
export type BulkSelection = z.output<typeof BulkSelectionSchema>;

export const BulkRequestSchema = z.strictObject({
  selection: BulkSelectionSchema,
  action: BulkActionSchema,
  effectiveOn: CalendarDateSchema,
});
export type BulkRequest = z.output<typeof BulkRequestSchema>;

export const BulkFiguresSchema = ImportFiguresSchema.extend({ score: z.number().nullable() });

export const BulkPreviewSchema = z.object({
  /** what `POST /sops/bulk` takes */
  id: z.string(),
  effectiveOn: z.string(),
  allowed: z.int(),
  refused: z.int(),
  /** every SOP of the selection, the refused ones first */
  rows: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      unit: z.string(),
      /** null = allowed */
      refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
    }),
  ),
  /** figures of today, of the government and of the OPDs whose figures move */
  effect: z.array(
    z.object({ unitId: z.string(), unitName: z.string(), before: BulkFiguresSchema, after: BulkFiguresSchema }),
  ),
});
export type BulkPreview = z.infer<typeof BulkPreviewSchema>;

/** `POST /sops/bulk`: records what a preview showed. */
export const BulkCommitSchema = z.strictObject({ id: z.string().max(64) });
export type BulkCommit = z.output<typeof BulkCommitSchema>;

/** Exactly what was recorded, or taken back. */
export const BulkRecordedSchema = z.object({
  id: z.string(),
  status: z.enum(['committed', 'reverted']),
  recordedAt: z.string(),
  sops: z.int(),
  events: z.int(),
  retractions: z.int(),
});
export type BulkRecorded = z.infer<typeof BulkRecordedSchema>;
