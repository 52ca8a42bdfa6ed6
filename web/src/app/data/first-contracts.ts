/** The contracts of what the first pages ask. Fetched beside the first answers, never before the first paint: `later` does it. */
export {
  LetterheadSchema,
  MatrixSchema,
  ProgressSchema,
  ReportNoticesSchema,
  UnitActivitySchema,
  UnitMarksSchema,
  UnitsSchema,
  WorkCountSchema,
} from '@pantausop/contracts';
