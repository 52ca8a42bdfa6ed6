// Measures a fresh build of the API and the dashboard: test/bench/main.ts.
import { runBundled } from './run-bundled.mjs';

await runBundled('bench', ['api', 'web']);
