import type { AreaCode, CalendarDate, SopFact, SopHistory, Stamp, UnitId } from '@pantausop/domain';
import { dayBefore } from './dates';
import { eventsUpTo, judge, replay, rulesetOn, type SopOn } from './single-sop';
import type { OracleRuleset } from './world';

/** What one SOP adds to a cell, as integers. */
export type Figures = Readonly<Record<FigureName, number>>;
const NAMES = [
  ...(['required', 'inForce', 'notApplicable', 'weight', 'weightInForce', 'points', 'documentPoints'] as const),
  ...(['applied', 'current', 'identified', 'drafting', 'submitted', 'ratified'] as const),
] as const;
type FigureName = (typeof NAMES)[number];

export interface Entry {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly effectiveOn: CalendarDate;
  readonly cause: string;
  readonly measures: Figures;
}

const figures = (of: (name: FigureName) => number): Figures =>
  Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Record<FigureName, number>;

/** The integers of one SOP; all zero where it counts nowhere. */
export function figuresOf(s: SopOn): Figures {
  const found: Partial<Record<FigureName, number>> = s.notApplicable ? { notApplicable: 1 } : {};
  if (s.counted) {
    Object.assign(found, { required: 1, weight: s.weight, points: s.weight * s.points, [s.stage]: 1 });
    Object.assign(found, { inForce: Number(s.inForce), weightInForce: s.inForce ? s.weight : 0 });
    Object.assign(found, { documentPoints: s.weight * s.documentPoints });
    Object.assign(found, { applied: Number(s.applied), current: Number(s.current) });
  }
  return figures((name) => found[name] ?? 0);
}

function causeOf(fact: SopFact): string {
  switch (fact.type) {
    case 'required':
    case 'requirement_ended':
    case 'reweighted':
      return 'obligation';
    case 'not_applicable':
    case 'applicable':
      return 'applicability';
    case 'moved':
      return fact.cause;
    default:
      return 'work';
  }
}

/** What changed on one day and why: ruleset, lapses, the end of not applicable, then the events, each the difference it makes. */
export function entriesOn(
  history: SopHistory,
  date: CalendarDate,
  knownAt: Stamp,
  rulesets: readonly OracleRuleset[],
): Entry[] {
  const yesterday = dayBefore(date);
  const [oldRules, rules] = [rulesetOn(rulesets, yesterday, knownAt), rulesetOn(rulesets, date, knownAt)];
  const before = eventsUpTo(history, yesterday, knownAt);
  const today = eventsUpTo(history, date, knownAt).slice(before.length);
  const steps: (readonly [cause: string, after: SopOn])[] = [
    ['ruleset', judge(replay(before), rules, yesterday, yesterday)],
    ['lapse', judge(replay(before), rules, date, yesterday)],
    ['applicability', judge(replay(before), rules, date, date)],
    ...today.map(({ fact }, i) => {
      return [causeOf(fact), judge(replay([...before, ...today.slice(0, i + 1)]), rules, date, date)] as const;
    }),
  ];
  const net = new Map<string, Entry>();
  const book = (cause: string, s: SopOn, sign: 1 | -1): void => {
    if (!s.unit || !s.area) return;
    const key = [s.unit, s.area, cause].join(' ');
    const [added, held] = [figuresOf(s), net.get(key)?.measures];
    const measures = figures((name) => (held?.[name] ?? 0) + sign * added[name]);
    net.set(key, { unit: s.unit, area: s.area, effectiveOn: date, cause, measures });
  };
  let last = judge(replay(before), oldRules, yesterday, yesterday);
  for (const [cause, after] of steps) {
    book(cause, last, -1);
    book(cause, after, 1);
    last = after;
  }
  return [...net.values()].filter(({ measures }) => NAMES.some((name) => measures[name] !== 0));
}
