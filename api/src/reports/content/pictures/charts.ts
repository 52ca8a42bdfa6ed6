import {
  areaBars,
  areaBarsHeight,
  coverageStrip,
  forecastLine,
  PAPER_THEME,
  waterfall,
  type LinePoint,
  type StripCell,
} from '@pantausop/charts';
import { addFractions, coverageOf, scaleStep, tenthsOfPercent, toRatio, type Fraction } from '@pantausop/domain';
import { fractionOf, type Exact } from '../exact';
import type { GovernmentFacts, LeadershipSnapshot, ReportCardSnapshot } from '../snapshot';
import { groupOf } from '../view/area-map';
import { voiceOf, type Voice } from '../view/parts';
import type { Drawing } from './drawing';

const STRIP = { width: 280, height: 20 };

/** A figure as a length 0..100, as it is shown. */
const length = (value: Fraction | null): number | null => value && tenthsOfPercent(value) / 10;
const lengthOf = (value: Exact | null): number | null => length(fractionOf(value));

/** One strip per area; the OPDs stand in the same order in all of them. */
export function stripDrawing({ matrix, order }: GovernmentFacts, at: number): Drawing {
  const units = order.flatMap((id) => matrix.units.find((unit) => unit.id === id) ?? []);
  const cells = units.flatMap(({ kind, cells: own }, column): StripCell[] => {
    const cell = own[at];
    if (!cell) return [];
    const covered = coverageOf(cell);
    const before = units[column - 1]?.kind;
    const first = before !== undefined && groupOf(before) !== groupOf(kind);
    return [{ step: covered && scaleStep(covered), unmapped: cell.status === 'unmapped', first }];
  });
  const option = coverageStrip(cells, PAPER_THEME, STRIP.width, STRIP.height);
  return { option, ...STRIP, texts: [], marks: units.length };
}

/** The line of the last twelve months, the pace ahead and the target. */
export function progressDrawing(snapshot: LeadershipSnapshot, width: number, height: number): Drawing {
  const { words, format } = voiceOf(snapshot);
  const { progress, ahead, target, measure } = snapshot;
  const read = (value: Exact | null): string =>
    measure === 'coverage' ? format.percent(fractionOf(value)) : format.ratio(fractionOf(value));
  const point = ({ date, value }: { date: string; value: Exact | null }): LinePoint => ({
    ...{ date, value: lengthOf(value), label: read(value) },
  });
  const view = {
    history: progress.map(point),
    ahead: ahead.map((one) => ({ ...point(one), low: lengthOf(one.low), high: lengthOf(one.high) })),
    untouched: [],
    target: target && {
      value: lengthOf(target.value) ?? 0,
      label: words.targetLabel(read(target.value), format.date(target.dueOn)),
    },
    names: { history: words.progress[measure], ahead: words.forecast, untouched: '' },
    monthName: format.shortMonth,
  };
  const last = progress.findLast(({ value }) => value !== null);
  const isLast = last !== undefined && last === progress.at(-1);
  return {
    ...{ width, height, option: forecastLine(view, PAPER_THEME, width) },
    texts: ['0', '50', '100', ...(isLast ? [read(last.value)] : []), ...(view.target ? [view.target.label] : [])],
    marks: 2,
  };
}

/** Coverage of eight areas as bars; a tick is the median of the kind, or the day compared with. */
export function areasDrawing(
  areas: readonly {
    area: ReportCardSnapshot['areas'][number]['area'];
    now: { required: number; inForce: number };
    tick: Fraction | null;
  }[],
  { words, format }: Voice,
  width: number,
  focus: string | null,
): Drawing {
  const bars = areas.map(({ area, now, tick }) => ({
    name: words.areaShort(area),
    value: length(coverageOf(now)) ?? 0,
    label: format.percent(coverageOf(now)),
    counts: now.required === 0 ? '–' : format.of(now),
    before: length(tick),
    tooltip: '',
    focus: area === focus,
  }));
  const height = areaBarsHeight(bars.length, width);
  return {
    ...{ width, height, option: areaBars({ bars, whole: null, accented: focus === null }, PAPER_THEME, width) },
    texts: bars.flatMap(({ name, counts }) => [name, counts]),
    marks: bars.filter(({ value }) => value > 0).length,
  };
}

export const reportCardAreas = ({ areas }: ReportCardSnapshot) =>
  areas.map(({ area, now, median }) => ({ area, now, tick: fractionOf(median) }));

export const leadershipAreas = ({ areas }: GovernmentFacts) =>
  areas.map(({ area, now, before }) => ({ area, now, tick: coverageOf(before) }));

/** The causes of a change of the index, one bar each, and their sum. */
export function causesDrawing(snapshot: LeadershipSnapshot, width: number): Drawing {
  const { words, format } = voiceOf(snapshot);
  let at: Fraction = { numerator: 0n, denominator: 1n };
  const points = (value: Fraction): number => (toRatio(value) ?? 0) * 100;
  const steps = snapshot.steps.map(({ causes, change }) => {
    const from = at;
    at = addFractions(at, fractionOf(change));
    const name = causes.map((cause) => words.cause(cause)).join(', ');
    return { name, from, to: at, label: format.signed(fractionOf(change), 2), kind: 'step' as const };
  });
  const total = {
    name: words.indexChange,
    from: { numerator: 0n, denominator: 1n },
    to: at,
    label: format.signed(at, 2),
  };
  const bars = [...steps, { ...total, kind: 'end' as const }].map((bar) => ({
    ...bar,
    from: points(bar.from),
    to: points(bar.to),
    selected: false,
    tooltip: '',
  }));
  const height = bars.length * 48 + 28;
  return {
    width,
    height,
    option: waterfall({ bars, level: (value) => format.signed(decimal(value)) }, PAPER_THEME, width),
    texts: bars.flatMap(({ name, label }) => [name, label]),
    marks: bars.length,
  };
}

const decimal = (points: number): Fraction => ({
  numerator: BigInt(Math.round(points * 10_000)),
  denominator: 1_000_000n,
});
