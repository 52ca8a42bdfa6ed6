import { coverageOf, scoreOf, type Cell } from './cell';
import { compareFractions, subtractFractions, type Fraction } from './fraction';
import { medianOf, rankAmong } from './peers';

/** An OPD with fewer required SOPs is not ranked: one SOP more or less would move it past half of its kind. */
export const LEAST_SOPS_RANKED = 5;
/** The same for one area. */
export const LEAST_SOPS_IN_AREA = 3;
/** Among fewer OPDs of a kind there is no best practice. */
export const LEAST_OPDS_COMPARED = 3;

/** What a comparison within one kind needs of each OPD. */
export interface Compared {
  readonly required: number;
  readonly index: Fraction | null;
}

/** Why an OPD has no rank. */
export type NotRanked = 'too_few_sops' | 'no_index';

export interface Rank {
  /** 1 = highest, shared on ties; null = not ranked */
  readonly rank: number | null;
  /** OPDs of the kind that are ranked */
  readonly ranked: number;
  readonly notRanked: NotRanked | null;
}

const mayRank = ({ required, index }: Compared): boolean => required >= LEAST_SOPS_RANKED && index !== null;

/** The place of an OPD among those of its kind that have enough required SOPs, itself among them (scoring rules §7.15). */
export function rankOf(own: Compared, kind: readonly Compared[]): Rank {
  const values = kind.flatMap((one) => (mayRank(one) && one.index ? [one.index] : []));
  const ranked = values.length;
  if (own.required < LEAST_SOPS_RANKED) return { rank: null, ranked, notRanked: 'too_few_sops' };
  if (own.index === null) return { rank: null, ranked, notRanked: 'no_index' };
  return { rank: rankAmong(own.index, values), ranked, notRanked: null };
}

/** An OPD on two days. */
export interface ComparedOverTime extends Compared {
  readonly requiredBefore: number;
  readonly indexBefore: Fraction | null;
}

/** How far an index rose; null unless the OPD could be ranked on both days and rose. */
function riseOf({ required, index, requiredBefore, indexBefore }: ComparedOverTime): Fraction | null {
  const comparable = required >= LEAST_SOPS_RANKED && requiredBefore >= LEAST_SOPS_RANKED;
  if (!comparable || index === null || indexBefore === null) return null;
  const rise = subtractFractions(index, indexBefore);
  return rise.numerator > 0n ? rise : null;
}

/** Whether no OPD of the kind rose more; alone in its kind, an OPD is compared with nobody. Ties share it. */
export function isMostImproved(own: ComparedOverTime, kind: readonly ComparedOverTime[]): boolean {
  const rise = riseOf(own);
  if (rise === null || kind.length < LEAST_OPDS_COMPARED) return false;
  return kind.every((other) => {
    const theirs = riseOf(other);
    return theirs === null || compareFractions(theirs, rise) <= 0;
  });
}

/** A cell that may be an example: enough required SOPs, at least half of them in force. */
function mayTeach(cell: Cell): boolean {
  const coverage = coverageOf(cell);
  return cell.required >= LEAST_SOPS_IN_AREA && coverage !== null && 2n * coverage.numerator >= coverage.denominator;
}

/**
 * The score that is best practice of one area within a kind: the highest of the cells that may be an example, above the median
 * of all with enough required SOPs, among enough OPDs. Null where there is none. Whoever has this score shares it.
 */
export function bestPractice(cells: readonly Cell[]): Fraction | null {
  const enough = cells.filter(({ required }) => required >= LEAST_SOPS_IN_AREA);
  if (enough.length < LEAST_OPDS_COMPARED) return null;
  const [best] = scoresOf(enough.filter(mayTeach)).sort((a, b) => compareFractions(b, a));
  const median = medianOf(scoresOf(enough));
  return best && median && compareFractions(best, median) > 0 ? best : null;
}

/** Whether a cell is the best practice of its kind in its area. */
export function isBestPractice(cell: Cell, best: Fraction | null): boolean {
  const score = scoreOf(cell);
  return best !== null && score !== null && mayTeach(cell) && compareFractions(score, best) === 0;
}

const scoresOf = (cells: readonly Cell[]): Fraction[] => cells.flatMap((cell) => scoreOf(cell) ?? []);
