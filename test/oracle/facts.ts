import type { AreaCode, CalendarDate, ElementCode, SopFact, SopFactType, UnitId } from '@pantausop/domain';
import { DATES } from './dates';
import { ELEMENTS } from './ruleset-one';

/** Few areas, so that cells hold several SOPs. */
const USED_AREAS: readonly AreaCode[] = ['organisasi', 'tatalaksana', 'sdm'];

/** Complete, with a title alone, and empty. */
const FORMS: readonly (readonly ElementCode[])[] = [ELEMENTS, ['judul'], []];

/** The element at an index taken modulo the length; undefined when the list is empty. */
export const at = <T>(list: readonly T[], index: number): T | undefined =>
  list.length ? list[index % list.length] : undefined;

/** The content of an event of this type; `payload` picks among what is possible. undefined when no unit could hold it. */
export function factOf(
  type: SopFactType,
  on: CalendarDate,
  payload: number,
  places: readonly UnitId[],
): SopFact | undefined {
  const unit = at(places, payload);
  const area = at(USED_AREAS, payload >> 4) ?? 'sdm';
  const weight = 1 + (payload % 10);
  if (!unit) return undefined;
  switch (type) {
    case 'required':
      return { type, unit, area, title: `SOP ${payload}`, weight };
    case 'moved':
      return { type, unit, area, cause: payload % 2 ? 'reorganization' : 'reclassification' };
    case 'requirement_ended':
    case 'revoked':
      return { type, reason: 'contoh' };
    case 'document_checked':
      if (payload % 5 === 0) return { type, elements: FORMS[payload % 3] ?? [] };
      return { type, elements: ELEMENTS.filter((_, i) => (payload >> i) & 1) };
    case 'returned':
      return { type, note: 'contoh' };
    case 'ratified':
      return { type, number: null, signatory: null };
    case 'monitored':
      return { type, result: payload % 4 ? 'well' : 'not_well' };
    case 'evaluated':
      return { type, result: payload % 2 ? 'fit' : 'revise' };
    case 'not_applicable': {
      const until =
        payload % 3
          ? at(
              DATES.filter((d) => d > on),
              payload,
            )
          : undefined;
      return { type, reason: 'contoh', approvedBy: null, until: until ?? null };
    }
    case 'reweighted':
      return { type, weight };
    case 'retitled':
      return { type, title: `Judul ${payload}` };
    case 'drafting_started':
    case 'submitted':
    case 'applicable':
      return { type };
  }
}
