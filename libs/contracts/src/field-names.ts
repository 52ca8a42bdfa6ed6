import type { Bilingual } from '@pantausop/domain';
import type * as z from 'zod';
import { FORM_FIELD_NAMES } from './form-field-names';
import { USUAL_FIELD_NAMES, type FieldNames } from './usual-field-names';

/**
 * What a field of a request is called on the form behind it, for sentences to people; null where no form is known to ask for it.
 * @param path as in `errors[].path`, e.g. `audience.addresses.1.address` @param form the schema that the field was held against
 */
export function nameOfField(path: string, form?: z.ZodType): Bilingual | null {
  const own = FORM_FIELD_NAMES.find(({ forms }) => form !== undefined && forms.includes(form))?.names ?? {};
  const steps = path.split('.');
  const pattern = steps.map((step) => (isPlace(step) ? '*' : step));
  const last = steps.findLast((step) => !isPlace(step)) ?? '';
  const exact = among(own, path);
  if (exact) return numbered(exact, []);
  const found =
    among(own, pattern.join('.')) ??
    among(own, pattern.with(-1, '%').join('.')) ??
    among(own, last) ??
    among(USUAL_FIELD_NAMES, last);
  return found ? numbered(found, steps) : null;
}

/** A path is what a client sent, so that it may be `constructor` too. */
const among = (names: FieldNames, path: string): Bilingual | undefined =>
  Object.hasOwn(names, path) ? names[path] : undefined;

const isPlace = (step: string): boolean => /^\d+$/.test(step);

/** Which one it is of a list, counted as people count. */
function numbered({ id, en }: Bilingual, steps: readonly string[]): Bilingual {
  const place = steps.findLast(isPlace);
  if (place === undefined) return { id: `“${id}”`, en: `“${en}”` };
  const number = Number(place) + 1;
  return { id: `“${id}” ke-${number}`, en: `“${en}” no. ${number}` };
}
