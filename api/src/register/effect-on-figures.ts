import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import {
  addMeasures,
  contributionOf,
  isZero,
  subtractMeasures,
  ZERO_MEASURES,
  type AreaCode,
  type CalendarDate,
  type ExcusedBy,
  type Measures,
  type Ruleset,
  type SopState,
  type SumsByArea,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { DATABASE } from '../config';
import { ALL_MEASURES } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import { figuresApart, type FiguresApart } from './figures-apart';

export interface ChangedSop {
  /** null = the register does not have it yet */
  readonly before: SopState | null;
  readonly after: SopState;
}

/** SOPs that are looked at before others are answered. */
const SOPS_PER_TURN = 500;

/** The government and its rules of today. `tree` may hold units that are only planned. */
export interface EffectBasis {
  readonly government: { readonly id: string; readonly unitId: UnitId };
  readonly today: CalendarDate;
  readonly tree: UnitTree;
  readonly excused: ExcusedBy;
  readonly ruleset: Ruleset;
}

type Differences = ReadonlyMap<UnitId, ReadonlyMap<AreaCode, Measures>>;

/** What a record that is only planned would do to the figures of today: the balances, and the balances with the differences of its SOPs. */
@Injectable()
export class EffectOnFigures {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly ledger: LedgerReader,
  ) {}

  /** The government first, then the OPDs whose sums move. @param shown OPDs that are named even if theirs do not */
  async of(
    { government, today, tree, excused, ruleset }: EffectBasis,
    changed: Iterable<ChangedSop>,
    shown: ReadonlySet<UnitId> = new Set(),
  ): Promise<FiguresApart[]> {
    const opds = tree.opdsWithin(government.unitId).map(({ id }) => id);
    const units = [government.unitId, ...opds];
    const [held] = await this.ledger.current(this.database.db, government.id, units, [today], ALL_MEASURES);
    const before = (unit: UnitId): SumsByArea => held?.(unit) ?? new Map<AreaCode, Measures>();
    const differences = await differencesOf(changed, today, tree, ruleset);
    const after = (unit: UnitId): SumsByArea => added(before(unit), differences.get(unit));
    const moved = (unit: UnitId): boolean => [...(differences.get(unit)?.values() ?? [])].some((one) => !isZero(one));
    const named = units.filter((unit) => unit === government.unitId || shown.has(unit) || moved(unit));
    return figuresApart(named, { tree, excused, ruleset }, before, after);
  }
}

/** What each unit holds more, area by area: an SOP counts in its unit and in all above it. */
async function differencesOf(
  changed: Iterable<ChangedSop>,
  today: CalendarDate,
  tree: UnitTree,
  ruleset: Ruleset,
): Promise<Differences> {
  const differences = new Map<UnitId, Map<AreaCode, Measures>>();
  const book = (state: SopState, combine: typeof addMeasures): void => {
    const contribution = contributionOf(state, today, ruleset);
    if (!contribution) return;
    const { unit, area, measures } = contribution;
    for (const { id } of tree.lineage(unit)) {
      const areas = differences.get(id) ?? new Map<AreaCode, Measures>();
      differences.set(id, areas.set(area, combine(areas.get(area) ?? ZERO_MEASURES, measures)));
    }
  };
  let count = 0;
  for (const { before, after } of changed) {
    if (before !== null) book(before, subtractMeasures);
    book(after, addMeasures);
    count += 1;
    if (count % SOPS_PER_TURN === 0) await nextTurn();
  }
  return differences;
}

function added(sums: SumsByArea, more: SumsByArea = new Map()): SumsByArea {
  const both = new Map(sums);
  for (const [area, measures] of more) both.set(area, addMeasures(both.get(area) ?? ZERO_MEASURES, measures));
  return both;
}
