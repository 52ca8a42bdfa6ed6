import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@pantausop/database';
import {
  addMeasures,
  isZero,
  ZERO_MEASURES,
  type AreaCode,
  type CalendarDate,
  type ExcusedBy,
  type Measures,
  type Ruleset,
  type SumsByArea,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { DATABASE } from '../config';
import { ALL_MEASURES } from '../ledger/extract';
import { LedgerReader } from '../ledger/ledger.reader';
import { figuresApart, type FiguresApart } from './figures-apart';
import type { PlannedDifferences } from './planned-differences';

/** The government and its rules of today. `tree` may hold units that are only planned. */
export interface EffectBasis {
  readonly government: { readonly id: string; readonly unitId: UnitId };
  readonly today: CalendarDate;
  readonly tree: UnitTree;
  readonly excused: ExcusedBy;
  readonly ruleset: Ruleset;
}

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
    planned: PlannedDifferences,
    shown: ReadonlySet<UnitId> = new Set(),
  ): Promise<FiguresApart[]> {
    const opds = tree.opdsWithin(government.unitId).map(({ id }) => id);
    const units = [government.unitId, ...opds];
    const [held] = await this.ledger.current(this.database.db, government.id, units, [today], ALL_MEASURES);
    const before = (unit: UnitId): SumsByArea => held?.(unit) ?? new Map<AreaCode, Measures>();
    const differences = planned.within(tree);
    const after = (unit: UnitId): SumsByArea => added(before(unit), differences.get(unit));
    const moved = (unit: UnitId): boolean => [...(differences.get(unit)?.values() ?? [])].some((one) => !isZero(one));
    const named = units.filter((unit) => unit === government.unitId || shown.has(unit) || moved(unit));
    return figuresApart(named, { tree, excused, ruleset }, before, after);
  }
}

function added(sums: SumsByArea, more: SumsByArea = new Map()): SumsByArea {
  const both = new Map(sums);
  for (const [area, measures] of more) both.set(area, addMeasures(both.get(area) ?? ZERO_MEASURES, measures));
  return both;
}
