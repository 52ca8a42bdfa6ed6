const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const ROOT = join(__dirname, '..');

/** A Jest reporter that leaves a project's counts and what failed in dist/test-results, for tools/count-tests.mjs to add up. */
module.exports = class CountReporter {
  onRunComplete(contexts, results) {
    const folder = join(ROOT, 'dist/test-results');
    mkdirSync(folder, { recursive: true });
    for (const { config } of contexts) {
      const counts = {
        passed: results.numPassedTests,
        // a spec file that could not even be loaded has no tests, and is a failure all the same
        failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
        leftOut: results.numPendingTests + results.numTodoTests,
        failures: results.testResults.flatMap(failuresOf),
      };
      writeFileSync(join(folder, `${config.displayName.name}.json`), JSON.stringify(counts));
    }
  }
};

/** Each failed test, or the file that could not be loaded, with the first lines of why. */
function failuresOf({ testFilePath, testExecError, testResults }) {
  const file = relative(ROOT, testFilePath);
  const why = (text) => String(text).split('\n').slice(0, 20).join('\n');
  const broken = testExecError ? [`${file}: ${why(testExecError.message)}`] : [];
  const failed = testResults.filter(({ status }) => status === 'failed');
  return [
    ...broken,
    ...failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${why(failureMessages[0])}`),
  ];
}
