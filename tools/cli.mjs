// The command line: dist/api/cli.js in this same process (standard input, output and signals are its own), built when needed.
import { fileURLToPath } from 'node:url';
import { buildChanged } from './build-changed.mjs';

buildChanged(['api']);

const program = new URL('../dist/api/cli.js', import.meta.url);
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, fileURLToPath(program), ...process.argv.slice(2)];
await import(program.href);
