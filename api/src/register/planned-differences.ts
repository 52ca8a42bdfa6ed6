import {
  addMeasures,
  contributionOf,
  subtractMeasures,
  ZERO_MEASURES,
  type AreaCode,
  type CalendarDate,
  type Measures,
  type Ruleset,
  type SopState,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';

export interface ChangedSop {
  /** null = the register does not have it yet */
  readonly before: SopState | null;
  readonly after: SopState;
}

export type Differences = ReadonlyMap<UnitId, ReadonlyMap<AreaCode, Measures>>;

type Combine = (held: Measures, more: Measures) => Measures;

/** What a record that is only planned would add to the units that hold its SOPs; only the sums are held, not the SOPs. */
export class PlannedDifferences {
  private readonly own = new Map<UnitId, Map<AreaCode, Measures>>();

  constructor(
    private readonly today: CalendarDate,
    private readonly ruleset: Ruleset,
  ) {}

  book({ before, after }: ChangedSop): void {
    if (before !== null) this.put(before, subtractMeasures);
    this.put(after, addMeasures);
  }

  /** What each unit holds more, area by area: an SOP counts in its unit and in all above it. */
  within(tree: UnitTree): Differences {
    const rolled = new Map<UnitId, Map<AreaCode, Measures>>();
    for (const [unit, areas] of this.own) {
      for (const { id } of tree.lineage(unit)) {
        for (const [area, measures] of areas) add(rolled, id, area, measures, addMeasures);
      }
    }
    return rolled;
  }

  private put(state: SopState, combine: Combine): void {
    const contribution = contributionOf(state, this.today, this.ruleset);
    if (contribution) add(this.own, contribution.unit, contribution.area, contribution.measures, combine);
  }
}

function add(
  sums: Map<UnitId, Map<AreaCode, Measures>>,
  unit: UnitId,
  area: AreaCode,
  measures: Measures,
  combine: Combine,
): void {
  const areas = sums.get(unit) ?? new Map<AreaCode, Measures>();
  sums.set(unit, areas.set(area, combine(areas.get(area) ?? ZERO_MEASURES, measures)));
}
