import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const ALIASES: readonly [alias: string, file: string][] = [
  ['@pantausop/database/testing', 'libs/database/testing/index.ts'],
  ...['domain', 'contracts', 'charts', 'database'].map((lib): [string, string] => [
    `@pantausop/${lib}`,
    `libs/${lib}/src/index.ts`,
  ]),
  ['@pantausop/data', 'data/src/index.ts'],
];

/** `import … from 'x'`, `export … from 'x'` and `import 'x'`; group 1 is `type` when nothing of it remains at run time. */
const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

export interface Import {
  /** Path of the imported file from the workspace root, or the name of a package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Folders that are made, not written. */
const MADE = ['node_modules', 'dist', 'var', 'coverage', '.git', '.nx', '.angular'];

/** Every written file of the repository, as a path from the workspace root (a machine that only runs the tests may have no git). */
export function repositoryFiles(folder = ''): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return MADE.includes(entry.name) ? [] : repositoryFiles(path);
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : [];
  });
}

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** What a TypeScript file imports, in the order of its lines. */
export function importsOf(file: string): readonly Import[] {
  return [...textOf(file).matchAll(IMPORT)].map(([, type, specifier = '']) => ({
    target: targetOf(file, specifier),
    typeOnly: type !== undefined,
  }));
}

function targetOf(file: string, specifier: string): string {
  const alias = ALIASES.find(([name]) => name === specifier)?.[1];
  if (alias !== undefined) return alias;
  if (!specifier.startsWith('.')) return specifier;
  const path = relative(ROOT, resolve(ROOT, dirname(file), specifier));
  return [`${path}.ts`, `${path}/index.ts`, path].find((candidate) => existsSync(join(ROOT, candidate))) ?? path;
}

/** The first circle of files that import each other at run time, or undefined when there is none. */
export function importCircle(files: readonly string[]): readonly string[] | undefined {
  const done = new Set<string>();
  const known = new Set(files);
  const walk = (file: string, way: readonly string[]): readonly string[] | undefined => {
    const met = way.indexOf(file);
    if (met !== -1) return [...way.slice(met), file];
    if (done.has(file)) return undefined;
    for (const { target, typeOnly } of importsOf(file)) {
      const circle = typeOnly || !known.has(target) ? undefined : walk(target, [...way, file]);
      if (circle !== undefined) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const circle = walk(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
