const { nodeProject } = require('../jest.preset.cjs');

module.exports = nodeProject('e2e', { testTimeout: 60_000 });
