import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '@pantausop/database';
import { beginLoad, nothingYet, prepareLoad, type Acknowledged } from '../support/load';
import { cli, killedAfter, startServer, type ProgramSettings } from '../support/programs';

/** When things are killed: a fraction of 0 to 1, other ones each time; seeded, so that a round can be had again. */
export type Chance = () => number;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The longest that a load runs before it is killed; a first start is killed within the same time. */
const LONGEST_MS = 1_200;

export interface Crashed {
  readonly rounds: number;
  readonly acknowledged: number;
  /** What was lost, doubled or damaged: empty when all is well. */
  readonly wrong: readonly string[];
}

/**
 * Kills the program in the middle of its work so many times, each time on the database that the last time left: while SOPs are
 * recorded, a file is imported and a backup is written. After each: what was acknowledged is there once, imports are there whole
 * or not at all, the ledger says what the events say. A backup is whole or is not there: it is restored at an address of its own.
 */
export async function crashUnderLoad(
  settings: ProgramSettings,
  elsewhere: ProgramSettings,
  folder: string,
  rounds: number,
  chance: Chance,
): Promise<Crashed> {
  const token = await prepareLoad(settings);
  const acknowledged = nothingYet();
  const wrong: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    // every other time, because a backup takes as long as all the rest
    const server = await startServer(settings);
    const load = beginLoad(server, token, `putaran ${round}`, acknowledged);
    const backup = join(folder, `backup-${round}.tar.gz`);
    const writing = round % 2 === 1 && killedAfter(800 + chance() * LONGEST_MS, 'cli.js', ['backup', backup], settings);
    await setTimeout(200 + chance() * LONGEST_MS);
    await server.kill();
    await load.ended();
    await writing;
    const found = [...(await differences(settings, acknowledged)), ...(await damageOf(backup, elsewhere))];
    wrong.push(...found.map((text) => `round ${round}: ${text}`));
  }
  return { rounds, acknowledged: acknowledged.titles.size, wrong };
}

/** Kills the program while it makes the schema of an empty database; the next start must do the rest. */
export async function crashWhileMigrating(settings: ProgramSettings, chance: Chance): Promise<readonly string[]> {
  await killedAfter(100 + chance() * LONGEST_MS, 'main.js', [], settings);
  const server = await startServer(settings);
  const ready = await fetch(`${server.url}/health/ready`);
  const wrong = ready.status === 200 ? [] : [`after a killed migration: ${await ready.text()}`];
  await server.stop();
  return wrong;
}

async function differences(settings: ProgramSettings, acknowledged: Acknowledged): Promise<string[]> {
  const wrong: string[] = [];
  await cli(['verify'], settings).catch((error: unknown) => wrong.push(String(error)));
  const times = await timesOfTitles(settings['DATABASE_URL'] ?? '');
  const count = (title: string): number => times.get(title) ?? 0;
  for (const title of acknowledged.titles)
    if (count(title) !== 1) wrong.push(`${title} is there ${count(title)} times`);
  for (const title of acknowledged.open) if (count(title) > 1) wrong.push(`${title} is there ${count(title)} times`);
  for (const { titles, acknowledged: whole } of acknowledged.imports) {
    const there = titles.filter((title) => count(title) === 1).length;
    const more = titles.some((title) => count(title) > 1);
    if (more || (there !== titles.length && (whole || there !== 0)))
      wrong.push(
        `of the import of "${titles[0]}", ${there} of ${titles.length} rows are there${more ? ', some twice' : ''}`,
      );
  }
  return wrong;
}

async function timesOfTitles(url: string): Promise<ReadonlyMap<string, number>> {
  const { db, close } = await openDatabase(url);
  try {
    const rows = await db.selectFrom('sop_events').select('payload').where('type', '=', 'required').execute();
    const times = new Map<string, number>();
    for (const { payload } of rows) {
      const { title } = JSON.parse(payload) as { title: string };
      times.set(title, (times.get(title) ?? 0) + 1);
    }
    return times;
  } finally {
    await close();
  }
}

/** A backup that has its name is whole: it restores in the place of the database it came from. */
async function damageOf(backup: string, settings: ProgramSettings): Promise<string[]> {
  if (!existsSync(backup)) return [];
  return cli(['restore', backup, '--yes'], settings).then(
    () => [],
    (error: unknown) => [String(error)],
  );
}
