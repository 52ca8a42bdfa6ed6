const { nodeProject, withEngines } = require('../jest.preset.cjs');

module.exports = nodeProject('e2e', { ...withEngines, testTimeout: 60_000 });
