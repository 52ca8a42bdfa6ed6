import type { UnitTree } from '../organisation/unit-tree';
import type { AreaCode } from '../scoring/areas';
import type { UnitId } from '../sop/events';
import type { SumsByArea } from './matrix';
import { addMeasures, type Contribution, type Measures } from './measures';

/** What every unit with all below it holds of the contributions of one day. */
export function sumsAlong(contributions: Iterable<Contribution>, tree: UnitTree): (unit: UnitId) => SumsByArea {
  const own = new Map<UnitId, Map<AreaCode, Measures>>();
  const add = (unit: UnitId, area: AreaCode, measures: Measures): void => {
    const areas = own.get(unit) ?? new Map<AreaCode, Measures>();
    const held = areas.get(area);
    own.set(unit, areas.set(area, held ? addMeasures(held, measures) : measures));
  };
  for (const { unit, area, measures } of contributions) {
    for (const { id } of tree.lineage(unit)) add(id, area, measures);
  }
  return (unit) => own.get(unit) ?? new Map<AreaCode, Measures>();
}
