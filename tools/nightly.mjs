// What takes too long for every run of the tests: test/nightly/main.ts.
import { runBundled } from './run-bundled.mjs';

await runBundled('nightly');
