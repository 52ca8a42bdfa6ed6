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

export function fromColumns(row: MeasureColumns): Measures {
  const measures = {} as Record<Measure, number>;
  for (const measure of MEASURES) measures[measure] = row[COLUMN_OF[measure]];
  return measures;
}
