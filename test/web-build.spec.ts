import { dirname, join } from 'node:path';
import { builtScripts, calledBy, gzipKilobytes, neededBy, scriptsWith } from './support/built-scripts';
import { importsOf, textOf } from './support/source-files';

/** What stands before the first paint of a page that people arrive on. */
const FIRST_PAGES = [
  'web/src/app/first-picture/first-picture.ts',
  'web/src/app/app.config.ts',
  'web/src/app/shell/shell.ts',
  'web/src/app/shell/not-found-page.ts',
  'web/src/app/overview/overview-page.ts',
  'web/src/app/sign-in/sign-in-page.ts',
];
/** They name the texts of pages to come, which are there once those pages are. */
const NAMES_ONLY = ['web/src/app/app.routes.ts', 'web/src/app/settings/settings-tabs.ts'];
/** A message key, or the beginning of one that is put together. */
const MESSAGE = /['"`]([a-z][A-Za-z]*)\.([A-Za-z_]\w*)/g;

/** The names of a catalogue file: `  shell: shellId,`. */
const partsOf = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/^ {2}(\w+): \w+,$/gm)].map(([, part = '']) => part);

/** The keys of a part, read from its file; a permission such as `register.read` is none of them. */
function keysOf(part: string): readonly string[] {
  const name = part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [...textOf(`web/src/app/i18n/${name}.id.ts`).matchAll(/^ {2}(\w+):/gm)].map(([, key = '']) => key);
}

/** The files of the dashboard that the given ones import at run time, and they themselves. */
function sourcesOf(entries: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>();
  const walk = (file: string): void => {
    if (met.has(file) || !file.startsWith('web/src/app/')) return;
    met.add(file);
    for (const { target, typeOnly } of importsOf(file)) if (!typeOnly) walk(target);
  };
  entries.forEach(walk);
  return met;
}

describe('the built dashboard', () => {
  const scripts = builtScripts();
  const main = [...scripts.keys()].filter((name) => name.startsWith('main-'));

  const picture = neededBy(scripts, main);
  const start = calledBy(scripts, main).filter((name) => scripts.get(name)?.includes('`app-shell`'));
  /** the first picture, and the application that it starts; texts of another language are called too, where one is chosen */
  const first = neededBy(scripts, [...main, ...start]);

  it('draws its first picture with no more than 16 kB of script (gzip), without the framework', () => {
    expect(main).toHaveLength(1);
    expect(scriptsWith(scripts, 'first-picture').filter((name) => picture.has(name))).not.toEqual([]);
    const framework = scriptsWith(scripts, 'ngCspNonce', '`app-shell`');
    expect(framework.length).toBeGreaterThan(0);
    expect(framework.filter((name) => picture.has(name))).toEqual([]);
    expect(gzipKilobytes(scripts, picture)).toBeLessThanOrEqual(16);
  });

  it('has the shell and the overview in no more than 160 kB of script (gzip), schemas and charts aside', () => {
    for (const name of scriptsWith(scripts, '`app-shell`', '`app-overview-page`')) expect(first).toContain(name);
    expect(gzipKilobytes(scripts, first)).toBeLessThanOrEqual(160);
  });

  it('reads no schema before the first paint', () => {
    const schemas = scriptsWith(scripts, 'ZodObject');
    expect(schemas.length).toBeGreaterThan(0);
    expect(schemas.filter((name) => first.has(name))).toEqual([]);
  });

  it('loads no more than 220 kB (gzip) for the charts, after that', () => {
    const charts = neededBy(scripts, scriptsWith(scripts, 'zlevel'));
    expect(charts.size).toBeGreaterThan(0);
    const after = [...charts].filter((name) => !first.has(name));
    expect(after.length).toBeGreaterThan(0);
    expect(gzipKilobytes(scripts, after)).toBeLessThanOrEqual(220);
  });

  it('keeps in the first script the texts of what paints first', () => {
    const all = new Set(partsOf('web/src/app/i18n/catalogue.id.ts'));
    const first = new Set(partsOf('web/src/app/i18n/first.id.ts'));
    expect(first.size).toBeGreaterThan(5);
    const later = [...all].filter((part) => !first.has(part)).map((part) => [part, keysOf(part)] as const);
    const keys = new Map(later);
    const missing = [...sourcesOf(FIRST_PAGES)].flatMap((file) => {
      if (NAMES_ONLY.includes(file)) return [];
      const template = /templateUrl: '\.\/([\w.-]+)'/.exec(textOf(file))?.[1];
      const text = textOf(file) + (template === undefined ? '' : textOf(join(dirname(file), template)));
      const used = [...text.matchAll(MESSAGE)].filter(([, part = '', key = '']) =>
        keys.get(part)?.some((known) => known.startsWith(key)),
      );
      return used.map(([said]) => `${file} says ${said.slice(1)}`);
    });
    expect(missing).toEqual([]);
  });

  it('tells in the guide what is new in the version that it is', () => {
    const { version } = JSON.parse(textOf('package.json')) as { version: string };
    expect(textOf('web/src/app/guide/guide-sections.ts')).toContain(`export const VERSION = '${version}';`);
  });
});
