// Says again what failed, adds up what every project's tests left in dist/test-results, and prints `N passed, N failed` as the last line.
// A project with a test target and no counts, or with no test or one left out, is a failure: its process broke down, or tested nothing.
import { existsSync, globSync, readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
const missed = (project, why) => {
  console.log(`${project}: ${why}`);
  failed += 1;
};

for (const file of globSync('{api,web,data,test,libs/*}/project.json')) {
  const { name, targets } = JSON.parse(readFileSync(file, 'utf8'));
  if (!targets.test) continue;
  const results = `dist/test-results/${name}.json`;
  if (!existsSync(results)) {
    missed(name, 'no test ran to its end');
    continue;
  }
  const counts = JSON.parse(readFileSync(results, 'utf8'));
  for (const failure of counts.failures) console.log(`failed: ${failure}\n`);
  console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed`);
  passed += counts.passed;
  failed += counts.failed;
  if (counts.passed + counts.failed === 0) missed(name, 'has no test');
  if (counts.leftOut > 0) missed(name, `${counts.leftOut} tests were left out`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
