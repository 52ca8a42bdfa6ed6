import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/** Packages that the built program imports when it starts or later. */
function imported(): readonly string[] {
  const names = globSync('dist/api/*.js', { cwd: ROOT }).flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const found = text.matchAll(/^(?:import|export)\b[^'"]*?"([^"]+)";$|\bimport\("([^"]+)"\)/gm);
    return [...found].flatMap(([, named, later]) => named ?? later ?? []);
  });
  const packages = names.filter((name) => !name.startsWith('.') && !isBuiltin(name));
  return [...new Set(packages.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))].sort();
}

describe('the built program', () => {
  it('needs no package that an installation for production leaves out', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object };
    const packages = imported();
    expect(packages).toContain('kysely');
    expect(packages.length).toBeGreaterThan(20);
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
  });
});
