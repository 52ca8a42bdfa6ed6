import { catalogueEn } from './catalogue.en';
import { catalogueId } from './catalogue.id';

type Pages = Readonly<Record<string, Readonly<Record<string, string>>>>;
const [id, en]: [Pages, Pages] = [catalogueId, catalogueEn];

const keys = (pages: Pages) =>
  Object.entries(pages).flatMap(([page, texts]) => Object.keys(texts).map((key) => `${page}.${key}`));
const parameters = (text: string) => [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? [])].sort();

describe('the two catalogues', () => {
  it('have the same keys', () => expect(keys(en).sort()).toEqual(keys(id).sort()));

  it('ask for the same parameters', () => {
    const differing = keys(id).filter((key) => {
      const [page = '', name = ''] = key.split('.');
      return parameters(id[page]?.[name] ?? '').join() !== parameters(en[page]?.[name] ?? '').join();
    });
    expect(differing).toEqual([]);
  });

  it('leave no text empty', () => {
    const empty = [id, en]
      .flatMap((pages) => Object.values(pages).flatMap((texts) => Object.values(texts)))
      .filter((text) => text.trim() === '');
    expect(empty).toEqual([]);
  });
});
