import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeServedEngines } from '@pantausop/database/testing';
import { chanceOf, crashUnderLoad, crashWhileMigrating } from './crash-rounds';

/** `npm run nightly` does two hundred. */
const ROUNDS = 3;

describeServedEngines('a program that is killed', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-crashes-'));
  const settings = async (): Promise<Record<string, string>> => ({
    ...{ DATABASE_URL: await engine.url(), DEMO: 'off', LOG_LEVEL: 'warn', FILES_DIR: join(folder, 'files') },
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('loses nothing that was acknowledged, doubles nothing, and leaves no half import or backup', async () => {
    const { acknowledged, wrong } = await crashUnderLoad(
      await settings(),
      await settings(),
      folder,
      ROUNDS,
      chanceOf(7),
    );
    expect(wrong).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
  }, 300_000);

  it('makes its schema whole at the next start', async () => {
    const chance = chanceOf(11);
    for (let time = 0; time < 2; time += 1) expect(await crashWhileMigrating(await settings(), chance)).toEqual([]);
  }, 120_000);
});
