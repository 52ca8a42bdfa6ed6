import type { Changes, Matrix, Outlook, Progress } from '@pantausop/contracts';
import {
  addDays,
  aheadOf,
  compareFractions,
  coverageOf,
  directionOf,
  dueDatesOf,
  endOfMonth,
  happeningsOf,
  LATER_DAYS,
  lossesOf,
  movedBetween,
  reasonsOf,
  startOfMonth,
  storyOf,
  sumOfFractions,
  targetOutlook,
  totalLoss,
  type Ahead,
  type CalendarDate,
  type Forecast,
  type StoryRow,
} from '@pantausop/domain';
import type { HeldMovement } from '../../../ledger/causes.reader';
import type { FoundSop } from '../../../register/register-spans.repository';
import { exactOf, ratioOf } from '../../../exports/words';
import { exact } from '../exact';
import type { ExpiringFact, LeadershipSnapshot, MoverFact, ReasonFact } from '../snapshot';
import { byOpd, nameOf, opdOf, type Asked } from './asked';
import { unitFactsOf, type UnitFact } from './government-facts';

/** How far ahead a report looks for currency that ends. */
export const EXPIRING_DAYS = LATER_DAYS;
/** On paper; a mail shows the first of them. */
const MOST_MOVERS = 5;
/** Month ends drawn ahead where no target says how many. */
const AHEAD_MONTHS = 3;

export interface LeadershipAnswers {
  readonly now: Matrix;
  readonly before: Matrix;
  readonly changes: Changes;
  readonly outlook: Outlook;
  readonly progress: Progress;
  /** after the day compared with, until `EXPIRING_DAYS` after the day of the report */
  readonly movements: readonly HeldMovement[];
  /** the register on the day compared with */
  readonly sopsBefore: readonly FoundSop[];
}

type OwnFacts = Pick<
  LeadershipSnapshot,
  | 'moved'
  | 'steps'
  | 'measure'
  | 'target'
  | 'pace'
  | 'paceNeeded'
  | 'progress'
  | 'ahead'
  | 'rising'
  | 'falling'
  | 'expiring'
>;

/** What the briefing says beyond what all reports on the government share. */
export function leadershipFacts(asked: Asked, answers: LeadershipAnswers): OwnFacts {
  const { now, before, changes, outlook, progress, movements, sopsBefore } = answers;
  const { asOf } = asked.order;
  const within = movements.filter(({ effectiveOn }) => effectiveOn <= asOf);
  const happened = happeningsOf(within, now.total.cells, asked.rules);
  const moved = movedBetween(within);
  const ofRatified = within.filter(({ sop, measures }) => measures.inForce > 0 && moved.ratified.includes(sop));
  const movers = moversOf(unitFactsOf(now, before), asked, within);
  return {
    moved: {
      ratified: moved.ratified.length,
      ratifiedUnits: new Set(ofRatified.map((movement) => opdOf(asked, movement))).size,
      currentLost: moved.currentLost.length,
      appliedLost: moved.appliedLost.length,
      lapsed: exact(
        sumOfFractions(
          happened.filter(({ what }) => what === 'current_lapsed' || what === 'applied_lapsed').map(({ gain }) => gain),
        ),
      ),
    },
    steps: changes.steps.flatMap(({ causes, exact: by, sopCount }) => {
      const change = exact(exactOf(by));
      return change === null ? [] : [{ causes, change, sops: sopCount }];
    }),
    target: outlook.target && {
      value: exact({ numerator: BigInt(Math.round(outlook.target.value * 1_000_000)), denominator: 1_000_000n }),
      dueOn: outlook.target.dueOn,
      outlook: targetOutlook(outlook.target.dueOn as CalendarDate, forecastIn(outlook)),
    },
    pace: exact(ratioOf(outlook.pace?.slope ?? null)),
    paceNeeded: exact(ratioOf(outlook.paceNeeded)),
    measure: outlook.measure === 'index' ? 'index' : 'coverage',
    progress: progress.points.map((point) => ({
      date: point.date,
      value: exact(outlook.measure === 'index' ? ratioOf(point.index) : coverageOf(point)),
    })),
    ahead: aheadPoints(outlook),
    ...movers,
    expiring: expiringOf(asked, now, movements, sopsBefore),
  };
}

function forecastIn({ forecast }: Outlook): Forecast {
  if (forecast.kind !== 'forecast') return { kind: forecast.kind };
  const day = (text: string | null): CalendarDate | null => text as CalendarDate | null;
  return { kind: 'forecast', date: day(forecast.date), earliest: day(forecast.earliest), latest: day(forecast.latest) };
}

function aheadPoints({ months, target }: Outlook): LeadershipSnapshot['ahead'] {
  const until = target?.dueOn;
  const shown = until === undefined ? months.slice(0, AHEAD_MONTHS) : months.filter(({ date }) => date <= until);
  return shown.map(({ date, value, low, high }) => ({
    date,
    value: exact(ratioOf(value)),
    low: exact(ratioOf(low)),
    high: exact(ratioOf(high)),
  }));
}

export const reasonFact = ({ what, causes, sops }: StoryRow): ReasonFact => ({ what, causes, count: sops.length });

/** Who rose and who fell, by the exact change of the index; what reads 0,0 did neither. */
function moversOf(
  facts: readonly UnitFact[],
  asked: Asked,
  movements: readonly HeldMovement[],
): Pick<LeadershipSnapshot, 'rising' | 'falling'> {
  const held = byOpd(asked, movements);
  const most = (sign: 1 | -1): MoverFact[] =>
    facts
      .flatMap(({ unit, index, change }) =>
        index && change && directionOf(change) === (sign === 1 ? 'up' : 'down') ? [{ unit, index, change }] : [],
      )
      .sort((a, b) => sign * compareFractions(b.change, a.change) || (a.unit.name < b.unit.name ? -1 : 1))
      .slice(0, MOST_MOVERS)
      .map(({ unit, index, change }) => {
        const story = storyOf(held.get(unit.id) ?? [], unit.cells, asked.rules, change);
        const reasons = reasonsOf(story, sign).map(reasonFact);
        return { unit: nameOf(unit), index: exact(index), change: exact(change), reasons };
      });
  return { rising: most(1), falling: most(-1) };
}

/** Currency that ends by itself within `EXPIRING_DAYS`, by month and by OPD, and what the index loses by it. */
function expiringOf(
  asked: Asked,
  now: Matrix,
  movements: readonly HeldMovement[],
  sopsBefore: readonly FoundSop[],
): ExpiringFact {
  const { asOf, comparedWith } = asked.order;
  const until = addDays(asOf, EXPIRING_DAYS);
  const untilThen = addDays(comparedWith, EXPIRING_DAYS);
  const ending = aheadOf(
    movements.filter(({ effectiveOn }) => effectiveOn > asOf),
    asked.rules,
  ).filter(({ what }) => what === 'current');
  const ownOf = new Map(movements.map((movement) => [movement.sop, opdOf(asked, movement)]));
  const units = now.units
    .filter(({ own }) => own !== true)
    .map((unit) => ({ unit: nameOf(unit), sops: count(ending.filter(({ sop }) => ownOf.get(sop) === unit.id)) }))
    .filter(({ sops }) => sops > 0)
    .sort((a, b) => b.sops - a.sops || (a.unit.name < b.unit.name ? -1 : 1));
  return {
    until,
    sops: count(ending),
    sopsBefore: count(
      dueDatesOf(sopsBefore, asked.rules).filter(
        ({ what, on }) => what === 'current' && on > comparedWith && on <= untilThen,
      ),
    ),
    months: monthsBetween(addDays(asOf, 1), until).map((month) => ({
      ...month,
      sops: count(ending.filter(({ on }) => on >= month.from && on <= month.to)),
    })),
    units: units.slice(0, 5),
    loss: exact(totalLoss(lossesOf(ending, now.total.cells, asked.rules))),
  };
}

const count = (ahead: readonly Pick<Ahead, 'sop'>[]): number => new Set(ahead.map(({ sop }) => sop)).size;

/** The months of a range, the first and the last cut to it. */
function monthsBetween(from: CalendarDate, to: CalendarDate): { from: CalendarDate; to: CalendarDate }[] {
  const months = [];
  for (let day = from; day <= to; day = addDays(endOfMonth(day), 1)) {
    const end = endOfMonth(day);
    months.push({ from: day === from ? from : startOfMonth(day), to: end < to ? end : to });
  }
  return months;
}
