import type { CalendarDate } from '../calendar/calendar-date';
import { addDays, addMonths, calendarDate } from '../calendar/calendar-date';
import type { RulesetContents } from '../scoring/ruleset';
import { isEvaluated, type ProcessCounts } from './process-figures';

/** Questions of the LKE about SOPs: worked out from the map, applied, evaluated. */
export const LKE_QUESTIONS = ['mapped', 'applied', 'evaluated'] as const;
export type LkeQuestion = (typeof LKE_QUESTIONS)[number];

export const LKE_LETTERS = ['A', 'B', 'C', 'D'] as const;
export type LkeLetter = (typeof LKE_LETTERS)[number];

/**
 * Where one answer passes into the next, in whole percent. No official percentage defines "sebagian besar"; the default is
 * all = A, more than half = B, some = C, none = D.
 */
export interface LkeCuts {
  /** at least this share is "seluruh" (A), 1 to 100 */
  readonly all: number;
  /** more than this share is "sebagian besar" (B), 0 to 99, below `all` */
  readonly most: number;
}

export const DEFAULT_LKE_CUTS: LkeCuts = { all: 100, most: 50 };

export interface LkeAnswer {
  readonly question: LkeQuestion;
  /** null where there is nothing to answer about */
  readonly letter: LkeLetter | null;
  readonly done: number;
  readonly of: number;
}

/** The answer that a share amounts to: an aid to self-assessment, not an official score. Exact, in integers. */
export function lkeLetter(done: number, of: number, { all, most }: LkeCuts): LkeLetter | null {
  if (of === 0) return null;
  if (done === 0) return 'D';
  if (100 * done >= all * of) return 'A';
  return 100 * done > most * of ? 'B' : 'C';
}

/** SOPs in force that count, as many as are alike in what is asked of them. */
export interface EvaluatedSops {
  readonly ratifiedOn: CalendarDate;
  readonly evaluatedOn: CalendarDate | null;
  readonly count: number;
}

/** The SOPs of some units that count and are in force on a day. */
export interface InForceSops {
  readonly all: number;
  /** of how many the credit for application holds */
  readonly applied: number;
  /** at least those that are current until `evaluatedCurrentUntil` or longer */
  readonly evaluated: readonly EvaluatedSops[];
}

const FIRST_DAY = calendarDate('0001-01-01');
const LAST_DAY = calendarDate('9999-12-31');

/** The same day some months before, or the first that can be written. */
const monthsBefore = (date: CalendarDate, months: number): CalendarDate =>
  date < addMonths(FIRST_DAY, months) ? FIRST_DAY : addMonths(date, -months);

/** What was evaluated within the months that count on a day is current until this day at least, or longer. */
export function evaluatedCurrentUntil(date: CalendarDate, { currentMonths }: RulesetContents): CalendarDate {
  const first = addDays(monthsBefore(date, currentMonths), 1);
  // beyond the last day that can be written nothing is current
  return first > addMonths(LAST_DAY, -currentMonths) ? date : addMonths(first, currentMonths);
}

/** The three answers from the map and from the SOPs of the same units that are in force on the day. */
export function lkeAnswers(
  counts: ProcessCounts,
  { all, applied, evaluated }: InForceSops,
  date: CalendarDate,
  ruleset: RulesetContents,
  cuts: LkeCuts,
): readonly LkeAnswer[] {
  const since = monthsBefore(date, ruleset.currentMonths);
  const answer = (question: LkeQuestion, done: number, of: number): LkeAnswer => ({
    ...{ question, done, of },
    letter: lkeLetter(done, of, cuts),
  });
  const done = evaluated.filter((sops) => isEvaluated(sops, since)).reduce((sum, { count }) => sum + count, 0);
  return [
    answer('mapped', counts.in_force, counts.in_force + counts.not_yet + counts.without),
    answer('applied', applied, all),
    answer('evaluated', done, all),
  ];
}
