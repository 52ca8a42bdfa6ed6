import type { Outlook } from '@pantausop/contracts';
import {
  exactFigureOf,
  forecastOf,
  paceDates,
  paceOf,
  projected,
  toRatio,
  type CalendarDate,
  type Forecast,
  type Fraction,
  type Pace,
  type UnitId,
} from '@pantausop/domain';
import { monthEndsAhead, type FigureQuestion } from './analysis-question';
import type { DatedBasis } from './figures.reader';
import { changeRatio } from './waterfall-view';

/** One figure of a root and of the units below it on the dates of a question. */
export class Lines {
  private readonly on: ReadonlyMap<CalendarDate, DatedBasis>;
  /** The month ends that a pace is made from. */
  readonly ends: readonly CalendarDate[];

  constructor(
    readonly question: FigureQuestion,
    dated: readonly DatedBasis[],
  ) {
    this.on = new Map(dated.map((one) => [one.date, one]));
    this.ends = paceDates(question.asOf);
  }

  /** The exact figure of a unit on a date; null where it does not stand then or has no data. */
  valueOn(unit: UnitId, date: CalendarDate): Fraction | null {
    const on = this.on.get(date);
    if (!on?.basis.tree.find(unit)) return null;
    const { measure, area } = this.question;
    return exactFigureOf(unit, measure, area, on.basis);
  }

  paceOf(unit: UnitId): Pace | null {
    return paceOf(this.ends.map((date) => ({ date, value: this.valueOn(unit, date) })));
  }
}

export const historyOf = (lines: Lines, unit: UnitId): Outlook['history'] =>
  lines.ends.map((date) => ({ date, value: toRatio(lines.valueOn(unit, date)) }));

/** The month ends ahead: at the pace of the last months, and if nothing else is recorded. */
export function projectionOf(lines: Lines, unit: UnitId, value: Fraction | null, pace: Pace | null): Outlook['months'] {
  const { asOf } = lines.question;
  const at = (slope: Fraction | undefined, date: CalendarDate) =>
    value === null || slope === undefined ? null : toRatio(projected(asOf, value, slope, date));
  return monthEndsAhead(asOf).map((date) => ({
    date,
    value: at(pace?.slope, date),
    low: at(pace?.low, date),
    high: at(pace?.high, date),
    nothingRecorded: toRatio(lines.valueOn(unit, date)),
  }));
}

export const forecastOfLine = (
  asOf: CalendarDate,
  value: Fraction | null,
  target: Fraction | undefined,
  pace: Pace | null,
): Forecast => (target ? forecastOf(asOf, value, target, pace) : { kind: 'no_data' });

export const forecastView = (forecast: Forecast): Outlook['forecast'] =>
  forecast.kind === 'forecast' ? forecast : { kind: forecast.kind, date: null, earliest: null, latest: null };

export const paceView = (pace: Pace | null): Outlook['pace'] =>
  pace && {
    slope: changeRatio(pace.slope) ?? 0,
    low: changeRatio(pace.low) ?? 0,
    high: changeRatio(pace.high) ?? 0,
    months: pace.months,
  };
