// Pictures every page of a fresh build: `npm run screenshots -- --language en --page opd` (test/screenshots/main.ts).
import { runBundled } from './run-bundled.mjs';

await runBundled('screenshots', ['api', 'web']);
