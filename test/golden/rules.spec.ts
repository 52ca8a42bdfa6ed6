import { calendarDate, stamp, type SopEvent, type SopFact } from '@pantausop/domain';
import { productMatrix } from '../oracle/product';
import { RULESET_ONE } from '../oracle/ruleset-one';
import type { World } from '../oracle/world';
import { DAYS } from './by-hand';
import { CITY, LATE, SOPS, UNITS, type GoldenEvent } from './city';
import { byHand, ofMatrix } from './comparison';

/** Everything is recorded under the first stamp, what is late under the second. */
const [FIRST, SECOND] = [stamp(1), stamp(2)];

const factOf = ({ effectiveOn: _day, replaces: _none, ...fact }: GoldenEvent): SopFact => fact;

function worldOf(): World {
  let sequence = 0;
  const event = (fact: SopFact, on: string, recordedAt = FIRST): SopEvent => {
    sequence += 1;
    return { id: `e${sequence}`, fact, effectiveOn: calendarDate(on), recordedAt, orderedAt: recordedAt, sequence };
  };
  return {
    sops: SOPS.map(({ name, need: { effectiveOn, ...need }, events }) => ({
      id: name,
      history: {
        events: [
          event({ type: 'required', ...need }, effectiveOn),
          ...events.map((one) => event(factOf(one), one.effectiveOn)),
          ...(name === LATE.sop ? [event(factOf(LATE.event), LATE.event.effectiveOn, SECOND)] : []),
        ],
        retractions: [],
      },
    })),
    units: {
      events: UNITS.map(({ id, validFrom, ...fact }, index) => ({
        ...{ id: `u${index}`, unit: id, fact: { type: 'established', ...fact }, sequence: index },
        ...{ effectiveOn: calendarDate(validFrom), recordedAt: FIRST },
      })),
      retractions: [],
    },
    decisions: [],
    rulesets: [RULESET_ONE],
  };
}

describe('the city worked out by hand, by the rules', () => {
  const world = worldOf();

  it.each(DAYS)('on $asOf, late record known: $late', (day) => {
    const matrix = productMatrix(world, CITY, calendarDate(day.asOf), day.late ? SECOND : FIRST);
    const units = matrix.units.map(({ unit, ...row }) => ({ id: unit.id, ...row }));
    expect(ofMatrix({ units, total: matrix.total })).toEqual(byHand(day));
  });
});
