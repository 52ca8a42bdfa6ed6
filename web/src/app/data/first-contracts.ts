/** The contracts of what the first pages ask. Fetched once the first page stands (`heldAgainst`). */
export {
  LetterheadSchema,
  MatrixSchema,
  ProgressSchema,
  ReportNoticesSchema,
  UnitActivitySchema,
  UnitChoicesSchema,
  UnitMarksSchema,
  UnitsSchema,
  WorkCountSchema,
} from '@pantausop/contracts';
