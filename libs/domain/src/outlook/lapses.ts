import { addDays, type CalendarDate } from '../calendar/calendar-date';
import type { Cause, Movement } from '../ledger/movements';
import type { AreaCode } from '../scoring/areas';
import type { Cell } from '../scoring/cell';
import { addFractions, compareFractions, fraction, reduced, type Fraction } from '../scoring/fraction';
import type { Ruleset } from '../scoring/ruleset';
import type { SopId, UnitId } from '../sop/events';

/** How many days ahead the outlook looks, ascending. */
export const OUTLOOK_DAYS = [30, 60, 90, 180] as const;
/** The shortest list of SOPs prevents at least this share of the fall. */
export const MOST_OF_THE_FALL: Fraction = { numerator: 4n, denominator: 5n };

/** A movement of one SOP. */
export type SopMovement = Movement & { readonly sop: SopId };

/** A credit that ends by itself, or an N/A that does, if nothing else is recorded. */
export interface Ahead {
  readonly sop: SopId;
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly on: CalendarDate;
  readonly what: 'applied' | 'current' | 'not_applicable';
  /** What is lost: weight x the points of the credit; 0 for an N/A. */
  readonly points: number;
}

/** What lies within some days after a date: day < date <= day + days. */
export interface AheadWithin {
  readonly days: number;
  readonly until: CalendarDate;
  /** SOPs that lose at least one credit; null where credits were counted and not SOPs */
  readonly sops: number | null;
  readonly applied: number;
  readonly current: number;
  readonly points: number;
  /** SOPs that are required again because their N/A ends; listed apart */
  readonly notApplicableEnds: number;
}

/**
 * Reads what the ledger holds of the days ahead: lapses credit by credit, ends of N/A apart (scoring rules §4, outlook).
 * Ascending by day.
 */
export function aheadOf(movements: readonly SopMovement[], ruleset: Pick<Ruleset, 'appliedPoints' | 'currentPoints'>) {
  const found = movements.flatMap(({ sop, unit, area, effectiveOn: on, cause, measures }): Ahead[] => {
    const at = { sop, unit, area, on };
    if (cause === 'applicability') {
      return measures.notApplicable < 0 ? [{ ...at, what: 'not_applicable', points: 0 }] : [];
    }
    if (cause !== 'lapse') return [];
    const [applied, current] = [measures.applied < 0, measures.current < 0];
    // booked, and taken back by what was recorded since
    if (!applied && !current) return [];
    if (applied !== current) return [{ ...at, what: applied ? 'applied' : 'current', points: -measures.points }];
    const both = ruleset.appliedPoints + ruleset.currentPoints;
    const appliedPart = Math.round((-measures.points * ruleset.appliedPoints) / both);
    return [
      { ...at, what: 'applied', points: appliedPart },
      { ...at, what: 'current', points: -measures.points - appliedPart },
    ];
  });
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.sop < b.sop ? -1 : 1));
}

/** The counts of each window of `OUTLOOK_DAYS` after `day`. */
export function aheadWithin(ahead: readonly Ahead[], day: CalendarDate): AheadWithin[] {
  return OUTLOOK_DAYS.map((days) => {
    const until = addDays(day, days);
    const within = ahead.filter(({ on }) => on > day && on <= until);
    const of = (what: Ahead['what']) => within.filter((one) => one.what === what);
    const lapses = within.filter(({ what }) => what !== 'not_applicable');
    return {
      days,
      until,
      sops: new Set(lapses.map(({ sop }) => sop)).size,
      applied: of('applied').length,
      current: of('current').length,
      points: lapses.reduce((sum, { points }) => sum + points, 0),
      notApplicableEnds: of('not_applicable').length,
    };
  });
}

/**
 * The same from balances of a unit, whose movements are of many SOPs at once.
 * @param movements of lapses and of ends of N/A, as the ledger holds them for the days ahead
 */
export function aheadInBalances(movements: readonly Movement[], day: CalendarDate): AheadWithin[] {
  return OUTLOOK_DAYS.map((days) => {
    const until = addDays(day, days);
    const within = movements.filter(({ effectiveOn }) => effectiveOn > day && effectiveOn <= until);
    const lost = (cause: Cause, measure: 'applied' | 'current' | 'points' | 'notApplicable'): number =>
      within.reduce((sum, one) => sum - (one.cause === cause ? one.measures[measure] : 0), 0);
    return {
      ...{ days, until, sops: null },
      applied: lost('lapse', 'applied'),
      current: lost('lapse', 'current'),
      points: lost('lapse', 'points'),
      notApplicableEnds: lost('applicability', 'notApplicable'),
    };
  });
}

/** What all lapses of a unit together take from its figure, as `lossesOf` does SOP by SOP. */
export function lossInBalances(
  movements: readonly Movement[],
  cells: readonly Cell[],
  ruleset: Pick<Ruleset, 'areaWeights'>,
): Fraction {
  const ahead = movements
    .filter(({ cause }) => cause === 'lapse')
    .map(({ unit, area, effectiveOn: on, measures }): Ahead => ({
      ...{ sop: area, unit, area, on, what: 'current' },
      points: -measures.points,
    }));
  return totalLoss(lossesOf(ahead, cells, ruleset));
}

/** What one SOP would take from a figure if its credits lapse. */
export interface Loss {
  readonly sop: SopId;
  readonly unit: UnitId;
  readonly area: AreaCode;
  /** The first of its lapses. */
  readonly on: CalendarDate;
  readonly points: number;
  /** Share of the figure, 0..1: of the index where it is over all areas, else of the score. */
  readonly loss: Fraction;
}

/**
 * The SOPs that lose credits, the greatest loss first.
 *
 * @param cells the area cells of the unit whose index falls; one cell = its score falls
 */
export function lossesOf(
  ahead: readonly Ahead[],
  cells: readonly Cell[],
  { areaWeights }: Pick<Ruleset, 'areaWeights'>,
): Loss[] {
  const counted = cells.filter(({ status }) => status !== 'not_applicable');
  const areaWeight = (area: AreaCode | null) => (area === null ? 0 : areaWeights[area]);
  const weights = counted.reduce((sum, { area }) => sum + areaWeight(area), 0);
  const losses = new Map<SopId, Loss>();
  for (const { sop, unit, area, on, points } of ahead) {
    const cell = counted.find((one) => one.area === area);
    const loss = cell && fraction(points * areaWeight(area), 100 * cell.weight * weights);
    if (!loss || points === 0) continue;
    const held = losses.get(sop);
    losses.set(
      sop,
      held
        ? { ...held, points: held.points + points, loss: addFractions(held.loss, loss) }
        : { sop, unit, area, on, points, loss },
    );
  }
  return [...losses.values()].sort(
    (a, b) => compareFractions(b.loss, a.loss) || (a.on < b.on ? -1 : a.on > b.on ? 1 : a.sop < b.sop ? -1 : 1),
  );
}

/** The shortest list of SOPs that prevents at least `share` of the whole fall: the greatest losses. */
export function shortestPrevention(losses: readonly Loss[], share: Fraction = MOST_OF_THE_FALL): readonly Loss[] {
  const total = totalLoss(losses);
  const enough = { numerator: total.numerator * share.numerator, denominator: total.denominator * share.denominator };
  let prevented: Fraction = { numerator: 0n, denominator: 1n };
  return losses.filter(({ loss }) => {
    if (compareFractions(prevented, enough) >= 0) return false;
    prevented = reduced(addFractions(prevented, loss));
    return true;
  });
}

/** What part of the whole fall some of its losses are, 0..1; null where nothing falls. */
export function shareOfFall(some: readonly Loss[], all: readonly Loss[]): Fraction | null {
  const [part, whole] = [totalLoss(some), totalLoss(all)];
  return fraction(part.numerator * whole.denominator, part.denominator * whole.numerator);
}

/** What all of them take together. */
export function totalLoss(losses: readonly Loss[]): Fraction {
  // those of one area have one denominator, and there may be thousands
  const parts = new Map<bigint, bigint>();
  for (const { loss } of losses) {
    parts.set(loss.denominator, (parts.get(loss.denominator) ?? 0n) + loss.numerator);
  }
  return [...parts].reduce<Fraction>(
    (sum, [denominator, numerator]) => reduced(addFractions(sum, { numerator, denominator })),
    { numerator: 0n, denominator: 1n },
  );
}
