import type { CalendarDate, UnitId } from '@pantausop/domain';
import { OPENED_ON } from './needs';
import { holderOn, unitOn } from './organisation';
import { randomFrom } from './random';
import type { DatedFact } from './types';

interface Numbered {
  readonly sop: string;
  readonly origin: UnitId;
  /** Numbers are put in here. */
  readonly facts: DatedFact[];
}

/**
 * Gives every ratification its number, e.g. `000.8.6.3/0123-DINKES/2024`: classification, running number of the unit
 * and year, code of the unit on that day, year. What the register took over on its first day bears a year before it.
 */
export function numberRatifications(seed: string, sops: readonly Numbered[]): void {
  const series = new Map<string, { facts: DatedFact[]; at: number; on: CalendarDate }[]>();
  for (const { sop, origin, facts } of sops) {
    facts.forEach(({ fact, effectiveOn: on }, at) => {
      if (fact.type !== 'ratified') return;
      const year = on === OPENED_ON ? randomFrom(`${seed}/year/${sop}`).int(2019, 2021) : on.slice(0, 4);
      const key = `${unitOn(holderOn(origin, on), on).code}/${year}`;
      const list = series.get(key);
      if (list) list.push({ facts, at, on });
      else series.set(key, [{ facts, at, on }]);
    });
  }
  for (const [key, list] of series) {
    const random = randomFrom(`${seed}/numbers/${key}`);
    let running = 0;
    for (const { facts, at } of list.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
      running += random.chance(0.7) ? 1 : random.int(2, 6);
      const dated = facts[at];
      if (dated?.fact.type !== 'ratified') continue;
      const number = `000.8.6.3/${String(running).padStart(4, '0')}-${key}`;
      facts[at] = { ...dated, fact: { ...dated.fact, number } };
    }
  }
}
