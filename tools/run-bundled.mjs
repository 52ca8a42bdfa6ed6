// Bundles a program of test/ and runs it against a fresh build of the API.
import { build } from 'esbuild';
import { buildChanged } from './build-changed.mjs';

/**
 * @param {string} name of the folder in test/ whose main.ts is run
 * @param {string[]} built what is built first
 */
export async function runBundled(name, built = ['api']) {
  buildChanged(built);
  await build({
    entryPoints: [`test/${name}/main.ts`],
    outfile: `dist/${name}/main.js`,
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
  await import(`../dist/${name}/main.js`);
}
