// Measures a fresh build of the API: test/bench/main.ts.
import { runBundled } from './run-bundled.mjs';

await runBundled('bench');
