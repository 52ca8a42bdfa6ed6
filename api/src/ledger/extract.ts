import {
  addMeasures,
  AREA_CODES,
  OPD_AREAS,
  ZERO_MEASURES,
  type AreaCode,
  type Measures,
  type OpdArea,
  type StatusSums,
} from '@pantausop/domain';
import type { MeasureColumns } from '@pantausop/database';
import { fromColumns, MEASURE_COLUMNS } from './measure-columns';

/** A row of balances with the columns that an extract reads; the others are not there. */
export type ExtractColumns = MeasureColumns;

/** What is read of each balance: a page shows thousands of them, and each column costs. */
export interface Extract<T, A extends string = AreaCode> {
  readonly areas: readonly A[];
  readonly columns: readonly (keyof MeasureColumns)[];
  /** @param row holds the columns */
  of(row: ExtractColumns): T;
  add(a: T, b: T): T;
}

export const ALL_MEASURES: Extract<Measures> = {
  areas: AREA_CODES,
  columns: MEASURE_COLUMNS,
  of: fromColumns,
  add: addMeasures,
};

/** What coverage, score and index are made from; the other measures are zero. */
export const VALUE_MEASURES: Extract<Measures> = {
  areas: AREA_CODES,
  columns: ['required', 'in_force', 'not_applicable', 'weight', 'points'],
  of: ({ required, in_force, not_applicable, weight, points }) => ({
    ...ZERO_MEASURES,
    ...{ required, inForce: in_force, notApplicable: not_applicable, weight, points },
  }),
  add: addMeasures,
};

/** What decides the status of a cell. */
export const STATUS_SUMS: Extract<StatusSums> = {
  areas: AREA_CODES,
  columns: ['required', 'in_force', 'not_applicable'],
  of: ({ required, in_force, not_applicable }) => ({ required, inForce: in_force, notApplicable: not_applicable }),
  add: (a, b) => ({
    required: a.required + b.required,
    inForce: a.inForce + b.inForce,
    notApplicable: a.notApplicable + b.notApplicable,
  }),
};

/** How the OPDs below stand, in the shape of sums: counted, complete, not applicable. */
export const OPD_STANDINGS: Extract<StatusSums, OpdArea> = { ...STATUS_SUMS, areas: OPD_AREAS };
