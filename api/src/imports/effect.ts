import type { Import } from '@pantausop/contracts';
import {
  addMeasures,
  contributionOf,
  foldSop,
  treeOn,
  type AreaCode,
  type CalendarDate,
  type ExcusedBy,
  type Measures,
  type Ruleset,
  type SopState,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { figuresApart, type ShownFigures } from '../register/figures-apart';
import type { WorkedPlan } from './planning/planner';

type Effect = NonNullable<Import['effect']>;
type Sums = Map<UnitId, Map<AreaCode, Measures>>;

/** The figures of each OPD concerned today, before and after what the plan would record; by the same code as every figure. */
export function effectOf(plan: WorkedPlan, today: CalendarDate, excused: ExcusedBy, ruleset: Ruleset): Effect {
  const tree = treeOn(plan.lives, today);
  const changed = new Map([...plan.after].map(([id, history]) => [id, foldSop(history, today)]));
  const held = new Map(plan.before.map(({ id, state }) => [id, state]));
  const before = sumsOf(held.values(), tree, today, ruleset);
  const after = sumsOf(new Map([...held, ...changed]).values(), tree, today, ruleset);
  const of = (sums: Sums) => (id: UnitId) => sums.get(id) ?? new Map<AreaCode, Measures>();
  const basis = { tree, excused, ruleset };
  return figuresApart(plan.opds, basis, of(before), of(after)).map(({ before: was, after: will, ...unit }) => ({
    ...unit,
    before: shown(was),
    after: shown(will),
  }));
}

function sumsOf(states: Iterable<SopState>, tree: UnitTree, today: CalendarDate, ruleset: Ruleset): Sums {
  const sums: Sums = new Map();
  for (const state of states) {
    const contribution = contributionOf(state, today, ruleset);
    const opd = contribution ? tree.opdOf(contribution.unit) : undefined;
    if (!contribution || !opd) continue;
    const areas = sums.get(opd.id) ?? new Map<AreaCode, Measures>();
    const sum = areas.get(contribution.area);
    areas.set(contribution.area, sum ? addMeasures(sum, contribution.measures) : contribution.measures);
    sums.set(opd.id, areas);
  }
  return sums;
}

const shown = ({ required, inForce, coverage, index }: ShownFigures): Effect[number]['before'] => ({
  required,
  inForce,
  coverage,
  index,
});
