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
import { MEASURE_COLUMNS } from './measure-columns';

/** What is read of each balance: a page shows thousands of them, and each column costs. */
export interface Extract<T, A extends string = AreaCode> {
  readonly areas: readonly A[];
  readonly columns: readonly (keyof MeasureColumns)[];
  /** @param values of the columns, in their order */
  of(...values: number[]): T;
  add(a: T, b: T): T;
}

export const ALL_MEASURES: Extract<Measures> = {
  areas: AREA_CODES,
  columns: MEASURE_COLUMNS,
  // written out, in the order of MEASURES: thousands of them are made for a page
  // prettier-ignore
  of: (
    required, inForce, notApplicable, weight, weightInForce, points, documentPoints,
    applied, current, identified, drafting, submitted, ratified,
  ) => ({
    required, inForce, notApplicable, weight, weightInForce, points, documentPoints,
    applied, current, identified, drafting, submitted, ratified,
  }),
  add: addMeasures,
};

/** What coverage, score and index are made from; the other measures are zero. */
export const VALUE_MEASURES: Extract<Measures> = {
  areas: AREA_CODES,
  columns: ['required', 'in_force', 'not_applicable', 'weight', 'points'],
  of: (required, inForce, notApplicable, weight, points) => ({
    ...ZERO_MEASURES,
    ...{ required, inForce, notApplicable, weight, points },
  }),
  add: addMeasures,
};

/** What decides the status of a cell. */
export const STATUS_SUMS: Extract<StatusSums> = {
  areas: AREA_CODES,
  columns: ['required', 'in_force', 'not_applicable'],
  of: (required, inForce, notApplicable) => ({ required, inForce, notApplicable }),
  add: (a, b) => ({
    required: a.required + b.required,
    inForce: a.inForce + b.inForce,
    notApplicable: a.notApplicable + b.notApplicable,
  }),
};

/** How many SOPs are in force, and of how many the credit for application holds. */
export const IN_FORCE_SUMS: Extract<Pick<Measures, 'inForce' | 'applied'>> = {
  areas: AREA_CODES,
  columns: ['in_force', 'applied'],
  of: (inForce, applied) => ({ inForce, applied }),
  add: (a, b) => ({ inForce: a.inForce + b.inForce, applied: a.applied + b.applied }),
};

/** How the OPDs below stand, in the shape of sums: counted, complete, not applicable. */
export const OPD_STANDINGS: Extract<StatusSums, OpdArea> = { ...STATUS_SUMS, areas: OPD_AREAS };
