import { addDays, addMonths, startOfMonth, type CalendarDate } from '@pantausop/domain';
import { OPENED_ON } from './needs';
import { randomFrom } from './random';
import { REORGANISATION_RECORDED_ON, type Entry } from './recording';
import { workday } from './workdays';

/** The days on which the sample records are written, before `today`: twice a month, the reorganisation, and yesterday. */
export function recordingDays(today: CalendarDate): CalendarDate[] {
  const days = new Set<CalendarDate>([OPENED_ON, REORGANISATION_RECORDED_ON, addDays(today, -1)]);
  for (let month = startOfMonth(OPENED_ON); month < today; month = addMonths(month, 1)) {
    days.add(workday(addDays(month, 9))).add(workday(addDays(month, 22)));
  }
  return [...days].filter((day) => day >= OPENED_ON && day < today).sort();
}

/** What is written on each recording day, SOP by SOP: every entry on the first such day that is not before its own. */
export class Pages {
  private readonly byDay = new Map<CalendarDate, Map<string, Entry[]>>();
  private readonly firstDayFrom = new Map<CalendarDate, CalendarDate>();

  /** @param days ascending */
  constructor(days: readonly CalendarDate[]) {
    let from = days[0];
    for (const day of days) {
      this.byDay.set(day, new Map());
      for (; from !== undefined && from <= day; from = addDays(from, 1)) this.firstDayFrom.set(from, day);
    }
  }

  /** Entries of a day after the last recording day are not written any more. */
  write(sop: string, entry: Entry): void {
    const day = this.firstDayFrom.get(entry.on);
    const page = day === undefined ? undefined : this.byDay.get(day);
    const written = page?.get(sop);
    if (written) written.push(entry);
    else page?.set(sop, [entry]);
  }

  on(day: CalendarDate): ReadonlyMap<string, readonly Entry[]> {
    return this.byDay.get(day) ?? new Map<string, Entry[]>();
  }
}

/** An instant of office hours on that day, in WIB (+07:00). */
export function recordedAt(seed: string, day: CalendarDate): string {
  const random = randomFrom(`${seed}/clock/${day}`);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day}T${two(random.int(8, 15))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}+07:00`;
}
