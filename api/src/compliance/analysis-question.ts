import type {
  ChangesQuerySchema,
  CorrectionsQuerySchema,
  ExplainQuerySchema,
  GapsQuerySchema,
  OutlookQuerySchema,
} from '@pantausop/contracts';
import {
  addDays,
  addMonths,
  endOfMonth,
  paceDates,
  RefusedError,
  type AreaCode,
  type CalendarDate,
  type ExplainedFigure,
} from '@pantausop/domain';
import type { z } from 'zod';
import { BadInputError } from '../http';
import { common, mustBeWithinCalendar, rangeTurnedRound, SAME_AS_TO, type Question } from './question';

export type ChangesQuery = z.output<typeof ChangesQuerySchema>;
export type CorrectionsQuery = z.output<typeof CorrectionsQuerySchema>;
export type ExplainQuery = z.output<typeof ExplainQuerySchema>;
export type GapsQuery = z.output<typeof GapsQuerySchema>;
export type OutlookQuery = z.output<typeof OutlookQuerySchema>;

/** A question about one figure of a root. */
export interface FigureQuestion extends Question {
  /** null = all areas */
  readonly area: AreaCode | null;
  readonly measure: ExplainedFigure;
}

export interface ChangesQuestion extends FigureQuestion {
  readonly from: CalendarDate;
  /** How many SOPs are named behind a step. */
  readonly sops: number;
}

export interface CorrectionsQuestion extends FigureQuestion {
  /** The earlier moment, ISO 8601 with offset. */
  readonly knownThen: string;
  readonly sops: number;
}

export interface ExplainQuestion extends Question {
  readonly area: AreaCode | null;
  readonly page: number;
  readonly pageSize: number;
}

const USUAL_SOPS = 50;
const USUAL_ROWS = 100;
/** Months ahead that an outlook draws. */
const MONTHS_AHEAD = 12;

/** @throws RefusedError when the range is turned round; BadInputError when `to` and its alias say two things */
export function changesQuestion(query: ChangesQuery, today: CalendarDate): ChangesQuestion {
  if (query.to !== undefined && query.asOf !== undefined && query.to !== query.asOf) {
    throw new BadInputError([{ path: 'asOf', message: SAME_AS_TO }]);
  }
  const to = query.to ?? query.asOf ?? today;
  mustBeWithinCalendar(to);
  const from = query.from ?? addMonths(to, -1);
  if (from > to) throw rangeTurnedRound(from, to);
  const dates = from === to ? [to] : [from, to];
  return {
    ...common(query),
    ...figureOf(query, 'coverage'),
    asOf: to,
    dates,
    today,
    from,
    sops: query.sops ?? USUAL_SOPS,
  };
}

export function correctionsQuestion(query: CorrectionsQuery, today: CalendarDate): CorrectionsQuestion {
  const asOf = query.asOf ?? today;
  mustBeWithinCalendar(asOf);
  const { knownThen } = query;
  const figure = figureOf(query, 'coverage');
  return { ...common(query), ...figure, asOf, dates: [asOf], today, knownThen, sops: query.sops ?? USUAL_SOPS };
}

export function explainQuestion(query: ExplainQuery, today: CalendarDate): ExplainQuestion {
  const asOf = query.asOf ?? today;
  mustBeWithinCalendar(asOf);
  const { page = 1, pageSize = USUAL_ROWS, area = null } = query;
  return { ...common({ ...query, root: query.unit }), asOf, dates: [asOf], today, area, page, pageSize };
}

export function gapsQuestion(query: GapsQuery, today: CalendarDate): Question {
  const asOf = query.asOf ?? today;
  mustBeWithinCalendar(asOf);
  const { unit: root, knownAt } = query;
  return { ...common({ root, knownAt }), asOf, dates: [asOf], today };
}

/** The day, the month ends that the pace is made from, and those ahead. */
export function outlookQuestion(query: OutlookQuery, today: CalendarDate): FigureQuestion {
  const asOf = query.asOf ?? today;
  mustBeWithinCalendar(asOf);
  const ahead = monthEndsAhead(asOf);
  const dates = [...new Set([...paceDates(asOf), asOf, ...ahead])].sort();
  return { ...common(query), ...figureOf(query, query.area === undefined ? 'index' : 'score'), asOf, dates, today };
}

export const monthEndsAhead = (asOf: CalendarDate): CalendarDate[] => {
  const first = endOfMonth(addDays(asOf, 1));
  return Array.from({ length: MONTHS_AHEAD }, (_, i) => endOfMonth(addMonths(first, i)));
};

/** @throws RefusedError for the index of one area: an index is over all of them */
function figureOf(
  { area, measure }: { area?: AreaCode; measure?: ExplainedFigure },
  usual: ExplainedFigure,
): Pick<FigureQuestion, 'area' | 'measure'> {
  if (area !== undefined && measure === 'index') {
    const reason = {
      id: 'indeks selalu untuk semua area: pilih semua area, atau skor untuk satu area',
      en: 'an index is over all areas: choose all areas, or the score of one',
      detail: 'an index is over all areas: leave out area, or ask for measure=score',
    };
    throw new RefusedError('no_index_of_area', 'invalid', reason, { area });
  }
  return { area: area ?? null, measure: measure ?? usual };
}
