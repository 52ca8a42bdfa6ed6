import type { CalendarDate } from '../calendar/calendar-date';
import type { Cell } from '../scoring/cell';
import { compareFractions, fraction, type Fraction } from '../scoring/fraction';
import { ELEMENT_CODES } from '../scoring/elements';
import { pointsOf } from '../scoring/points';
import type { Ruleset } from '../scoring/ruleset';
import type { SopId } from '../sop/events';
import type { SopState } from '../sop/state';
import { indexPerPoint } from './happenings';

/** What an OPD can do about an SOP to win points. */
export const NEXT_ACTIONS = ['ratify', 'complete', 'draft', 'evaluate', 'monitor', 'elements'] as const;
export type NextActionKind = (typeof NEXT_ACTIONS)[number];

export interface NextAction {
  readonly sop: SopId;
  readonly what: NextActionKind;
  /** points of the SOP, before its weight */
  readonly points: number;
  /** share of the unit's index, 0..1, exact */
  readonly gain: Fraction;
}

/**
 * All that can still be won, the most first: per SOP w x points / (100 W of the area) x A / sum of A. Handed in = the signature
 * and its currency; being drafted or not begun = these and the elements that the document lacks. Monitoring is no part of them:
 * it can be recorded only later.
 *
 * @param cells the area cells of the unit on the day
 */
export function nextActions(
  sops: readonly { readonly id: SopId; readonly state: SopState }[],
  cells: readonly Cell[],
  date: CalendarDate,
  rules: Ruleset,
): NextAction[] {
  const perPoint = indexPerPoint(cells, rules);
  const found = sops.flatMap(({ id, state }): NextAction[] => {
    if (!state.obliged || state.notApplicable !== null || state.area === null) return [];
    const worth = perPoint(state.area);
    if (worth === null) return [];
    return winnable(state, date, rules).flatMap(({ what, points }) => {
      const gain = fraction(BigInt(points * state.weight) * worth.numerator, worth.denominator);
      return gain === null || points === 0 ? [] : [{ sop: id, what, points, gain }];
    });
  });
  return found.sort(
    (a, b) =>
      compareFractions(b.gain, a.gain) ||
      NEXT_ACTIONS.indexOf(a.what) - NEXT_ACTIONS.indexOf(b.what) ||
      (a.sop < b.sop ? -1 : a.sop > b.sop ? 1 : 0),
  );
}

function winnable(state: SopState, date: CalendarDate, rules: Ruleset): Pick<NextAction, 'what' | 'points'>[] {
  const earned = pointsOf(state, date, rules);
  const elements = ELEMENT_CODES.reduce((sum, code) => sum + rules.elementPoints[code], 0) - earned.document;
  if (state.ratifiedOn !== null) {
    return [
      { what: 'evaluate', points: earned.current ? 0 : rules.currentPoints },
      { what: 'monitor', points: earned.applied ? 0 : rules.appliedPoints },
      { what: 'elements', points: elements },
    ];
  }
  const signature = rules.ratifiedPoints + rules.currentPoints;
  if (state.stage === 'submitted') return [{ what: 'ratify', points: signature }];
  return [{ what: state.stage === 'drafting' ? 'complete' : 'draft', points: elements + signature }];
}
