import { join } from 'node:path';
import { chanceOf, crashUnderLoad, crashWhileMigrating } from '../faults/crash-rounds';

/** Kills the program so many times while it works and a tenth as often while it makes its schema. @throws Error naming what was wrong. */
export async function crashes(folder: string, rounds: number, seed: number): Promise<string> {
  const chance = chanceOf(seed);
  const settings = (name: string): Record<string, string> => ({
    ...{ DATABASE_URL: `file:${join(folder, `${name}.sqlite`)}`, FILES_DIR: join(folder, 'files') },
    ...{ DEMO: 'off', LOG_LEVEL: 'warn' },
  });
  const { acknowledged, wrong } = await crashUnderLoad(settings('load'), settings('restored'), folder, rounds, chance);
  const migrations = Math.ceil(rounds / 10);
  const found = [...wrong];
  for (let at = 0; at < migrations; at += 1)
    found.push(...(await crashWhileMigrating(settings(`schema-${at}`), chance)));
  if (found.length > 0) throw new Error(`seed ${seed}:\n${found.join('\n')}`);
  return `killed ${rounds} times under load and ${migrations} times while migrating (seed ${seed}): ${acknowledged} acknowledged SOPs, each there once`;
}
