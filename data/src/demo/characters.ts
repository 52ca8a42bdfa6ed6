import { addDays, calendarDate, type AreaCode, type CalendarDate, type UnitId } from '@pantausop/domain';
import { REORGANISATION_ON } from '../reference/units';
import { holdersOn, kindOf, unitOn, wasReorganised } from './organisation';
import { randomFrom } from './random';

/** How a unit goes about its SOPs. */
export type Character = 'early' | 'steady' | 'stalled' | 'relapsing' | 'silent';

export interface Pace {
  /** Share of the first needs that were in force when the register was opened. */
  readonly takenOver: number;
  /** Mean days from the need to the start of drafting. */
  readonly startAfter: number;
  /** Share of needs that nobody takes up. */
  readonly neverStarted: number;
  /** Share of drafts that are left lying. */
  readonly leftLying: number;
  /** Chance that a round of monitoring or evaluation takes place at all, and that it reaches a given SOP. */
  readonly roundHeld: number;
  readonly roundReaches: number;
  /** Fewest elements of a first document. */
  readonly leastElements: number;
}

const PACES: Readonly<Record<Character, Pace>> = {
  early: {
    takenOver: 0.44,
    startAfter: 190,
    neverStarted: 0.003,
    leftLying: 0.003,
    roundHeld: 0.95,
    roundReaches: 0.94,
    leastElements: 15,
  },
  steady: {
    takenOver: 0.2,
    startAfter: 420,
    neverStarted: 0.04,
    leftLying: 0.025,
    roundHeld: 0.83,
    roundReaches: 0.85,
    leastElements: 13,
  },
  stalled: {
    takenOver: 0.1,
    startAfter: 620,
    neverStarted: 0.34,
    leftLying: 0.16,
    roundHeld: 0.3,
    roundReaches: 0.6,
    leastElements: 10,
  },
  relapsing: {
    takenOver: 0.26,
    startAfter: 340,
    neverStarted: 0.07,
    leftLying: 0.05,
    roundHeld: 0.85,
    roundReaches: 0.82,
    leastElements: 12,
  },
  silent: {
    takenOver: 0,
    startAfter: 0,
    neverStarted: 1,
    leftLying: 0,
    roundHeld: 0,
    roundReaches: 0,
    leastElements: 0,
  },
};

/** How much longer than usual an area waits. Tata laksana is the weak spot until the training of July 2024. */
const AREA_DELAY: Readonly<Record<AreaCode, number>> = {
  organisasi: 1.1,
  tatalaksana: 1.9,
  peraturan: 1.2,
  sdm: 0.85,
  pengawasan: 1.1,
  akuntabilitas: 0.75,
  pelayanan_publik: 0.65,
  manajemen_perubahan: 1.35,
};

const TRAINED_ON = calendarDate('2024-07-17');
/** Everybody waits for the new posts after the reorganisation; the units it touched wait longest. */
const STANDSTILL_ENDS = calendarDate('2023-03-20');
const STANDSTILL_OF_REORGANISED_ENDS = calendarDate('2023-07-20');

/** How many of a kind get which character; the rest is steady. Who gets it is left to chance, so that no unit is singled out. */
const SHARES: readonly { kinds: readonly string[]; counts: readonly (readonly [Character, number])[] }[] = [
  {
    kinds: ['kecamatan'],
    counts: [
      ['silent', 3],
      ['early', 6],
      ['stalled', 3],
      ['relapsing', 2],
    ],
  },
  {
    kinds: ['dinas', 'badan'],
    counts: [
      ['early', 9],
      ['stalled', 5],
      ['relapsing', 5],
    ],
  },
];

/** Characters that the sample accounts and the story need. */
const GIVEN: Readonly<Record<UnitId, Character>> = {
  'medan-setda': 'early',
  'medan-bkd-psdm': 'early',
  'medan-dinkes': 'steady',
};

/** Answers how the units of one demo behave. */
export class Characters {
  private readonly byUnit = new Map<UnitId, Character>(Object.entries(GIVEN));

  constructor(private readonly seed: string) {
    const random = randomFrom(`${seed}/characters`);
    const opds = [
      ...new Set([...holdersOn(addDays(REORGANISATION_ON, -1)), ...holdersOn(REORGANISATION_ON)].map(({ id }) => id)),
    ];
    for (const { kinds, counts } of SHARES) {
      const free = random.shuffled(opds.filter((id) => kinds.includes(kindOf(id)) && !this.byUnit.has(id)));
      for (const [character, count] of counts) for (const id of free.splice(0, count)) this.byUnit.set(id, character);
    }
  }

  of(unit: UnitId): Character {
    const own = this.byUnit.get(unit);
    const parent = unitOn(unit, REORGANISATION_ON).parentId;
    return own ?? (parent === null ? undefined : this.byUnit.get(parent)) ?? 'steady';
  }

  paceOf(unit: UnitId): Pace {
    return PACES[this.of(unit)];
  }

  /** Mean days until drafting starts for a need of this area. */
  startAfter(unit: UnitId, area: AreaCode, requiredOn: CalendarDate): number {
    const delay = area === 'tatalaksana' && requiredOn >= TRAINED_ON ? 0.7 : AREA_DELAY[area];
    return this.paceOf(unit).startAfter * delay;
  }

  /** False while a unit rests: for some months after the reorganisation, and after its relapse. */
  isActive(unit: UnitId, on: CalendarDate): boolean {
    const resumes = wasReorganised(unit) ? STANDSTILL_OF_REORGANISED_ENDS : STANDSTILL_ENDS;
    if (on >= REORGANISATION_ON && on < resumes) return false;
    if (this.of(unit) !== 'relapsing') return true;
    const { from, until } = this.relapseOf(unit);
    return on < from || on >= until;
  }

  /** When a relapsing unit lets go: some with the reorganisation, some later and until now. */
  private relapseOf(unit: UnitId): { from: CalendarDate; until: CalendarDate } {
    const random = randomFrom(`${this.seed}/relapse/${unit}`);
    const from = wasReorganised(unit) ? REORGANISATION_ON : addDays(calendarDate('2024-06-01'), random.int(0, 480));
    return { from, until: addDays(from, random.int(420, 900)) };
  }
}
