import * as z from 'zod';
import { REGISTER_FIELDS } from '@pantausop/domain';
import { AreaCodeSchema, BilingualSchema, CalendarDateSchema, PageQueryShape } from './primitives';

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
  text: BilingualSchema,
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
      reason: BilingualSchema,
    })
    .nullable(),
  /** what would be recorded, in words */
  changes: z.array(BilingualSchema),
  findings: z.array(ImportFindingSchema),
});
export type ImportRow = z.infer<typeof ImportRowSchema>;

/** Which row of a sheet holds the headers, and what its columns mean; what is not said is found by the reader. */
export const SheetMappingSchema = z.strictObject({
  /** 1-based row of the headers */
  headerRow: z.int().min(1).max(1_048_576).optional(),
  /** letter of the column -> field, null = only kept as a remark */
  fields: z.record(z.string().regex(/^[A-Z]{1,3}$/), z.enum(REGISTER_FIELDS).nullable()).optional(),
});
export type SheetMapping = z.infer<typeof SheetMappingSchema>;
/** name of the sheet -> how it is read */
export const FileMappingSchema = z.record(z.string().max(200), SheetMappingSchema);
export type FileMapping = z.infer<typeof FileMappingSchema>;

/** The first lines of a sheet, to choose its headers by. */
export const SheetLookSchema = z.object({
  name: z.string(),
  /** 1-based; null = no headers were found */
  headerRow: z.int().nullable(),
  columns: z.array(
    z.object({ column: z.string(), header: z.string(), field: z.string().nullable(), sample: z.string() }),
  ),
  /** the first rows that are not blank, each with its first cells, shortened */
  lines: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
});
export type SheetLook = z.infer<typeof SheetLookSchema>;
/** A file looked into before it is imported. */
export const FileLookSchema = z.object({ fileName: z.string(), sheets: z.array(SheetLookSchema) });
export type FileLook = z.infer<typeof FileLookSchema>;

/** How a name in the file was found to mean an OPD. */
export const OPD_MATCHES = ['code', 'abbreviation', 'name', 'former_name', 'remembered', 'chosen', 'sheet'] as const;

export const IN_FORCE_SINCE = ['date', 'number-year', 'unknown'] as const;

export const ImportFiguresSchema = z.object({
  required: z.int(),
  inForce: z.int(),
  coverage: z.number().nullable(),
  index: z.number().nullable(),
});

export const ImportSchema = z.object({
  id: z.string(),
  status: z.enum(['preview', 'committed', 'reverted']),
  fileName: z.string(),
  sha256: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  effectiveOn: z.string(),
  counts: z.object({
    new: z.int(),
    changed: z.int(),
    same: z.int(),
    error: z.int(),
  }),
  /** rows whose area nobody confirmed yet */
  unconfirmedAreas: z.int(),
  columns: z.array(
    z.object({
      sheet: z.string(),
      /** letter of the column */
      column: z.string(),
      header: z.string(),
      field: z.string().nullable(),
      sample: z.string(),
      /** its meaning was remembered from an earlier import of the OPD, or said by a person for this file */
      said: z.enum(['remembered', 'chosen']).nullable(),
    }),
  ),
  /** per sheet: the row taken for the headers, and the first lines to choose another by */
  sheets: z.array(SheetLookSchema.omit({ columns: true })),
  /** what the names in the file were found to mean */
  opds: z.array(
    z.object({
      name: z.string(),
      rows: z.int(),
      unit: z.object({ id: z.string(), name: z.string() }),
      by: z.enum(OPD_MATCHES),
    }),
  ),
  proposedUnits: z.array(
    z.object({
      name: z.string(),
      parentId: z.string(),
      rows: z.int(),
      accepted: z.boolean(),
    }),
  ),
  /** asked when rows carry a number but no date */
  numbersWithoutDates: z.object({
    rows: z.int(),
    answer: z.object({ mode: z.enum(IN_FORCE_SINCE), date: z.string().nullable() }).nullable(),
  }),
  /** OPD names in the file that no unit bears; a decision `opds` says which unit is meant, and is remembered at commit */
  unknownOpds: z.array(
    z.object({
      name: z.string(),
      rows: z.int(),
      /** `likeness` 0..1: how near the name is */
      suggestion: z.object({ id: z.string(), name: z.string(), likeness: z.number().min(0).max(1) }).nullable(),
    }),
  ),
  /** rows whose changed dates are taken as corrections, unless a decision says that they are further events */
  changedDates: z.int(),
  /** findings of the file and its sheets; those of a row stand in the row */
  findings: z.array(ImportFindingSchema),
  /** one page of the rows in the order of the file (those asked for by `outcome`) */
  rows: z.array(ImportRowSchema),
  /** how many rows the asked `outcome` has in all */
  rowsTotal: z.int(),
  /** OPD figures before and after, with what the preview would record */
  effect: z
    .array(
      z.object({
        unitId: z.string(),
        unitName: z.string(),
        before: ImportFiguresSchema,
        after: ImportFiguresSchema,
      }),
    )
    .nullable(),
  /** the same of the whole government */
  totalEffect: z.object({ unitName: z.string(), before: ImportFiguresSchema, after: ImportFiguresSchema }).nullable(),
  /** after commit: exactly what was recorded */
  recorded: z
    .object({
      sops: z.int(),
      events: z.int(),
      retractions: z.int(),
      units: z.int(),
      recordedAt: z.string(),
    })
    .nullable(),
  /** after it was taken back: rows whose SOP keeps what the import recorded, because something recorded later rests on it */
  kept: z
    .array(
      z.object({
        title: z.string(),
        /** place in the file; null where the row is not known any more */
        sheet: z.string().nullable(),
        row: z.int().nullable(),
        reason: BilingualSchema,
      }),
    )
    .nullable(),
});
export type Import = z.infer<typeof ImportSchema>;

/** One line of the list of imports. */
export const ImportSummarySchema = ImportSchema.pick({
  id: true,
  status: true,
  fileName: true,
  sha256: true,
  createdAt: true,
  createdBy: true,
  unit: true,
  effectiveOn: true,
  counts: true,
  unconfirmedAreas: true,
  recorded: true,
});
export type ImportSummary = z.infer<typeof ImportSummarySchema>;
/** The latest first, at most 100. */
export const ImportsSchema = z.object({ items: z.array(ImportSummarySchema) });
export type Imports = z.infer<typeof ImportsSchema>;

/** How far the recording of an import is; `total` 0 while nothing is under way. */
export const ImportProgressSchema = z.object({
  status: ImportSchema.shape.status,
  done: z.int(),
  total: z.int(),
});
export type ImportProgress = z.infer<typeof ImportProgressSchema>;

/** Which rows an answer of one import shows; default the first 500. */
export const ImportQuerySchema = z.strictObject({
  outcome: RowOutcomeSchema.optional(),
  page: PageQueryShape.page,
  pageSize: PageQueryShape.pageSize,
});
export type ImportQuery = z.infer<typeof ImportQuerySchema>;

/** In which language the marked workbook speaks; default Indonesian. */
export const MarkedQuerySchema = z.strictObject({ language: z.enum(['id', 'en']).optional() });
export type MarkedQuery = z.infer<typeof MarkedQuerySchema>;

/** Form fields beside the file. */
export const ImportOptionsSchema = z.strictObject({
  unit: z.string().max(64).optional(),
  area: AreaCodeSchema.optional(),
  effectiveOn: CalendarDateSchema.optional(),
  /** JSON of a `FileMapping`: how a file is read whose headers are not known */
  mapping: z.string().max(100_000).optional(),
});

/** What a person confirmed, sent with the commit (or with `PATCH /imports/{id}` to preview it). */
export const ImportDecisionsSchema = z.strictObject({
  /** confirm every proposed area */
  acceptAreas: z.boolean().optional(),
  /** row key -> area */
  areas: z.record(z.string(), AreaCodeSchema).optional(),
  acceptUnits: z.boolean().optional(),
  /** how sheets are read; what is said of headers is remembered for the OPD at commit */
  mapping: FileMappingSchema.optional(),
  /** name of an OPD as the file writes it -> id or code of the unit that is meant */
  opds: z.record(z.string(), z.string().max(64)).optional(),
  inForceSince: z
    .union([
      z.strictObject({ mode: z.literal('date'), date: CalendarDateSchema }),
      z.strictObject({ mode: z.enum(['number-year', 'unknown']) }),
    ])
    .optional(),
  /** row keys whose later dates are further events (a revision, a new monitoring), not corrections of those recorded */
  revisions: z.array(z.string()).optional(),
  /** the same for every row */
  acceptRevisions: z.boolean().optional(),
});
export type ImportDecisions = z.infer<typeof ImportDecisionsSchema>;
export type ImportOptions = z.infer<typeof ImportOptionsSchema>;
