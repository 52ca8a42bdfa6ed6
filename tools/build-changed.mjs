// Builds what changed since it was last built (Nx cache). Silent unless a build fails: then its output goes to standard
// error and the process ends, because standard output belongs to the program that runs next.
import { spawnSync } from 'node:child_process';

/** @param {string[]} projects names of Nx projects with a `build` target */
export function buildChanged(projects) {
  const nx = 'node_modules/nx/dist/bin/nx.js';
  const args = [nx, 'run-many', '-t', 'build', '-p', projects.join(','), '--output-style=static'];
  const { status, output } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (status === 0) return;
  process.stderr.write((output ?? []).join(''));
  process.exit(status ?? 1);
}
