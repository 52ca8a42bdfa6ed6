import type { Import } from '@pantausop/contracts';
import {
  addMeasures,
  contributionOf,
  figuresOf,
  foldSop,
  rulesetOn,
  RULESETS,
  treeOn,
  type AreaCode,
  type CalendarDate,
  type ExcusedBy,
  type Measures,
  type SopState,
  type UnitFigures,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import type { WorkedPlan } from './planning/planner';

type Effect = NonNullable<Import['effect']>;
type Sums = Map<UnitId, Map<AreaCode, Measures>>;

/** The figures of each OPD concerned today, before and after what the plan would record; by the same code as every figure. */
export function effectOf(plan: WorkedPlan, today: CalendarDate, excused: ExcusedBy): Effect {
  const tree = treeOn(plan.lives, today);
  const changed = new Map([...plan.after].map(([id, history]) => [id, foldSop(history, today)]));
  const held = new Map(plan.before.map(({ id, state }) => [id, state]));
  const before = sumsOf(held.values(), tree, today);
  const after = sumsOf(new Map([...held, ...changed]).values(), tree, today);
  return plan.opds.flatMap((opd) => {
    const unit = tree.find(opd);
    if (!unit) return [];
    const figures = (sums: Sums): UnitFigures =>
      figuresOf(unit, {
        tree,
        excused,
        ruleset: rulesetOn(RULESETS, today),
        sumsOf: (id) => sums.get(id) ?? new Map(),
      });
    return [{ unitId: unit.id, unitName: unit.name, before: shown(figures(before)), after: shown(figures(after)) }];
  });
}

function sumsOf(states: Iterable<SopState>, tree: UnitTree, today: CalendarDate): Sums {
  const sums: Sums = new Map();
  const ruleset = rulesetOn(RULESETS, today);
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

const shown = ({ total, index }: UnitFigures): Effect[number]['before'] => ({
  required: total.required,
  inForce: total.inForce,
  coverage: total.coverage,
  index,
});
