import { Injectable } from '@nestjs/common';
import type { OperationPreview, UnitFigure } from '@pantausop/contracts';
import type { Queryable } from '@pantausop/database';
import {
  accountOf,
  addMovements,
  differenceOf,
  figuresOf,
  rollUp,
  rulesetOn,
  type CalendarDate,
  type FigureBasis,
  type Movement,
  type ReorganisationPlan,
  type SopHistory,
  type UnitId,
  type UnitTree,
} from '@pantausop/domain';
import { ALL_MEASURES } from '../ledger/extract';
import type { Holdings } from '../ledger/cell-sums';
import { LedgerReader } from '../ledger/ledger.reader';
import { MovementsRepository } from '../ledger/movements.repository';
import type { Government } from '../organisation/organisation.repository';
import type { Organisation } from '../organisation/organisation.service';
import { namedOn } from './unit-names';

/** The SOPs that a plan touches, as recorded and as they would be. */
export interface TouchedSop {
  readonly before: SopHistory;
  readonly after: SopHistory;
}

type Effect = OperationPreview['effect'];

/** What an operation would do to figures: from balances and the movements that it would book, without booking them. */
@Injectable()
export class ReorganisationEffect {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly movements: MovementsRepository,
  ) {}

  /** @param dates ascending; per date the city and each OPD that the plan touches, as it would be without and with it */
  async of(
    q: Queryable,
    government: Government,
    [before, after]: readonly [Organisation, Organisation],
    { plan, touched }: { readonly plan: ReorganisationPlan; readonly touched: readonly TouchedSop[] },
    dates: readonly CalendarDate[],
  ): Promise<Effect> {
    const added = await this.added(q, government, [before, after], touched);
    const units = dates.map((date) => unitsTouched(plan, [before.treeOn(date), after.treeOn(date)], government.unitId));
    // the status of a whole city follows from all of its OPDs
    const opds = dates.flatMap((date) =>
      before
        .treeOn(date)
        .opdsWithin(government.unitId)
        .map(({ id }) => id),
    );
    const asked = [...new Set([...opds, ...units.flat()])];
    const held = await this.ledger.current(q, government.id, asked, dates, ALL_MEASURES);
    return dates.map((date, at) => {
      const now: Holdings = held[at] ?? (() => new Map());
      const later = addMovements(now, added, date);
      return {
        on: date,
        units: (units[at] ?? []).map((unit) => ({
          unit: namedOn(after.treeOn(date).find(unit) ? after.lives : before.lives, unit, date),
          whole: unit === government.unitId,
          before: figureOf(unit, basisOn(date, before, now)),
          after: figureOf(unit, basisOn(date, after, later)),
        })),
      };
    });
  }

  /** What the operation would add to balances: transfers between the units above, and what its SOPs move. */
  private async added(
    q: Queryable,
    { id }: Government,
    [before, after]: readonly [Organisation, Organisation],
    touched: readonly TouchedSop[],
  ): Promise<Movement[]> {
    const line = (organisation: Organisation, unit: UnitId): string => JSON.stringify(organisation.lineagesOf(unit));
    const moved = [...before.lives.keys()].filter((unit) => line(before, unit) !== line(after, unit));
    const own = await this.movements.ofUnits(q, id, moved);
    const transfers = differenceOf(rollUp(own, before.lineagesOf), rollUp(own, after.lineagesOf));
    const rows = touched.flatMap((sop) =>
      differenceOf(accountOf(sop.before, before.rulesets).movements, accountOf(sop.after, before.rulesets).movements),
    );
    return [...transfers, ...rollUp(rows, after.lineagesOf)];
  }
}

const basisOn = (date: CalendarDate, organisation: Organisation, sumsOf: Holdings): FigureBasis => ({
  tree: organisation.treeOn(date),
  excused: organisation.excusedOn(date),
  ruleset: rulesetOn(organisation.rulesets, date),
  sumsOf,
});

function figureOf(unit: UnitId, basis: FigureBasis): UnitFigure | null {
  const found = basis.tree.find(unit);
  if (!found) return null;
  const { total, index } = figuresOf(found, basis);
  const { required, inForce, notApplicable, coverage, score } = total;
  return { required, inForce, notApplicable, coverage, score, index };
}

/** The government first, then the OPDs that hold a unit of the plan in one of the trees; a sub-unit of none stands for itself. */
function unitsTouched(
  { units, leaving, targets, subUnits }: ReorganisationPlan,
  trees: readonly UnitTree[],
  government: UnitId,
): UnitId[] {
  const named = [...leaving, ...targets, ...units.map(({ unit }) => unit), ...subUnits.map(({ unit }) => unit)];
  const touched = new Set<UnitId>([government]);
  for (const unit of named) {
    for (const tree of trees) {
      const opd = tree.opdOf(unit);
      if (opd) touched.add(opd.id);
    }
  }
  return [...touched];
}
