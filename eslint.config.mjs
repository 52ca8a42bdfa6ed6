import { createProjectGraphAsync, readCachedProjectGraph } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The boundary rule reads the project graph that Nx caches; without a cache it would be skipped with only a warning.
 * Under `nx run-many -t lint` the cache is there; eslint run by itself (an editor, a script) makes it here.
 */
try {
  readCachedProjectGraph();
} catch {
  await createProjectGraphAsync({ exitOnError: false });
}

const SPECS = '**/*.spec.ts';

/** Who may import whom, among the projects and of the packages. `except` names what one kind of file may import beyond it. */
const boundaries = (except = {}) => {
  const scope = (name, projects, packages) => ({
    sourceTag: `scope:${name}`,
    onlyDependOnLibsWithTags: projects.map((project) => `scope:${project}`),
    ...(packages && { allowedExternalImports: [...packages, ...(except[name] ?? except.all ?? [])] }),
  });
  return [
    'error',
    {
      allow: except.projects ?? [],
      depConstraints: [
        scope('domain', ['domain'], []),
        scope('contracts', ['contracts', 'domain'], ['zod']),
        scope('charts', ['charts', 'contracts', 'domain'], ['echarts', 'echarts/*']),
        scope(
          'database',
          ['database', 'domain'],
          ['kysely', 'kysely/*', 'better-sqlite3', 'pg', '@electric-sql/pglite'],
        ),
        scope('data', ['data', 'domain'], ['zod']),
        scope(
          'web',
          ['web', 'charts', 'contracts', 'domain'],
          ['@angular/*', '@jsverse/*', 'echarts', 'echarts/*', 'rxjs', 'rxjs/*', 'tslib', 'write-excel-file/*'],
        ),
        {
          ...scope('api', ['api', 'database', 'charts', 'contracts', 'domain', 'data']),
          bannedExternalImports: ['@angular/*', '@jsverse/*', 'jsdom', 'playwright-core', '@sparticuz/*', 'axe-core'],
        },
        scope('e2e', ['database', 'charts', 'contracts', 'domain', 'data']),
      ],
    },
  ];
};

/** What a test must not contain: a test that is left out, or that shuts out the others. */
const LEFT_OUT_TESTS = [
  'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip|todo)$/]',
  'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
].map((selector) => ({ selector, message: 'Every test runs.' }));

/** The domain gets its dates and facts as arguments: no clock, no chance, no input or output. */
const IMPURE = ['process', 'console', 'setTimeout', 'setInterval', 'performance', 'crypto', 'fetch', 'Buffer'];

const CLOCK = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "MemberExpression[object.name='Date'][property.name='now']",
].map((selector) => ({ selector, message: 'The date is given as an argument.' }));

export default defineConfig(
  { ignores: ['dist/', 'var/', 'coverage/', '.nx/', '.angular/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{mjs,cjs,ts}'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': 'error',
      'no-else-return': 'error',
      'no-implicit-coercion': ['error', { boolean: false }],
      'no-unreachable': 'error',
      'no-unused-expressions': 'off',
      'no-constant-condition': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@pantausop/database/testing'], message: 'Only specs open test engines.' }] },
      ],
    },
  },
  {
    files: ['libs/{domain,contracts,charts}/src/**/*.ts'],
    ignores: [SPECS],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
      'no-restricted-syntax': ['error', ...CLOCK],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['node:*'], message: 'Pure: no input or output.' },
            { group: ['echarts', 'echarts/*'], allowTypeImports: true, message: 'Only the types: the caller draws.' },
          ],
        },
      ],
    },
  },
  {
    // Calendar arithmetic of a given day rests on the platform's; nothing else in the domain knows `Date`.
    files: ['libs/{domain,contracts}/src/**/*.ts'],
    ignores: ['libs/domain/src/calendar/**', SPECS],
    rules: { 'no-restricted-globals': ['error', 'Date', ...IMPURE] },
  },
  {
    files: ['api/src/**/*.ts'],
    ignores: ['**/*.repository.ts', SPECS],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@pantausop/database/testing'], message: 'Only specs open test engines.' },
            { group: ['kysely', 'kysely/*'], message: 'Only repositories write queries.' },
          ],
        },
      ],
    },
  },
  {
    // A Nest module is a class with nothing in it; parameters are injected by the class behind their type.
    files: ['api/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: [SPECS, '**/testing.ts', '**/test-setup.ts', 'libs/database/testing/**/*.ts', 'test/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries({
        projects: ['@pantausop/database/testing'],
        all: ['fast-check', '@jest/globals'],
        data: ['fast-check', 'csv-parse/sync'],
        web: ['@jest/globals', 'axe-core', 'jest-preset-angular/*'],
      }),
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
      'no-restricted-syntax': ['error', ...LEFT_OUT_TESTS],
    },
  },
  {
    // Programs that speak to a terminal, and a global that is declared for TypeScript.
    files: [
      'api/src/{main,cli}.ts',
      'api/src/cli/**/*.ts',
      'test/bench/**/*.ts',
      'test/screenshots/**/*.ts',
      'web/src/main.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['libs/database/testing/global-setup.ts'], rules: { 'no-var': 'off' } },
  {
    files: ['web/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }] },
  },
  {
    files: ['web/src/**/*.html'],
    ignores: ['web/src/index.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    // In a grid one handler stands on the grid and the focus on one of its cells; the browser tests look at the whole.
    rules: { '@angular-eslint/template/interactive-supports-focus': 'off' },
  },
);
