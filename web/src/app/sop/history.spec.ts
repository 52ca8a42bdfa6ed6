import type { SopEventView } from '@pantausop/contracts';
import { calendarDate } from '@pantausop/domain';
import { decisionsOf, endedOn, historyOf } from './history';

const event = (id: string, type: SopEventView['type'], effectiveOn: string | null, more: Partial<SopEventView> = {}) =>
  ({
    id,
    type,
    effectiveOn,
    recordedAt: '2026-01-01T00:00:00Z',
    actor: 'a',
    source: 'screen',
    payload: {},
    replaces: null,
    retractedBy: null,
    ...more,
  }) satisfies SopEventView;

describe('the history of an SOP', () => {
  const events = [
    event('1', 'required', '2026-01-10'),
    event('2', 'drafting_started', '2026-02-01'),
    event('3', 'monitored', '2026-03-05', { retractedBy: '5' }),
    event('4', 'submitted', '2026-02-01'),
    event('5', 'retracted', null, { payload: { event: '3', reason: 'keliru' } }),
    event('6', 'monitored', '2026-03-04', { replaces: '3' }),
  ];

  it('runs from the newest to the oldest; of one date the last recorded comes first', () => {
    expect(historyOf(events).map((entry) => entry.event.id)).toEqual(['3', '6', '4', '2', '1']);
  });
  it('shows a retraction at the event that it takes back, and nowhere else', () => {
    const [taken, instead] = historyOf(events);
    expect(taken?.retraction?.payload['reason']).toBe('keliru');
    expect(instead).toMatchObject({ retraction: null, correction: true });
  });
});

describe('decisions that an SOP does not apply', () => {
  it('end on their own date, by the next decision, or not at all', () => {
    const events = [
      event('a', 'not_applicable', '2025-01-01', { payload: { until: '2025-06-01' } }),
      event('b', 'not_applicable', '2025-03-01', { payload: { until: null } }),
      event('c', 'applicable', '2025-04-01'),
      event('d', 'not_applicable', '2026-01-01', { payload: { until: null } }),
      event('e', 'not_applicable', '2026-05-01', { retractedBy: 'f' }),
    ];
    expect(decisionsOf(events).map(({ event: { id }, from, until }) => [id, from, until])).toEqual([
      ['d', '2026-01-01', null],
      ['b', '2025-03-01', '2025-04-01'],
      ['a', '2025-01-01', '2025-03-01'],
    ]);
  });
});

describe('the end of an obligation', () => {
  const events = [
    event('1', 'required', '2025-01-01'),
    event('2', 'requirement_ended', '2025-06-01'),
    event('3', 'required', '2026-01-01'),
  ];
  const on = (date: string) => endedOn(events, calendarDate(date));
  it('holds from its day until the SOP is required again', () => {
    expect([on('2025-05-31'), on('2025-06-01'), on('2025-12-31'), on('2026-01-01')]).toEqual([
      null,
      '2025-06-01',
      '2025-06-01',
      null,
    ]);
  });
});
