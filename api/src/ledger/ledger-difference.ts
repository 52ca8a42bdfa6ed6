import { MEASURES, type Measures, type SopId } from '@pantausop/domain';

/** What `verify` holds against the events, in the order in which it looks. */
export type Audited = 'record' | 'ledger' | 'spans' | 'day balances' | 'month balances' | 'day sums' | 'month causes';

/** The first place where two things that must be the same are not. */
export interface Difference {
  readonly in: Audited;
  readonly government: string;
  readonly sop?: SopId;
  readonly unit?: string;
  readonly area?: string;
  /** effective day, first day of a span or of a month */
  readonly day?: string;
  readonly cause?: string;
  /** known at, ISO 8601 in UTC */
  readonly stamp?: string;
  readonly expected: string;
  readonly found: string;
}

/** A difference before it is said of which government. */
export type FoundDifference = Omit<Difference, 'government'>;

/** One sentence that says where and what. */
export function sentenceOf({ in: audited, government, expected, found, ...place }: Difference): string {
  const names: readonly [keyof typeof place, string][] = [
    ['sop', 'SOP'],
    ['unit', 'unit'],
    ['area', 'area'],
    ['day', 'day'],
    ['cause', 'cause'],
    ['stamp', 'known at'],
  ];
  const where = names.flatMap(([key, name]) => (place[key] === undefined ? [] : [`${name} ${place[key]}`]));
  return `${audited} of ${government}: ${where.join(', ')}: expected ${expected}, found ${found}`;
}

/** The measures that differ, as text on either side. */
export function measuresApart(expected: Measures, found: Measures): Pick<Difference, 'expected' | 'found'> {
  const apart = MEASURES.filter((measure) => expected[measure] !== found[measure]);
  const text = (measures: Measures): string => apart.map((measure) => `${measure} ${measures[measure]}`).join(', ');
  return { expected: text(expected), found: text(found) };
}
