const { nodeProject, withEngines } = require('../jest.preset.cjs');

module.exports = nodeProject('api', withEngines);
