import type { CalendarDate } from '../calendar/calendar-date';
import { wordsKey } from '../register/cell-values';
import type { UnitId } from '../sop/events';

/** A draft whose drafters are recorded. */
export interface NamedDraft {
  /** OPD that holds the SOP */
  readonly opd: UnitId;
  /** names parted by `;` */
  readonly drafter: string;
  readonly startedOn: CalendarDate;
}

/** Somebody who took part in a training by name. */
export interface Alumnus {
  /** where that unit's people are now; null = nobody knows */
  readonly opd: UnitId | null;
  readonly name: string;
  /** the last day of the training */
  readonly trainedOn: CalendarDate;
}

const TITLES = new Set(['dr', 'drg', 'dra', 'drs', 'ir', 'h', 'hj', 'prof', 'apt', 'ns']);

/** A name without what is written before and behind it: `dr. Hj. Siti Rahma, M.Kes` and `SITI RAHMA` are one person. */
export function personKey(name: string): string {
  const words = wordsKey(name.split(',')[0] ?? '').split(' ');
  const first = words.findIndex((word) => !TITLES.has(word));
  return first < 0 ? words.join(' ') : words.slice(first).join(' ');
}

/**
 * How many of the drafts were begun by somebody of the same OPD who had ended a training by then. Names are compared, because
 * that is what people write down; two people of one name in one OPD count as one.
 */
export function draftsByAlumni(drafts: readonly NamedDraft[], alumni: readonly Alumnus[]): number {
  const keyOf = (opd: UnitId, name: string): string => `${opd} ${personKey(name)}`;
  const trainedOn = new Map<string, CalendarDate>();
  for (const { opd, name, trainedOn: on } of alumni) {
    if (opd === null) continue;
    const before = trainedOn.get(keyOf(opd, name));
    if (before === undefined || on < before) trainedOn.set(keyOf(opd, name), on);
  }
  return drafts.filter(({ opd, drafter, startedOn }) =>
    drafter.split(';').some((name) => {
      const on = trainedOn.get(keyOf(opd, name));
      return on !== undefined && on <= startedOn;
    }),
  ).length;
}
