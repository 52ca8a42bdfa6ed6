// Bundles test/bench/main.ts and runs it against a fresh build of the API.
import { build } from 'esbuild';
import { buildChanged } from './build-changed.mjs';

buildChanged(['api']);
await build({
  entryPoints: ['test/bench/main.ts'],
  outfile: 'dist/bench/main.js',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  packages: 'external',
  tsconfig: 'test/tsconfig.json',
  sourcemap: true,
  logLevel: 'warning',
});
process.setSourceMapsEnabled(true);
await import('../dist/bench/main.js');
