// The command line: dist/api/cli.js in this same process (standard input, output and signals are its own), built when needed.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildChanged } from './build-changed.mjs';

buildChanged(['api']);

const program = new URL('../dist/api/cli.js', import.meta.url);
process.setSourceMapsEnabled(true);
// what was compiled at the last start is not compiled again
enableCompileCache();
process.argv = [process.execPath, fileURLToPath(program), ...process.argv.slice(2)];
await import(program.href);
