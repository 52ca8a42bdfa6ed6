import * as z from 'zod';
import { INTERVALS } from '@pantausop/domain';
import { AreaCodeSchema, CalendarDateSchema, FigureBasisSchema, FigureQuerySchema, RatioSchema } from './primitives';
import { UnitKindSchema } from './organisation';

export const CELL_STATUSES = ['complete', 'partial', 'none', 'not_applicable', 'unmapped'] as const;
export const CellStatusSchema = z.enum(CELL_STATUSES);
export type CellStatus = z.infer<typeof CellStatusSchema>;

export const CellSchema = z.object({
  /** null for a total over areas */
  area: AreaCodeSchema.nullable(),
  required: z.int(),
  inForce: z.int(),
  notApplicable: z.int(),
  weight: z.int(),
  weightInForce: z.int(),
  points: z.int(),
  documentPoints: z.int(),
  applied: z.int(),
  current: z.int(),
  stages: z.object({ identified: z.int(), drafting: z.int(), submitted: z.int(), ratified: z.int() }),
  coverage: RatioSchema,
  score: RatioSchema,
  status: CellStatusSchema,
});
export type Cell = z.infer<typeof CellSchema>;

export const MatrixQuerySchema = FigureQuerySchema.extend({ root: z.string().max(64).optional() });

export const MatrixUnitSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  abbreviation: z.string(),
  kind: UnitKindSchema,
  /** The root's own SOPs, so that rows add up to the total. */
  own: z.boolean().optional(),
  cells: z.array(CellSchema),
  total: CellSchema,
  /** 0..1; null when nothing can be said or for a sub-unit */
  index: RatioSchema,
});
export type MatrixUnit = z.infer<typeof MatrixUnitSchema>;

export const CompleteUnitsSchema = z.object({ area: AreaCodeSchema, complete: z.int(), counted: z.int() });

export const MatrixSchema = FigureBasisSchema.extend({
  root: z.object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    abbreviation: z.string(),
    kind: UnitKindSchema,
    parentId: z.string().nullable(),
  }),
  /** area codes in the order of the cells */
  areas: z.array(AreaCodeSchema),
  units: z.array(MatrixUnitSchema),
  total: z.object({
    cells: z.array(CellSchema),
    total: CellSchema,
    index: RatioSchema,
    unmappedCells: z.int(),
    unmappedUnits: z.int(),
    completeUnits: z.array(CompleteUnitsSchema),
    fullyCompleteUnits: z.object({ complete: z.int(), counted: z.int() }),
  }),
});
export type Matrix = z.infer<typeof MatrixSchema>;

export const ProgressQuerySchema = FigureQuerySchema.omit({ asOf: true }).extend({
  root: z.string().max(64).optional(),
  area: AreaCodeSchema.optional(),
  from: CalendarDateSchema.optional(),
  to: CalendarDateSchema.optional(),
  /** an alias of `to`, so that one filter bar serves every page */
  asOf: CalendarDateSchema.optional(),
  interval: z.enum(INTERVALS).optional(),
  /** `pooled`: with the line before the unit existed, of the units out of which it came */
  predecessors: z.enum(['pooled']).optional(),
});

export const ProgressPointSchema = CellSchema.extend({
  date: z.string(),
  index: RatioSchema,
  /** OPDs complete in the asked area, or in every area; with those counted */
  completeUnits: z.object({ complete: z.int(), counted: z.int() }),
});
export type ProgressPoint = z.infer<typeof ProgressPointSchema>;

export const ProgressSchema = FigureBasisSchema.extend({
  root: z.string(),
  area: AreaCodeSchema.nullable(),
  from: z.string(),
  to: z.string(),
  interval: z.enum(INTERVALS),
  points: z.array(ProgressPointSchema),
  /** the pooled figures of its predecessors before the unit's first day; null or absent where there is none, or nobody asked */
  before: z
    .object({
      /** first day of the unit itself */
      until: z.string(),
      /** the predecessors as they last were */
      units: z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          name: z.string(),
          abbreviation: z.string(),
          kind: UnitKindSchema,
        }),
      ),
      points: z.array(ProgressPointSchema.omit({ completeUnits: true })),
    })
    .nullable()
    .optional(),
});
export type Progress = z.infer<typeof ProgressSchema>;
