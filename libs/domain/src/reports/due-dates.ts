import { addDays, type CalendarDate } from '../calendar/calendar-date';
import { appliedUntil, currentUntil } from '../scoring/points';
import type { AreaCode } from '../scoring/areas';
import type { Ruleset } from '../scoring/ruleset';
import type { SopId } from '../sop/events';
import type { SopState } from '../sop/state';

/** A day on which something about an SOP ends by itself: currency, application, or that it does not apply. */
export interface DueDate {
  readonly sop: SopId;
  readonly title: string;
  readonly area: AreaCode;
  readonly on: CalendarDate;
  readonly what: 'current' | 'applied' | 'not_applicable';
  /** weight x points that go on that day; 0 for the end of an N/A */
  readonly points: number;
}

/** How far back a lapse counts as fresh, and how far ahead a reminder names every date. */
export const FRESH_DAYS = 14;
export const WEEK_DAYS = 7;
export const REMIND_DAYS = 30;
export const LATER_DAYS = 90;

/** All the days of SOPs that count on `date`, ascending; those before it are lapses that were not made up for. */
export function dueDatesOf(
  sops: readonly { readonly id: SopId; readonly state: SopState }[],
  rules: Ruleset,
): DueDate[] {
  const found = sops.flatMap(({ id, state }): DueDate[] => {
    const { area, title, weight, notApplicable } = state;
    if (!state.obliged || area === null) return [];
    const at = (on: CalendarDate | null, what: DueDate['what'], points: number): DueDate[] =>
      on === null ? [] : [{ sop: id, title, area, on, what, points: points * weight }];
    if (notApplicable !== null) return at(notApplicable.until, 'not_applicable', 0);
    return [
      ...at(currentUntil(state, rules), 'current', rules.currentPoints),
      ...at(appliedUntil(state, rules), 'applied', rules.appliedPoints),
    ];
  });
  return found.sort((a, b) => compare(a.on, b.on) || compare(a.title, b.title) || compare(a.what, b.what));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The dates of a reminder made on a day; the day itself belongs to the week that begins with it. */
export interface Reminded {
  readonly fresh: readonly DueDate[];
  readonly week: readonly DueDate[];
  readonly month: readonly DueDate[];
  readonly later: readonly DueDate[];
  readonly weekUntil: CalendarDate;
  readonly monthUntil: CalendarDate;
  readonly laterUntil: CalendarDate;
}

export function remindedOn(day: CalendarDate, dates: readonly DueDate[]): Reminded {
  const weekUntil = addDays(day, WEEK_DAYS - 1);
  const monthUntil = addDays(day, REMIND_DAYS);
  const laterUntil = addDays(day, LATER_DAYS);
  const within = (from: CalendarDate, to: CalendarDate): DueDate[] => dates.filter(({ on }) => on >= from && on <= to);
  return {
    fresh: within(addDays(day, -FRESH_DAYS), addDays(day, -1)),
    week: within(day, weekUntil),
    month: within(addDays(weekUntil, 1), monthUntil),
    later: within(addDays(monthUntil, 1), laterUntil),
    weekUntil,
    monthUntil,
    laterUntil,
  };
}
