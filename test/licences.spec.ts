import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/** Licences under which a government may run and pass on what it was given, with the program under MIT. */
const ALLOWED = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Zlib'];
/** Weak copyleft of files that are used as they come: the changes of others to these files must stay open. */
const AS_THEY_COME = ['MPL-2.0'];
/** Packages whose entry names no licence; their text was read. */
const READ_BY_HAND: Readonly<Record<string, string>> = { busboy: 'MIT', streamsearch: 'MIT', 'png-js': 'MIT' };

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
}

describe('the packages that an installation for production holds', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const held = Object.entries(packages).flatMap(([path, { dev, license }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    return path === '' || dev === true ? [] : [{ name, licence: license ?? READ_BY_HAND[name] ?? 'none' }];
  });

  it('are all in the bill of materials', () => {
    const { components } = JSON.parse(execFileSync('node', ['tools/sbom.mjs'], { cwd: ROOT, encoding: 'utf8' })) as {
      components: readonly { group?: string; name: string }[];
    };
    const listed = new Set(components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`)));
    expect(held.filter(({ name }) => !listed.has(name))).toEqual([]);
  });

  it('are under licences that allow it', () => {
    expect(held.length).toBeGreaterThan(100);
    const isAllowed = (licence: string): boolean =>
      licence
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((choice) => choice.split(' AND ').every((one) => [...ALLOWED, ...AS_THEY_COME].includes(one)));
    expect(held.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });
});
