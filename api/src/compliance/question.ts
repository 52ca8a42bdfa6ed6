import type { MatrixQuerySchema, ProgressQuerySchema } from '@pantausop/contracts';
import {
  countIntervals,
  intervalEnds,
  RefusedError,
  startOfIntervals,
  type AreaCode,
  type CalendarDate,
  type Interval,
} from '@pantausop/domain';
import type { z } from 'zod';
import { BadInputError } from '../http';
import type { Series } from './ruleset-of-series';

export type MatrixQuery = z.output<typeof MatrixQuerySchema>;
export type ProgressQuery = z.output<typeof ProgressQuerySchema>;

/** A question about figures: nothing left open but the record that it is asked of. */
export interface Question {
  /** id or code; null = the caller's highest unit */
  readonly root: string | null;
  readonly asOf: CalendarDate;
  /** The dates of the figures, ascending; the last is `asOf`. */
  readonly dates: readonly CalendarDate[];
  /** ISO 8601 with offset, as asked */
  readonly knownAt: string | undefined;
  readonly series: Series;
  readonly today: CalendarDate;
}

export interface ProgressQuestion extends Question {
  /** null = all areas */
  readonly area: AreaCode | null;
  readonly from: CalendarDate;
  readonly interval: Interval;
  /** with the line of the units out of which the root came, before its first day */
  readonly predecessors: boolean;
}

/** Points of a line that nobody asked a range for. */
const USUAL_POINTS = 12;
/** A year of days, seven years of weeks. */
export const MOST_POINTS = 400;
/** `asOf` beside another `to` */
export const SAME_AS_TO = {
  id: 'adalah nama lain dari `to`: isi salah satu saja',
  en: 'is another word for `to`: give one of the two',
};
/** The last year is the register's word for "open". */
const FIRST_DATE_TOO_LATE = '9999-01-01';

/** @throws RefusedError when the date lies beyond the calendar of the register */
export function matrixQuestion(query: MatrixQuery, today: CalendarDate): Question {
  const asOf = query.asOf ?? today;
  mustBeWithinCalendar(asOf);
  return { ...common(query), asOf, dates: [asOf], today };
}

/**
 * @throws BadInputError when `to` and its alias `asOf` say two things
 * @throws RefusedError when the range is turned round, or holds more points than one answer gives
 */
export function progressQuestion(query: ProgressQuery, today: CalendarDate): ProgressQuestion {
  if (query.to !== undefined && query.asOf !== undefined && query.to !== query.asOf) {
    throw new BadInputError([{ path: 'asOf', message: SAME_AS_TO }]);
  }
  const to = query.to ?? query.asOf ?? today;
  mustBeWithinCalendar(to);
  const interval = query.interval ?? 'month';
  const from = query.from ?? startOfIntervals(to, interval, USUAL_POINTS);
  if (from > to) throw rangeTurnedRound(from, to);
  const count = countIntervals(from, to, interval);
  if (count > MOST_POINTS) {
    const reason = {
      id: `rentang ${from} sampai ${to} memuat ${count} titik, paling banyak ${MOST_POINTS}: pilih rentang yang lebih pendek atau selang yang lebih panjang`,
      en: `${from} to ${to} by ${interval} makes ${count} points, one answer gives at most ${MOST_POINTS}: ask for a shorter range or a longer interval`,
    };
    throw new RefusedError('too_many_points', 'invalid', reason, { count, most: MOST_POINTS });
  }
  const dates = intervalEnds(from, to, interval);
  return {
    ...common(query),
    asOf: to,
    dates,
    today,
    area: query.area ?? null,
    from,
    interval,
    predecessors: query.predecessors === 'pooled',
  };
}

export const rangeTurnedRound = (from: CalendarDate, to: CalendarDate): RefusedError =>
  new RefusedError(
    'range_turned_round',
    'invalid',
    {
      id: `rentang dimulai pada ${from}, sesudah akhirnya pada ${to}: tukar kedua tanggalnya`,
      en: `the range begins on ${from}, after its end on ${to}: exchange the two dates`,
      detail: `the range begins on ${from}, after its end on ${to}: exchange from and to`,
    },
    { from, to },
  );

export const common = ({ root, knownAt, series }: Pick<MatrixQuery, 'root' | 'knownAt' | 'series'>) => ({
  root: root ?? null,
  knownAt,
  series: series ?? ('reported' as const),
});

/** @throws RefusedError when the date lies beyond the calendar of the register */
export function mustBeWithinCalendar(date: CalendarDate): void {
  if (date < FIRST_DATE_TOO_LATE) return;
  const reason = {
    id: `${date} terlalu jauh ke depan: pilih tanggal sebelum ${FIRST_DATE_TOO_LATE}`,
    en: `${date} is too far ahead: ask for a date before ${FIRST_DATE_TOO_LATE}`,
  };
  throw new RefusedError('date_too_late', 'invalid', reason, { date });
}
