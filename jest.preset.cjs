/** What a run prints, and the counts that tools/count-tests.mjs adds up. */
exports.reporters = ['default', `${__dirname}/tools/count-reporter.cjs`];

/**
 * Jest for every project that runs in Node: native ES modules (NestJS 12, Kysely and zod are ESM), one process per project.
 * Types are checked by the `typecheck` target. Half of the cores, because Nx runs several projects at a time.
 */
exports.nodeProject = (displayName, settings = {}) => ({
  displayName,
  testEnvironment: 'node',
  maxWorkers: '50%',
  reporters: exports.reporters,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@pantausop/data$': `${__dirname}/data/src/index.ts`,
    '^@pantausop/database/testing$': `${__dirname}/libs/database/testing/index.ts`,
    '^@pantausop/data/testing$': `${__dirname}/data/testing/index.ts`,
    '^@pantausop/(domain|contracts|charts|database)$': `${__dirname}/libs/$1/src/index.ts`,
  },
  transform: { '^.+\\.ts$': `${__dirname}/tools/jest-transform.mjs` },
  ...settings,
});

/** For projects whose specs run over every database engine (libs/database/testing). */
exports.withEngines = {
  // long: a database made on a busy machine is slow, not wrong
  testTimeout: 90_000,
  globalSetup: `${__dirname}/libs/database/testing/global-setup.ts`,
  globalTeardown: `${__dirname}/libs/database/testing/global-teardown.ts`,
};
