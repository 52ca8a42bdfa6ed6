import type { CalendarDate, Stamp } from '@pantausop/domain';
import { monthsLater } from './single-sop';
import type { World } from './world';

/** Month ends, leap days and neighbours, so that lapses clamp and meet. Ascending. */
export const DATES = [
  ...['2023-08-29', '2023-08-30', '2023-08-31', '2023-10-31', '2024-01-29', '2024-01-30', '2024-01-31', '2024-02-28'],
  ...['2024-02-29', '2024-03-01', '2024-03-31', '2024-04-30', '2024-07-29', '2024-07-31', '2024-08-29', '2024-08-30'],
  ...['2024-08-31', '2024-09-01', '2024-12-31', '2025-01-01', '2025-01-29', '2025-01-31', '2025-02-28', '2025-03-01'],
  ...['2025-05-31', '2025-08-31', '2025-11-30', '2026-01-31'],
] as readonly string[] as readonly CalendarDate[];

/** One of the dates up to a day; of all of them without a day. */
export function dateAt(index: number, until?: CalendarDate): CalendarDate {
  const dates = DATES.filter((d) => until === undefined || d <= until);
  return dates[index % dates.length] ?? ('2023-08-29' as CalendarDate);
}

/** The calendar day in Jakarta (UTC+7, no daylight saving) of a stamp in microseconds. */
export const dayOfStamp = (stamp: Stamp): CalendarDate =>
  new Date(stamp / 1000 + 7 * 3_600_000).toISOString().slice(0, 10) as CalendarDate;

export function dayBefore(date: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as CalendarDate;
}

/** Every day on which anything can change, and the day before each, while the first units stand; ascending. */
export function turningDays(world: World): CalendarDate[] {
  const days = new Set<CalendarDate>();
  const terms = world.rulesets.flatMap((r) => [r.appliedMonths, r.currentMonths]);
  for (const { history } of world.sops) {
    for (const { fact, effectiveOn } of history.events) {
      days.add(effectiveOn);
      if (fact.type === 'not_applicable' && fact.until) days.add(fact.until);
      if (fact.type === 'ratified' || fact.type === 'monitored' || fact.type === 'evaluated') {
        for (const months of terms) days.add(monthsLater(effectiveOn, months));
      }
    }
  }
  for (const { effectiveOn } of world.units.events) days.add(effectiveOn);
  for (const { from, until } of world.decisions) for (const day of [from, until]) if (day) days.add(day);
  for (const { effectiveOn } of world.rulesets) if (effectiveOn) days.add(effectiveOn);
  const around = new Set([...days].flatMap((day) => [dayBefore(day), day]));
  return [...around].filter((day) => day >= '2017-01-01').sort();
}

/** Every stamp under which anything was recorded; ascending. */
export function stampsOf(world: World): Stamp[] {
  const all = [world.units, ...world.sops.map((s) => s.history)].flatMap((h) => [...h.events, ...h.retractions]);
  const stamps = [...all.map((e) => e.recordedAt), ...world.decisions.flatMap((d) => [d.recordedAt, d.retractedAt])];
  for (const { recordedAt, retractedAt } of world.rulesets) stamps.push(recordedAt ?? null, retractedAt ?? null);
  return [...new Set(stamps)].filter((s) => s !== null).sort((a, b) => a - b);
}
