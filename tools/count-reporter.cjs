const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** A Jest reporter that leaves a project's counts in dist/test-results, for tools/count-tests.mjs to add up. */
module.exports = class CountReporter {
  onRunComplete(contexts, results) {
    const folder = join(__dirname, '../dist/test-results');
    mkdirSync(folder, { recursive: true });
    for (const { config } of contexts) {
      const counts = {
        passed: results.numPassedTests,
        // a spec file that could not even be loaded has no tests, and is a failure all the same
        failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
        leftOut: results.numPendingTests + results.numTodoTests,
      };
      writeFileSync(join(folder, `${config.displayName.name}.json`), JSON.stringify(counts));
    }
  }
};
