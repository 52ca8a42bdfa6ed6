import { calendarDate } from '../calendar/calendar-date';
import { anSop } from '../testing';
import { restsOn } from './undo';

const TODAY = calendarDate('2026-11-24');
const before = () => anSop().recordedAt('2026-01-01T00:00:00Z').required('2024-01-02').ratified('2024-03-01');

describe('what rests on the events of a batch', () => {
  it('nothing, when nothing was recorded later', () => {
    expect(restsOn(before().build(), new Set(['e1', 'e2']), [], TODAY)).toBeNull();
  });

  it('monitoring rests on the need and on the ratification', () => {
    const history = before().monitored('2025-05-01').build();
    expect(restsOn(history, new Set(['e1', 'e2']), [], TODAY)).toMatchObject({
      event: { id: 'e3' },
      refusal: { code: 'before_required' },
    });
    expect(restsOn(history, new Set(['e2']), [], TODAY)).toMatchObject({ refusal: { code: 'not_in_force' } });
  });

  it('not on a ratification that another one gives it as well, nor on one that stands again', () => {
    const twice = before().ratified('2025-02-01').monitored('2025-05-01');
    expect(restsOn(twice.build(), new Set(['e2']), [], TODAY)).toBeNull();
    const [, old] = before().build().events;
    const corrected = before().retract('e2').ratified('2024-04-01').monitored('2025-05-01');
    expect(restsOn(corrected.build(), new Set(['e4']), [], TODAY)).not.toBeNull();
    expect(restsOn(corrected.build(), new Set(['e4']), old ? [old] : [], TODAY)).toBeNull();
  });

  it('what was taken back since rests on nothing, and what never had ground holds nothing up', () => {
    expect(restsOn(before().monitored('2025-05-01').retract().build(), new Set(['e2']), [], TODAY)).toBeNull();
    expect(restsOn(before().monitored('2023-05-01').build(), new Set(['e2']), [], TODAY)).toBeNull();
  });
});
