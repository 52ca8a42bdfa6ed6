import { FORM_FIELD_NAMES, USUAL_FIELD_NAMES } from '@pantausop/contracts';
import { catalogueEn } from './catalogue.en';
import { catalogueId } from './catalogue.id';

type Pages = Readonly<Record<string, Readonly<Record<string, string>>>>;
const [id, en]: [Pages, Pages] = [catalogueId, catalogueEn];

/** What stands on some screen, in both languages. */
const shown = new Set(
  Object.entries(id).flatMap(([page, texts]) =>
    Object.entries(texts).map(([key, text]) => `${text} | ${en[page]?.[key]}`),
  ),
);

test('a refusal names every field by words that a screen shows', () => {
  const names = [USUAL_FIELD_NAMES, ...FORM_FIELD_NAMES.map((form) => form.names)];
  const unseen = names.flatMap((fields) =>
    Object.entries(fields).flatMap(([path, words]) => (shown.has(`${words.id} | ${words.en}`) ? [] : [path])),
  );
  expect(unseen).toEqual([]);
});
