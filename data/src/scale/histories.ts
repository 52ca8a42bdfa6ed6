import {
  addDays,
  stampFromIso,
  stamp,
  type AreaCode,
  type CalendarDate,
  type SopEvent,
  type SopFact,
  type SopHistory,
  type UnitId,
} from '@pantausop/domain';
import { Characters } from '../demo/characters';
import { lifeOf } from '../demo/lifecycle';
import { OPENED_ON } from '../demo/needs';
import { profileOf, TITLE_PATTERNS } from '../demo/profiles';
import { randomFrom } from '../demo/random';
import { Rounds } from '../demo/rounds';
import { SOP_CATALOGUE } from '../reference/catalogue';
import type { ScaleGovernment, ScaleHolder } from './units';

export interface ScaleSop {
  readonly sop: string;
  readonly history: SopHistory;
}

/** Events of one SOP have stamps of their own; no SOP has more. */
const MOST_EVENTS = 64;

/** The sample city writes down every round; over a country one in eight is, which makes some six events an SOP. */
const ROUNDS_RECORDED = 0.12;
const isRound = ({ type }: SopFact): boolean => type === 'monitored' || type === 'evaluated';

/** The SOPs of a government one after the other, each with all that was recorded of it before `today`. */
export function* scaleSops(seed: number, today: CalendarDate, { unit, holders }: ScaleGovernment): Generator<ScaleSop> {
  const root = `${seed}/${unit}`;
  const characters = new Characters(root);
  const setting = { seed: root, today, characters, calendar: new Rounds(root, characters, today) };
  const clock = new Clock(today);
  for (const holder of holders) {
    const titles = titlesOf(holder.model);
    const random = randomFrom(`${root}/needs/${holder.unit}`);
    const first = random.int(0, titles.length - 1);
    for (let number = holder.from; number < holder.to; number += 1) {
      const at = number - holder.from;
      const { title, area } = titles[(first + at) % titles.length] as Titled;
      const again = Math.floor(at / titles.length);
      const need = {
        ...{ sop: `s${String(number).padStart(7, '0')}`, origin: holder.model, area, endedOn: null },
        title: again === 0 ? title : `${title} (${again + 1})`,
        weight: random.chance(0.1) ? random.int(2, 3) : 1,
        requiredOn: random.chance(0.71) ? OPENED_ON : addDays(OPENED_ON, random.int(1, 1500)),
      };
      const facts = lifeOf(setting, need).filter(
        ({ fact, effectiveOn }) => effectiveOn < today && (!isRound(fact) || random.chance(ROUNDS_RECORDED)),
      );
      const events: SopEvent[] = [];
      let day = OPENED_ON;
      for (const { fact, effectiveOn } of facts.slice(0, MOST_EVENTS)) {
        const noted = addDays(effectiveOn, random.chance(0.8) ? random.int(0, 6) : random.int(7, 40));
        day = noted > day ? noted : day;
        if (day >= today) break;
        const recordedAt = clock.on(day, number * MOST_EVENTS + events.length);
        const id = `${need.sop}/${events.length + 1}`;
        const of = { id, recordedAt, orderedAt: recordedAt, sequence: recordedAt as number };
        events.push({ ...of, fact: factIn(holder, fact, `${number}`), effectiveOn });
      }
      if (events.length > 0) yield { sop: need.sop, history: { events, retractions: [] } };
    }
  }
}

/** The last stamp that any event of a history up to `today` bears. */
export const lastScaleStamp = (today: CalendarDate, sops: number) =>
  new Clock(today).on(addDays(today, -1), sops * MOST_EVENTS);

/** The facts of a life in the sample city as they are in another unit. */
function factIn({ unit }: ScaleHolder, fact: SopFact, number: string): SopFact {
  if (fact.type === 'required') return { ...fact, unit };
  return fact.type === 'ratified' ? { ...fact, number: `000.8.6.3/${number}-${unit.toUpperCase()}` } : fact;
}

/** Office hours of each day; within them every event of the country has a moment of its own. */
class Clock {
  private readonly mornings = new Map<CalendarDate, number>();

  constructor(private readonly today: CalendarDate) {}

  /** @throws RangeError for today and later */
  on(day: CalendarDate, microseconds: number) {
    if (day >= this.today) throw new RangeError(`${day} is not before ${this.today}`);
    const morning = this.mornings.get(day) ?? stampFromIso(`${day}T09:00:00+07:00`);
    this.mornings.set(day, morning);
    return stamp(morning + microseconds);
  }
}

interface Titled {
  readonly title: string;
  readonly area: AreaCode;
}

const known = new Map<UnitId, readonly Titled[]>();

/** What a unit of the sample city could have on its list: the catalogue, its own titles, and the patterns for its fields of work. */
function titlesOf(model: UnitId): readonly Titled[] {
  const found = known.get(model);
  if (found) return found;
  const { subjects, titles } = profileOf(model);
  const patterns = subjects.flatMap((subject) =>
    TITLE_PATTERNS.map(({ pattern, area }) => ({ title: pattern.replace('{}', subject), area })),
  );
  const general = SOP_CATALOGUE.map(({ titles: named, area }) => ({ title: named.id, area }));
  const all = randomFrom(`titles/${model}`).shuffled([...general, ...titles, ...patterns]);
  const once = new Map(all.map(({ title, area }) => [title, { title, area }]));
  known.set(model, [...once.values()]);
  return [...once.values()];
}
