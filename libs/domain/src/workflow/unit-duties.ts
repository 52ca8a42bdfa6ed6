import { addDays, type CalendarDate } from '../calendar/calendar-date';

/** What has to be done about whole OPDs. */
export const UNIT_DUTIES = ['unmapped_cells', 'unmapped_units', 'silent_units', 'units_without_operator'] as const;

/** An OPD of whose SOPs nothing was recorded for so long is silent. */
export const SILENT_DAYS = 90;

/** The first day on which a record keeps an OPD from being silent on `date`. */
export const spokenSince = (date: CalendarDate): CalendarDate => addDays(date, -SILENT_DAYS);
