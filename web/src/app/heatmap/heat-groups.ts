import type { Cell, Fraction, IndexRules } from '@pantausop/domain';
import { indexOf, poolCells } from '@pantausop/domain';
import { changeOf } from '../figures/change';
import { byKindGroup, type KindGroup } from '../figures/kinds';
import { compareNullable, type UnitFigure } from '../figures/unit-figure';

export const HEAT_ORDERS = ['index', 'indexAscending', 'name', 'change'] as const;
export type HeatOrder = (typeof HEAT_ORDERS)[number];

/** A kind of OPD with its pooled figures: the same sums over the wider set, never an average. */
export interface HeatGroup {
  readonly group: KindGroup;
  readonly members: readonly UnitFigure[];
  readonly cells: readonly Cell[];
  readonly index: Fraction | null;
  readonly indexBefore: Fraction | null;
}

/** The rows of the heatmap by kind, each kind in the asked order. */
export function heatGroups(figures: readonly UnitFigure[], order: HeatOrder, ruleset: IndexRules): HeatGroup[] {
  return byKindGroup(figures, (figure) => figure.unit.kind).map(({ group, members }) => {
    const cells = poolCells(members.map((member) => member.cells));
    const before = members.flatMap((member) => (member.cellsBefore ? [member.cellsBefore] : []));
    return {
      group,
      members: ordered(members, order),
      cells,
      index: indexOf(cells, ruleset),
      indexBefore: before.length > 0 ? indexOf(poolCells(before), ruleset) : null,
    };
  });
}

function ordered(members: readonly UnitFigure[], order: HeatOrder): UnitFigure[] {
  const byName = (a: UnitFigure, b: UnitFigure) => a.unit.abbreviation.localeCompare(b.unit.abbreviation, 'id');
  const by: Record<HeatOrder, (a: UnitFigure, b: UnitFigure) => number> = {
    index: (a, b) => compareNullable(a.index, b.index, -1),
    indexAscending: (a, b) => compareNullable(a.index, b.index, 1),
    name: byName,
    change: (a, b) => compareNullable(changeOf(a), changeOf(b), -1),
  };
  return [...members].sort((a, b) => by[order](a, b) || byName(a, b));
}
