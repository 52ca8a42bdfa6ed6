import type { AreaCode } from '../scoring/areas';
import type { Cell } from '../scoring/cell';
import {
  addFractions,
  compareFractions,
  fraction,
  reduced,
  subtractFractions,
  type Fraction,
} from '../scoring/fraction';
import { CAUSES, type Cause } from '../ledger/movements';
import type { Ruleset } from '../scoring/ruleset';
import type { SopId } from '../sop/events';
import type { SopMovement } from '../outlook/lapses';

/** What work and time did to SOPs, as a report tells it. */
export const HAPPENINGS = [
  'ratified',
  'monitored',
  'evaluated',
  'document',
  'current_lapsed',
  'applied_lapsed',
  'not_well',
  'withdrawn',
] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

/** All that happened of one kind to the SOPs of a unit, and what it did to the unit's index. */
export interface Happening {
  readonly what: HappeningKind;
  /** each SOP once, in the order in which it first happened */
  readonly sops: readonly SopId[];
  /** share of the index, -1..1, exact */
  readonly gain: Fraction;
}

type Rules = Pick<Ruleset, 'areaWeights' | 'appliedPoints' | 'currentPoints'>;

interface Part {
  readonly what: HappeningKind;
  /** weight x points */
  readonly points: number;
}

/**
 * Splits what `work` and `lapse` did to an index into what happened. While only these move, weights stand still and an index is
 * linear in points, so the gains add up exactly to the steps of both causes.
 *
 * @param cells the area cells of the unit at the end of the range
 */
export function happeningsOf(movements: readonly SopMovement[], cells: readonly Cell[], rules: Rules): Happening[] {
  const perPoint = indexPerPoint(cells, rules);
  const found = new Map<HappeningKind, { sops: Set<SopId>; gain: Fraction }>();
  const ordered = [...movements].sort((a, b) => compareDays(a, b));
  for (const movement of ordered) {
    const worth = perPoint(movement.area);
    for (const { what, points } of partsOf(movement, rules)) {
      const held = found.get(what) ?? { sops: new Set<SopId>(), gain: { numerator: 0n, denominator: 1n } };
      held.sops.add(movement.sop);
      const gain = worth && fraction(BigInt(points) * worth.numerator, worth.denominator);
      found.set(what, { sops: held.sops, gain: gain ? reduced(addFractions(held.gain, gain)) : held.gain });
    }
  }
  return HAPPENINGS.flatMap((what) => {
    const one = found.get(what);
    return one ? [{ what, sops: [...one.sops], gain: one.gain }] : [];
  });
}

const compareDays = (a: SopMovement, b: SopMovement): number =>
  a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.sop < b.sop ? -1 : a.sop > b.sop ? 1 : 0;

/** What one point (x weight) of an area is in the index: A / (100 W x sum of A); null where the area counts no point. */
export function indexPerPoint(
  cells: readonly Cell[],
  { areaWeights }: Pick<Ruleset, 'areaWeights'>,
): (area: AreaCode) => Fraction | null {
  const counted = cells.filter(({ area, status }) => area !== null && status !== 'not_applicable');
  const weights = counted.reduce((sum, { area }) => sum + (area === null ? 0 : areaWeights[area]), 0);
  return (area) => {
    const cell = counted.find((one) => one.area === area);
    return cell ? fraction(areaWeights[area], 100 * cell.weight * weights) : null;
  };
}

/** What one movement is made of. Document points stand apart; a ratification brings its currency with it. */
function partsOf({ cause, measures }: SopMovement, { appliedPoints, currentPoints }: Rules): Part[] {
  if (cause !== 'work' && cause !== 'lapse') return [];
  const parts: Part[] = [];
  const add = (what: HappeningKind, points: number): void => {
    parts.push({ what, points });
  };
  const { documentPoints, inForce, applied, current } = measures;
  if (documentPoints !== 0) add('document', documentPoints);
  const rest = measures.points - documentPoints;
  // weight = rest / (applied x its points + current x its points); of an SOP that comes into force it is known
  const credits = applied * appliedPoints + current * currentPoints;
  const weight = inForce !== 0 ? Math.abs(measures.weightInForce) : credits === 0 ? 0 : rest / credits;
  const ofApplied = applied * appliedPoints * weight;
  if (applied !== 0) add(applied > 0 ? 'monitored' : cause === 'lapse' ? 'applied_lapsed' : 'not_well', ofApplied);
  if (inForce !== 0) add(inForce > 0 ? 'ratified' : 'withdrawn', rest - ofApplied);
  else if (current !== 0) add(current > 0 ? 'evaluated' : 'current_lapsed', rest - ofApplied);
  return parts;
}

/** What moved an index between two days, in counts of SOPs. */
export interface Moved {
  /** SOPs in force at the end and not at the start, by work */
  readonly ratified: readonly SopId[];
  /** credits held at the start, lost by time and not held at the end */
  readonly currentLost: readonly SopId[];
  readonly appliedLost: readonly SopId[];
}

/** R, E and P of the sentence "Sebanyak R SOP baru disahkan ..., tetapi E lewat masa evaluasi dan P lewat masa pemantauan". */
export function movedBetween(movements: readonly SopMovement[]): Moved {
  const net = new Map<SopId, { inForce: number; current: number; applied: number; lapsed: Set<string> }>();
  for (const { sop, cause, measures } of movements) {
    if (cause !== 'work' && cause !== 'lapse') continue;
    const held = net.get(sop) ?? { inForce: 0, current: 0, applied: 0, lapsed: new Set<string>() };
    held.inForce += measures.inForce;
    held.current += measures.current;
    held.applied += measures.applied;
    if (cause === 'lapse' && measures.current < 0) held.lapsed.add('current');
    if (cause === 'lapse' && measures.applied < 0) held.lapsed.add('applied');
    net.set(sop, held);
  }
  const which = (test: (one: { inForce: number; current: number; applied: number; lapsed: Set<string> }) => boolean) =>
    [...net].flatMap(([sop, one]) => (test(one) ? [sop] : []));
  return {
    ratified: which(({ inForce }) => inForce > 0),
    currentLost: which(({ current, lapsed }) => current < 0 && lapsed.has('current')),
    appliedLost: which(({ applied, lapsed }) => applied < 0 && lapsed.has('applied')),
  };
}

/** What changed an index, row by row; `other` is what moved weights or areas, as one row with its causes. */
export interface StoryRow {
  readonly what: HappeningKind | 'other';
  /** of `other` */
  readonly causes: readonly Cause[];
  readonly sops: readonly SopId[];
  readonly gain: Fraction;
}

/** The rows of a change; their gains add up to it exactly. */
export function storyOf(
  movements: readonly SopMovement[],
  cells: readonly Cell[],
  rules: Rules,
  change: Fraction,
): StoryRow[] {
  const happenings = happeningsOf(movements, cells, rules);
  const rest = happenings.reduce((left, { gain }) => reduced(subtractFractions(left, gain)), reduced(change));
  const others = movements.filter(({ cause }) => cause !== 'work' && cause !== 'lapse');
  const rows = happenings.map((one): StoryRow => ({ ...one, causes: [] }));
  if (rest.numerator === 0n) return rows;
  const causes = CAUSES.filter((cause) => others.some((one) => one.cause === cause));
  return [...rows, { what: 'other', causes, sops: [...new Set(others.map(({ sop }) => sop))], gain: rest }];
}

/** The rows that moved an index most in one direction, the greatest first. */
export function reasonsOf(story: readonly StoryRow[], sign: 1 | -1, most = 2): StoryRow[] {
  return story
    .filter(({ gain }) => (sign === 1 ? gain.numerator > 0n : gain.numerator < 0n))
    .sort((a, b) => sign * compareFractions(b.gain, a.gain))
    .slice(0, most);
}
