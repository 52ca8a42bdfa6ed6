import type { UnitLife } from '../organisation/unit-tree';
import { standingEvents } from '../sop/fold';
import type { SopHistory, UnitId } from '../sop/events';
import { firstHomelessDay, obligedStretches } from './obliged-stretches';
import { refusal } from './refusals';

/** @throws RefusedError where the SOP lies in a unit on a day on which it does not stand: a closed unit holds none (scoring rules §4) */
export function mustBeHoused(history: SopHistory, lives: ReadonlyMap<UnitId, UnitLife>): void {
  const homeless = firstHomelessDay(obligedStretches(standingEvents(history)), lives);
  if (!homeless) return;
  const { unit, on } = homeless;
  const periods = lives.get(unit)?.periods ?? [];
  const name = (periods.findLast(({ from }) => from <= on) ?? periods[0])?.unit.name ?? unit;
  throw refusal(
    'unit_holds_none',
    {
      en: `${name} does not stand on ${on} and holds no SOP then: record it in its successor, or end the need before`,
      id: `${name} tidak berdiri pada ${on} sehingga tidak memegang SOP: catat di penerusnya, atau akhiri kebutuhannya sebelum itu`,
    },
    { unit, date: on },
  );
}
