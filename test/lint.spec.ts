import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/** Code as it might stand in a file of the project, and what the linter must say to it. */
const FORBIDDEN: readonly [file: string, code: string, rule: string, word: string][] = [
  [
    'libs/domain/src/index.ts',
    "import '@pantausop/contracts';",
    '@nx/enforce-module-boundaries',
    'domain -> contracts',
  ],
  ['libs/domain/src/index.ts', "import 'zod';", '@nx/enforce-module-boundaries', 'zod'],
  ['libs/domain/src/index.ts', "import 'node:fs';", '@typescript-eslint/no-restricted-imports', 'node:fs'],
  ['libs/domain/src/index.ts', 'export const t = Date.now();', 'no-restricted-globals', 'Date'],
  ['libs/contracts/src/index.ts', "import '@pantausop/database';", '@nx/enforce-module-boundaries', 'scope:contracts'],
  ['libs/charts/src/index.ts', "import { init } from 'echarts';", '@typescript-eslint/no-restricted-imports', 'types'],
  ['libs/database/src/index.ts', "import '@nestjs/common';", '@nx/enforce-module-boundaries', '@nestjs/common'],
  ['data/src/index.ts', "import '@pantausop/database';", '@nx/enforce-module-boundaries', 'scope:data'],
  ['web/src/main.ts', "import '@pantausop/database';", '@nx/enforce-module-boundaries', 'scope:web'],
  ['web/src/main.ts', "import 'pg';", '@nx/enforce-module-boundaries', 'pg'],
  ['web/src/main.ts', "import '../../api/src/app';", '@nx/enforce-module-boundaries', 'relative'],
  ['api/src/app.ts', "import { sql } from 'kysely';", '@typescript-eslint/no-restricted-imports', 'repositories'],
  ['api/src/app.ts', "import '@angular/core';", '@nx/enforce-module-boundaries', '@angular/core'],
];

/**
 * ESLint runs in a process of its own: inside Jest's module system its plugins would be other copies. What must be refused here shows in
 * the text alone, so no types are gathered for it: that would read every file of every project.
 */
const PROGRAM = `
import { ESLint } from 'eslint';
import { configs } from 'typescript-eslint';
const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], ...configs.disableTypeChecked }] });
const found = [];
for (const [filePath, code] of JSON.parse(process.argv[1])) {
  const [result] = await eslint.lintText(code + '\\n', { filePath });
  found.push(result.messages.map(({ ruleId, message }) => ({ ruleId, message })));
}
console.log('\\n' + JSON.stringify(found));
`;

interface Finding {
  readonly ruleId: string | null;
  readonly message: string;
}

describe('the linter', () => {
  let findings: readonly (readonly Finding[])[] = [];

  beforeAll(() => {
    // Without Nx's cached project graph, as in a fresh clone: the boundary rule must not fall silent.
    const empty = mkdtempSync(join(tmpdir(), 'pantausop-nx-'));
    const env = { ...process.env, NX_WORKSPACE_DATA_DIRECTORY: empty };
    const args = ['--input-type=module', '--eval', PROGRAM, JSON.stringify(FORBIDDEN)];
    const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env });
    rmSync(empty, { recursive: true, force: true });
    findings = JSON.parse(output.trim().split('\n').at(-1) ?? '[]') as Finding[][];
  });

  it.each(FORBIDDEN.map(([file, code, rule, word], index) => ({ file, code, rule, word, index })))(
    'refuses in $file: $code',
    ({ rule, word, index }) => {
      expect(findings[index]).toContainEqual({ ruleId: rule, message: expect.stringContaining(word) });
    },
  );
});
