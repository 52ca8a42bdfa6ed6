/** The product admits exactly what the rules accept (scoring rules §2). */
import * as domain from '@pantausop/domain';
import type { SopEvent, SopHistory, Stamp } from '@pantausop/domain';
import * as fc from 'fast-check';
import { isAccepted } from './acceptance';
import { dateAt, dayOfStamp } from './dates';
import { factOf } from './facts';
import { singleSops } from './histories';

const RUNS = { seed: Number(process.env['SEED'] ?? 20_190_819), numRuns: Number(process.env['RUNS'] ?? 150) };

function isAdmitted(history: SopHistory, event: SopEvent): boolean {
  try {
    domain.admit(history, event, dayOfStamp(event.recordedAt));
    return true;
  } catch (error) {
    if (error instanceof domain.RefusedError) return false;
    throw error;
  }
}

const knownBefore = (history: SopHistory, event: SopEvent): SopHistory => ({
  events: history.events.filter((e) => e.sequence < event.sequence),
  retractions: history.retractions.filter((r) => r.sequence < event.sequence),
});

test('what was acceptable is admitted', () => {
  fc.assert(
    fc.property(singleSops(), (world) => {
      for (const { history } of world.sops) {
        for (const event of history.events) {
          expect([event.id, isAdmitted(knownBefore(history, event), event)]).toEqual([event.id, true]);
        }
      }
    }),
    RUNS,
  );
});

test('any other event on any day is admitted or refused alike', () => {
  const wish = fc.record({
    type: fc.constantFrom(...domain.SOP_FACT_TYPES),
    date: fc.noBias(fc.nat()),
    payload: fc.noBias(fc.nat()),
  });
  let refused = 0;
  fc.assert(
    fc.property(singleSops(), fc.array(wish, { minLength: 5, maxLength: 20 }), (world, wishes) => {
      for (const { history } of world.sops) {
        const last = Math.max(...[...history.events, ...history.retractions].map((e) => e.recordedAt), 0);
        const recordedAt = (last + 1) as Stamp;
        for (const { type, date, payload } of wishes) {
          const effectiveOn = dateAt(date, dayOfStamp(recordedAt));
          const fact = factOf(type, effectiveOn, payload % 0x7ffff, ['a', 'b', 'city']);
          if (!fact) throw new RangeError('no fact');
          const event: SopEvent = { id: 'new', fact, effectiveOn, recordedAt, orderedAt: recordedAt, sequence: 99_999 };
          const accepted = isAccepted(history, event);
          if (!accepted) refused += 1;
          expect([type, effectiveOn, isAdmitted(history, event)]).toEqual([type, effectiveOn, accepted]);
        }
      }
    }),
    RUNS,
  );
  expect(refused).toBeGreaterThan(RUNS.numRuns);
});
