import { isAreaCode, isCalendarDate, type AreaCode, type CalendarDate } from '@pantausop/domain';

export const SUBJECT_MEASURES = ['index', 'coverage', 'score', 'applied', 'current'] as const;
export type SubjectMeasure = (typeof SUBJECT_MEASURES)[number];

/** A figure that the panel explains: which one, of which unit and area, and where it differs from the page, of which day and series. */
export interface FigureSubject {
  readonly measure: SubjectMeasure;
  /** id or code; undefined = the unit that the page starts from */
  readonly unit?: string | undefined;
  readonly area?: AreaCode | undefined;
  /** undefined = the day of the page */
  readonly asOf?: CalendarDate | undefined;
  readonly restated?: boolean | undefined;
}

const RESTATED = 'restated';

/** The figure as one word of the address, `coverage:<unit>:<area>:<day>:restated`, what stands empty at its end left out. */
export const subjectToken = ({ measure, unit, area, asOf, restated }: FigureSubject): string =>
  [measure, unit ?? '', area ?? '', asOf ?? '', restated ? RESTATED : ''].join(':').replace(/:+$/, '');

/** The figure that such a word names; null where it names none. An area has no index: its score is meant. */
export function subjectOf(token: string | null): FigureSubject | null {
  const [name, unit, areaText, day, series] = token?.split(':') ?? [];
  const asked = SUBJECT_MEASURES.find((one) => one === name);
  if (asked === undefined) return null;
  const area = areaText !== undefined && isAreaCode(areaText) ? areaText : undefined;
  return {
    measure: asked === 'index' && area !== undefined ? 'score' : asked,
    unit: unit === '' ? undefined : unit,
    area,
    asOf: day !== undefined && isCalendarDate(day) ? day : undefined,
    restated: series === RESTATED,
  };
}
