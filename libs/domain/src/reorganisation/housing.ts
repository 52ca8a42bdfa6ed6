import type { UnitLife } from '../organisation/unit-tree';
import { standingEvents } from '../sop/fold';
import type { SopHistory, UnitId } from '../sop/events';
import { firstHomelessDay, obligedStretches } from './obliged-stretches';
import { RefusedError } from '../errors';

/**
 * A closed unit holds none (scoring rules §4).
 *
 * @param before what was recorded until now: a change answers only for what it does, not for an SOP that lay there already
 * @throws RefusedError where a change puts an SOP into a unit on a day on which that does not stand
 */
export function mustBeHoused(history: SopHistory, lives: ReadonlyMap<UnitId, UnitLife>, before?: SopHistory): void {
  const homeless = homelessDay(history, lives);
  if (!homeless) return;
  const already = before && homelessDay(before, lives);
  if (already && already.unit === homeless.unit && already.on <= homeless.on) return;
  const { unit, on } = homeless;
  const periods = lives.get(unit)?.periods ?? [];
  const name = (periods.findLast(({ from }) => from <= on) ?? periods[0])?.unit.name ?? unit;
  throw new RefusedError(
    'unit_holds_none',
    'invalid',
    {
      en: `${name} does not stand on ${on} and holds no SOP then: record it in its successor, or end the need before`,
      id: `${name} tidak berdiri pada ${on} sehingga tidak memegang SOP: catat di penerusnya, atau akhiri kebutuhannya sebelum itu`,
    },
    { unit, date: on },
  );
}

const homelessDay = (history: SopHistory, lives: ReadonlyMap<UnitId, UnitLife>) =>
  firstHomelessDay(obligedStretches(standingEvents(history)), lives);
