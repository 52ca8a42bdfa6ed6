const { nodeProject, withEngines } = require('../jest.preset.cjs');

// The journeys wait for programs and pages most of their time, and this is the longest of the projects: two at a time.
module.exports = nodeProject('e2e', {
  ...withEngines,
  testTimeout: 120_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/longest-first.cjs',
});
