/** The product's domain code asked the same questions as the oracle, for comparison. */
import * as domain from '@pantausop/domain';
import type { AreaCode, CalendarDate, Movement, SopHistory, Stamp, UnitId } from '@pantausop/domain';
import { figuresOf } from './causes';
import type { SopOn } from './single-sop';
import type { OracleRuleset, World } from './world';

/** Those that were published after the built-in one, as the product keeps them. */
export const publishedRulesets = (rulesets: readonly OracleRuleset[]): domain.PublishedRuleset[] =>
  rulesets.flatMap(({ effectiveOn, recordedAt = domain.stamp(-1), retractedAt = null, ...r }) =>
    effectiveOn === null ? [] : [{ ...domain.RULESET_1, ...r, id: Number(r.id), effectiveOn, recordedAt, retractedAt }],
  );

/** Those that stand as known at a stamp, in ascending order of their first day. */
export const productRulesets = (rulesets: readonly OracleRuleset[], knownAt: Stamp | null): domain.Rulesets =>
  domain.rulesetsKnownAt(publishedRulesets(rulesets), knownAt);

const NOWHERE = { counted: false, notApplicable: false };

/** What takes part in figures, of an SOP that takes part in any; else only that it does not. */
export const figuresOfOracle = (s: SopOn): object => (s.counted || s.notApplicable ? s : NOWHERE);

/** The same from the product's fold. */
export function figuresOfProduct(
  history: SopHistory,
  date: CalendarDate,
  knownAt: Stamp,
  rulesets: domain.Rulesets,
): object {
  const state = domain.foldSop(history, date, knownAt);
  const contribution = domain.contributionOf(state, date, domain.rulesetOn(rulesets, date));
  if (!contribution) return NOWHERE;
  const points = domain.pointsOf(state, date, domain.rulesetOn(rulesets, date));
  return {
    counted: contribution.measures.required === 1,
    notApplicable: contribution.measures.notApplicable === 1,
    unit: contribution.unit,
    area: contribution.area,
    title: state.title,
    weight: state.weight,
    stage: state.stage,
    inRevision: state.inRevision,
    inForce: state.ratifiedOn !== null,
    points: points.total,
    documentPoints: points.document,
    applied: points.applied,
    current: points.current,
  };
}

/** What one SOP adds to its cell according to the oracle, in the product's shape; null where it counts nowhere. */
export function contributionOfOracle(s: SopOn): domain.Contribution | null {
  if (!s.unit || !s.area || !(s.counted || s.notApplicable)) return null;
  return { unit: s.unit, area: s.area, measures: figuresOf(s) };
}

/** Balances per (unit, area) of the movements up to a day; empty ones left out. */
export function balancesOn(movements: readonly Movement[], date: CalendarDate): Map<string, domain.Measures> {
  const balances = new Map<string, domain.Measures>();
  for (const { unit, area, effectiveOn, measures } of movements) {
    if (effectiveOn > date) continue;
    const key = `${unit} ${area}`;
    balances.set(key, domain.addMeasures(balances.get(key) ?? domain.ZERO_MEASURES, measures));
  }
  for (const [key, measures] of balances) if (domain.isZero(measures)) balances.delete(key);
  return balances;
}

/** The matrix of a root as the product computes it from movements alone: account, roll-up, balances, figures. */
export function productMatrix(world: World, root: UnitId, date: CalendarDate, knownAt: Stamp): domain.Matrix {
  const rulesets = productRulesets(world.rulesets, knownAt);
  const lives = domain.unitLives(world.units, knownAt);
  const tree = domain.treeOn(lives, date);
  const unit = tree.find(root);
  if (!unit) throw new RangeError(`${root} is not valid on ${date}`);
  const movements = world.sops.flatMap(({ history }) => domain.accountOf(history, rulesets, knownAt).movements);
  const balances = balancesOn(domain.rollUp(movements, domain.lineagesIn(lives)), date);
  const sumsOf = (id: UnitId): ReadonlyMap<AreaCode, domain.Measures> => {
    const entries = domain.AREA_CODES.map((area) => [area, balances.get(`${id} ${area}`)] as const);
    return new Map(entries.filter((e): e is [AreaCode, domain.Measures] => e[1] !== undefined));
  };
  const decisions = world.decisions.map((d, i) => ({ ...d, id: `d${i}`, reason: 'contoh', approvedBy: 'contoh' }));
  const excused = domain.excusedOn(decisions, tree, date, knownAt);
  return domain.matrixOf(unit, { tree, ruleset: domain.rulesetOn(rulesets, date), excused, sumsOf });
}

/** The balances of one (unit, area) as the product keeps them: stretches laid one over the other. */
export class LaidCell {
  private readonly months = new Map<CalendarDate, domain.Measures>();
  private readonly sums = new Map<CalendarDate, domain.Measures>();

  add(movements: readonly Movement[]): void {
    lay(this.months, domain.stretchesOfMonths(movements), () => FIRST_DAY);
    lay(this.sums, domain.stretchesOfDays(movements), domain.startOfMonth);
  }

  /** The days for which it holds an entry. */
  get days(): readonly CalendarDate[] {
    return [...this.months.keys(), ...this.sums.keys()];
  }

  /** What is held at the end of a day. */
  on(date: CalendarDate): domain.Measures {
    const month = domain.startOfMonth(date);
    return domain.addMeasures(lastWithin(this.months, FIRST_DAY, month), lastWithin(this.sums, month, date));
  }
}

const FIRST_DAY = domain.calendarDate('0001-01-01');

const lastWithin = (entries: ReadonlyMap<CalendarDate, domain.Measures>, since: CalendarDate, to: CalendarDate) =>
  entries.get([...entries.keys()].sort().findLast((day) => day >= since && day <= to) ?? FIRST_DAY) ??
  domain.ZERO_MEASURES;

/** @param since the first day whose entry goes on to a day */
function lay(
  entries: Map<CalendarDate, domain.Measures>,
  stretches: readonly domain.Stretch[],
  since: (day: CalendarDate) => CalendarDate,
): void {
  const begun = stretches.map(({ from }) => [from, lastWithin(entries, since(from), from)] as const);
  for (const [from, held] of begun) entries.set(from, held);
  for (const { from, to, measures } of stretches) {
    for (const [day, held] of entries) {
      if (day >= from && day <= to) entries.set(day, domain.addMeasures(held, measures));
    }
  }
}
