import { importCircle, importsOf, repositoryFiles, textOf } from './support/source-files';

/**
 * What each module of the API may import (mail, audit, files: sending, the trail, reading of uploaded files). Data is written imports -> register -> ledger and read reports -> compliance -> ledger
 * (compliance -> register names the rows behind a figure); organisation, access, http and config lie under all of them.
 */
const GROUND = ['config', 'http', 'mail', 'audit', 'access', 'organisation'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  config: [],
  http: ['config'],
  mail: ['config'],
  audit: ['config', 'http'],
  files: ['config', 'http'],
  organisation: ['config', 'http', 'audit'],
  access: ['config', 'http', 'mail', 'audit', 'organisation'],
  health: GROUND,
  ledger: GROUND,
  register: [...GROUND, 'ledger'],
  documents: [...GROUND, 'files', 'ledger', 'register'],
  workflow: [...GROUND, 'activity', 'ledger', 'register', 'documents'],
  imports: [...GROUND, 'files', 'register'],
  reorganisation: [...GROUND, 'files', 'ledger', 'register', 'compliance'],
  policy: [...GROUND, 'files', 'ledger', 'register', 'compliance'],
  compliance: [...GROUND, 'ledger', 'register'],
  exports: [...GROUND, 'files', 'register', 'compliance', 'activity'],
  reports: [...GROUND, 'ledger', 'register', 'compliance', 'exports', 'activity', 'training', 'letterhead'],
  archive: ['files'],
  letterhead: [...GROUND, 'files'],
  training: [...GROUND, 'files', 'ledger'],
  activity: GROUND,
  processes: [...GROUND, 'files', 'ledger', 'register'],
};

/** Modules that put the others together: nothing of the order above may import them. */
const ASSEMBLY = ['cli', 'seeding', 'setup', 'upkeep'];

const ROW_LIMIT = 300;
const files = repositoryFiles();
const typescript = files.filter((file) => file.endsWith('.ts'));
const code = typescript.filter((file) => /^(api|web|libs|data)\//.test(file) && !file.endsWith('.spec.ts'));

const moduleOf = (file: string): string | undefined => /^api\/src\/([^/]+)\//.exec(file)?.[1];

const isForbidden = ({ from, to }: { from: string; to: string }): boolean => !(MAY_IMPORT[from] ?? []).includes(to);

/** Imports from one module of the API into another, specs left aside: they may look from anywhere. */
function moduleImports(): readonly { from: string; to: string; file: string }[] {
  return code.flatMap((file) => {
    const from = moduleOf(file);
    if (from === undefined || ASSEMBLY.includes(from)) return [];
    return importsOf(file).flatMap(({ target }) => {
      const to = moduleOf(target);
      return to === undefined || to === from ? [] : [{ from, to, file }];
    });
  });
}

describe('the modules of the API', () => {
  it('all have their place in the order', () => {
    const modules = new Set(code.map(moduleOf).filter((name) => name !== undefined));
    expect([...modules].filter((name) => MAY_IMPORT[name] === undefined && !ASSEMBLY.includes(name))).toEqual([]);
  });

  it('import only what lies under them', () => {
    expect(moduleImports().length).toBeGreaterThan(10);
    const wrong = moduleImports().filter(isForbidden);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['ledger', 'register'],
    ['compliance', 'imports'],
    ['organisation', 'access'],
    ['imports', 'ledger'],
    ['register', 'cli'],
    ['newcomer', 'config'],
  ])('may not turn round: %s -> %s', (from, to) => {
    expect(isForbidden({ from, to })).toBe(true);
  });

  it('know nothing of how the program is put together', () => {
    const above = /^api\/src\/(main|cli|serve|app|app\.module)\.ts$/;
    const wrong = code.filter((file) => {
      const name = moduleOf(file);
      const inOrder = name !== undefined && MAY_IMPORT[name] !== undefined && !file.endsWith('.fixture.ts');
      return inOrder && importsOf(file).some(({ target }) => above.test(target));
    });
    expect(wrong).toEqual([]);
  });
});

describe('the source', () => {
  it('has no circle of imports', () => {
    expect(importCircle(code)).toBeUndefined();
  });

  it(`has no file of more than ${ROW_LIMIT} lines`, () => {
    const written = files.filter((file) => /\.(ts|mjs|cjs|html|css|scss)$/.test(file));
    const long = written.map((file) => [file, textOf(file).trimEnd().split('\n').length] as const);
    expect(long.filter(([, lines]) => lines > ROW_LIMIT)).toEqual([]);
  });

  it('opens each lib by its door only', () => {
    const inside = (file: string): string | undefined => /^(libs\/\w+|data|api|web|test)\//.exec(file)?.[1];
    const wrong = typescript.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => inside(target) !== undefined && inside(target) !== inside(file))
        .filter(({ target }) => !/^(libs\/\w+|data)\/(src|testing)\/index\.ts$/.test(target))
        .map(({ target }) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the repository', () => {
  it('stands alone: nothing points at a folder beside it', () => {
    const beside = new RegExp(`\\.\\./${'shared'}/|/work/${'shared'}`);
    const text = files.filter((file) => !/\.(woff2|xlsx|xls|png|ico|zip|pdf)$/.test(file));
    expect(text.filter((file) => beside.test(textOf(file)))).toEqual([]);
  });

  it('has a lock file that names no registry', () => {
    const resolved = textOf('package-lock.json').match(/"resolved": "[^"]*"/g) ?? [];
    expect(resolved.filter((line) => line.includes('://'))).toEqual([]);
    expect(textOf('.npmrc')).not.toContain('://');
  });
});
