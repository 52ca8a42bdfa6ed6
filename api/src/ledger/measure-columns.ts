import { MEASURES, type Measure, type Measures } from '@pantausop/domain';
import type { MeasureColumns } from '@pantausop/database';

/** The column of each measure. */
export const COLUMN_OF: Readonly<Record<Measure, keyof MeasureColumns>> = {
  required: 'required',
  inForce: 'in_force',
  notApplicable: 'not_applicable',
  weight: 'weight',
  weightInForce: 'weight_in_force',
  points: 'points',
  documentPoints: 'document_points',
  applied: 'applied',
  current: 'current',
  identified: 'identified',
  drafting: 'drafting',
  submitted: 'submitted',
  ratified: 'ratified',
};

export const MEASURE_COLUMNS: readonly (keyof MeasureColumns)[] = MEASURES.map((measure) => COLUMN_OF[measure]);

export function toColumns(measures: Measures): MeasureColumns {
  const columns = {} as MeasureColumns;
  for (const measure of MEASURES) columns[COLUMN_OF[measure]] = measures[measure];
  return columns;
}

/** Written out: a page reads thousands of rows. */
export const fromColumns = (row: MeasureColumns): Measures => ({
  required: row.required,
  inForce: row.in_force,
  notApplicable: row.not_applicable,
  weight: row.weight,
  weightInForce: row.weight_in_force,
  points: row.points,
  documentPoints: row.document_points,
  applied: row.applied,
  current: row.current,
  identified: row.identified,
  drafting: row.drafting,
  submitted: row.submitted,
  ratified: row.ratified,
});
