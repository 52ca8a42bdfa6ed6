import { readdirSync, readFileSync } from 'node:fs';
import { calendarDate, RefusedError } from '@pantausop/domain';
import { mutated } from '../../../../test/fixtures/register/mutated';
import { DEFAULT_LIMITS } from '../../files/workbook';
import { readRegisterFile } from './register-reader';

const FIXTURES = new URL('../../../../test/fixtures/register/', import.meta.url);
const NAMES = readdirSync(FIXTURES).filter((name) => name.startsWith('accepted-'));
const FILES = 50;

/** Hundreds more go through a running server in the nightly run. */
describe('files that suffered', () => {
  it('are read in part or refused with a sentence, never anything else', async () => {
    let refused = 0;
    for (let seed = 1; seed <= FILES; seed++) {
      const name = NAMES[seed % NAMES.length] ?? '';
      const bytes = mutated(readFileSync(new URL(name, FIXTURES)), seed);
      const request = { bytes, fileName: name, limits: DEFAULT_LIMITS, today: calendarDate('2026-11-24') };
      try {
        const file = await readRegisterFile({ ...request, mapping: {}, learnt: new Map() });
        expect(file.rows.length).toBeLessThanOrEqual(DEFAULT_LIMITS.maxRows);
      } catch (error) {
        if (!(error instanceof RefusedError)) throw new Error(`seed ${seed} of ${name}`, { cause: error });
        expect(error.params['id']).toMatch(/\S/);
        refused += 1;
      }
    }
    // neither all of them harmless nor all of them broken
    expect(refused).toBeGreaterThan(5);
    expect(refused).toBeLessThan(FILES - 5);
  });
});
