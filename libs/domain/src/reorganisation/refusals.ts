import { RefusedError } from '../errors';

/** A refusal in both languages: `params.id` and `params.en` hold the sentence that people read. */
export function refusal(
  code: string,
  { en, id }: { readonly en: string; readonly id: string },
  params: Readonly<Record<string, string | number>> = {},
): RefusedError {
  return new RefusedError(code, 'invalid', en, { ...params, id, en });
}
