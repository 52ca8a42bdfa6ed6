import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = resolve(import.meta.dirname, '../../dist/web/browser');
/** `import … from "./x.js"` and `export … from "./x.js"` of a built script; a call `import("./x.js")` is not meant. */
const STATIC_IMPORT = /(?:from|import)\s*"\.\/([\w-]+\.js)"/g;

/** A call by which a script fetches another once it runs. */
const CALLED_IMPORT = /import\([`"]\.\/([\w-]+\.js)[`"]\)/g;

/** The scripts of the built dashboard by their file name. */
export function builtScripts(): ReadonlyMap<string, string> {
  const names = readdirSync(BUILT).filter((name) => /^(?:main|chunk)-[\w-]+\.js$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(BUILT, name), 'utf8')]));
}

/** The scripts that contain one of the texts: how a part of the application is found behind its hashed names. */
export const scriptsWith = (scripts: ReadonlyMap<string, string>, ...texts: readonly string[]): readonly string[] =>
  [...scripts].filter(([, code]) => texts.some((text) => code.includes(text))).map(([name]) => name);

/** These scripts and all that a browser must have before it can run them. */
export function neededBy(scripts: ReadonlyMap<string, string>, entries: readonly string[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const walk = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const [, imported = ''] of (scripts.get(name) ?? '').matchAll(STATIC_IMPORT)) walk(imported);
  };
  entries.forEach(walk);
  return needed;
}

/** Kilobytes (1,000 bytes) that travel, as gzip. */
export function gzipKilobytes(scripts: ReadonlyMap<string, string>, names: Iterable<string>): number {
  let bytes = 0;
  for (const name of names) bytes += gzipSync(scripts.get(name) ?? '', { level: 6 }).length;
  return bytes / 1000;
}

/** The scripts that these ones fetch by a call. */
export const calledBy = (scripts: ReadonlyMap<string, string>, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [...(scripts.get(name) ?? '').matchAll(CALLED_IMPORT)].map(([, called = '']) => called));
