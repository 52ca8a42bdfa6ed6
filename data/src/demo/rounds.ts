import { addDays, calendarDate, daysBetween, type CalendarDate, type UnitId } from '@pantausop/domain';
import type { Characters } from './characters';
import { holderOn } from './organisation';
import { randomFrom } from './random';

/** A unit monitors and evaluates many SOPs at a time, on a day of its own. */
export interface Round {
  readonly kind: 'monitoring' | 'evaluation';
  readonly on: CalendarDate;
}

/** Chance that a resting unit holds a round nevertheless. */
const HELD_WHILE_RESTING = 0.12;

const FIRST = calendarDate('2022-03-01');

/** Days from one round to the next: shorter than the six and twelve months after which a credit lapses. */
const EVERY = { monitoring: 172, evaluation: 352 } as const;

/** When each unit monitors and evaluates; worked out once per unit. */
export class Rounds {
  private readonly byOrigin = new Map<UnitId, readonly Round[]>();

  constructor(
    private readonly seed: string,
    private readonly characters: Characters,
    private readonly end: CalendarDate,
  ) {}

  /** The rounds that reach the SOPs of `origin`, wherever they are by then; by date. */
  of(origin: UnitId): readonly Round[] {
    const known = this.byOrigin.get(origin);
    if (known) return known;
    const rounds = (['monitoring', 'evaluation'] as const)
      .flatMap((kind) => this.ofKind(kind, origin))
      .sort((a, b) => daysBetween(b.on, a.on));
    this.byOrigin.set(origin, rounds);
    return rounds;
  }

  private ofKind(kind: Round['kind'], origin: UnitId): Round[] {
    const rounds: Round[] = [];
    let day = addDays(FIRST, randomFrom(`${this.seed}/${kind}/${origin}`).int(0, EVERY[kind] - 1));
    for (let number = 0; day < this.end; number += 1, day = addDays(day, EVERY[kind])) {
      const unit = holderOn(origin, day);
      const active = this.characters.isActive(unit, day);
      const chance = active ? this.characters.paceOf(unit).roundHeld : HELD_WHILE_RESTING;
      if (randomFrom(`${this.seed}/${kind}/${unit}/${number}`).chance(chance)) rounds.push({ kind, on: day });
    }
    return rounds;
  }
}
