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

  it('choose a word by a number that was said before it, and only in English', () => {
    const texts = (pages: Pages) => Object.values(pages).flatMap((page) => Object.values(page));
    const choices = texts(en).filter((text) => /\{[^{}]*\|/.test(text));
    expect(choices.length).toBeGreaterThan(50);
    expect(choices.filter((text) => !/\{\{\w+\}\}.*?\{[^{}]*\|/.test(text))).toEqual([]);
    expect(texts(id).filter((text) => /\{[^{}]*\|/.test(text))).toEqual([]);
  });

  it('leave no text empty', () => {
    const empty = [id, en]
      .flatMap((pages) => Object.values(pages).flatMap((texts) => Object.values(texts)))
      .filter((text) => text.trim() === '');
    expect(empty).toEqual([]);
  });
});
