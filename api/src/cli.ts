import { text } from 'node:stream/consumers';
import { runCli } from './cli/run-cli';

process.exitCode = await runCli(process.argv.slice(2), process.env, {
  out: (line) => process.stdout.write(line),
  err: (line) => process.stderr.write(line),
  input: () => text(process.stdin),
});
