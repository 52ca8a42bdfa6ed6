// Bundles test/screenshots/main.ts and pictures every page of a fresh build: `npm run screenshots -- --language en --page opd`.
import { build } from 'esbuild';
import { buildChanged } from './build-changed.mjs';

buildChanged(['api', 'web']);
await build({
  entryPoints: ['test/screenshots/main.ts'],
  outfile: 'dist/screenshots/main.js',
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
await import('../dist/screenshots/main.js');
