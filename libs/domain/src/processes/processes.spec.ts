import { calendarDate } from '../calendar/calendar-date';
import { RefusedError } from '../errors';
import { admitProcessFact } from './process-admission';
import { admitProcessRetraction } from './process-retraction';
import { processMapOn, type ProcessFact } from './process-events';
import { countProcesses, standingProcesses } from './process-figures';
import { established, recorded } from './processes.fixture';

const day = calendarDate;
const history = recorded([
  ['p2', established('2', null, 'support'), '2026-01-05'],
  ['p1', established('1'), '2026-01-05'],
  ['p1.10', established('1.10', 'p1'), '2026-01-05'],
  ['p1.2', established('1.2', 'p1'), '2026-01-05'],
  ['p1.2', { type: 'linked', sop: 'a' }, '2026-02-01'],
  ['p1.2', { type: 'linked', sop: 'b' }, '2026-02-01'],
  ['p1.10', { type: 'linked', sop: 'b' }, '2026-02-01'],
  ['p1.2', { type: 'unlinked', sop: 'a' }, '2026-05-01'],
  ['p1.2', { type: 'renamed', name: 'Nama baru' }, '2026-04-01'],
  ['p2', { type: 'ended', reason: 'digabung' }, '2026-06-01'],
]);
const codes = (on: string) => processMapOn(history, day(on)).map(({ code, level }) => `${level}:${code}`);

describe('the map of processes', () => {
  it('has parents before their parts, in the order people count, the core before the rest', () => {
    expect(codes('2026-01-05')).toEqual(['0:1', '1:1.2', '1:1.10', '0:2']);
  });
  it('is that of the day', () => {
    expect(codes('2026-01-04')).toEqual([]);
    expect(codes('2026-06-01')).toEqual(['0:1', '1:1.2', '1:1.10']);
    const part = (on: string) => processMapOn(history, day(on)).find(({ id }) => id === 'p1.2');
    expect([part('2026-03-31')?.name, part('2026-04-01')?.name]).toEqual(['Proses 1.2', 'Nama baru']);
    expect([part('2026-04-30')?.sops, part('2026-05-01')?.sops]).toEqual([['a', 'b'], ['b']]);
  });

  it('counts the lowest processes by their SOPs, and their parents by theirs', () => {
    const sops = new Map([
      ['a', { obliged: true, ratifiedOn: day('2026-01-10') }],
      ['b', { obliged: true, ratifiedOn: null }],
    ]);
    const on = (date: string) => standingProcesses(processMapOn(history, day(date)), sops);
    const standings = (date: string) => on(date).map(({ code, standing }) => `${code} ${standing}`);
    expect(standings('2026-03-01')).toEqual(['1 null', '1.2 in_force', '1.10 not_yet', '2 without']);
    expect(standings('2026-05-02')).toEqual(['1 null', '1.2 not_yet', '1.10 not_yet', '2 without']);
    expect(on('2026-03-01')[0]?.counts).toEqual({ in_force: 1, not_yet: 1, without: 0 });
    expect(countProcesses(on('2026-03-01'))).toEqual({ in_force: 1, not_yet: 1, without: 1 });
  });
  it('does not count an SOP that is no longer needed or not known', () => {
    const ended = new Map([['b', { obliged: false, ratifiedOn: day('2026-01-10') }]]);
    expect(countProcesses(standingProcesses(processMapOn(history, day('2026-03-01')), ended))).toEqual({
      ...{ in_force: 0, not_yet: 0, without: 3 },
    });
  });
});

describe('what is recorded of a process', () => {
  const today = day('2026-07-01');
  const refusal = (process: string, fact: ProcessFact, on = '2026-06-30', events = history): string | null => {
    try {
      admitProcessFact(events, { process, fact, effectiveOn: day(on) }, today);
      return null;
    } catch (error) {
      if (error instanceof RefusedError) return error.code;
      throw error;
    }
  };
  const deep = recorded([
    ['a', established('a'), '2026-01-01'],
    ['b', established('b', 'a'), '2026-01-01'],
    ['c', established('c', 'b'), '2026-01-01'],
    ['d', established('d', 'c'), '2026-01-01'],
  ]);
  it.each([
    ['a new part', 'new', established('1.3', 'p1'), '2026-06-30', null],
    ['a code that is free again', 'new', established('2', null, 'other'), '2026-06-30', null],
    ['a code of today, long ago', 'new', established('1'), '2025-01-01', 'process_code_taken'],
    ['a code that was taken on the day', 'new', established('2'), '2026-05-01', 'process_code_taken'],
    ['a parent that has ended', 'new', established('2.1', 'p2', 'support'), '2026-06-30', 'unknown_process'],
    ['a part of another group', 'new', established('1.3', 'p1', 'other'), '2026-06-30', 'process_other_group'],
    ['tomorrow', 'new', established('9'), '2026-07-02', 'process_in_future'],
    ['an unknown process', 'none', { type: 'renamed', name: 'x' }, '2026-06-30', 'unknown_process'],
    ['before what is recorded', 'p1.2', { type: 'renamed', name: 'x' }, '2026-03-01', 'process_out_of_order'],
    ['a link that stands', 'p1.2', { type: 'linked', sop: 'b' }, '2026-06-30', 'process_linked'],
    ['a link taken up again', 'p1.2', { type: 'linked', sop: 'a' }, '2026-06-30', null],
    ['no such link', 'p1.2', { type: 'unlinked', sop: 'a' }, '2026-06-30', 'process_not_linked'],
    ['the end of one with parts', 'p1', { type: 'ended', reason: 'x' }, '2026-06-30', 'process_has_parts'],
    ['the end of a part', 'p1.2', { type: 'ended', reason: 'x' }, '2026-06-30', null],
  ] as const)('%s', (_, process, fact, on, code) => expect(refusal(process, fact, on)).toBe(code));
  it('goes down to level 3', () => {
    expect(refusal('e', established('e', 'c'), '2026-06-30', deep)).toBeNull();
    expect(refusal('e', established('e', 'd'), '2026-06-30', deep)).toBe('process_too_deep');
  });
});

describe('what is taken back of a process', () => {
  const today = day('2026-07-01');
  const takenWith = (id: string, events = history): string => {
    try {
      return admitProcessRetraction(events, id, today)
        .map((event) => event.id)
        .join(' ');
    } catch (error) {
      if (error instanceof RefusedError) return `${error.code} ${error.params['code'] ?? ''}`.trim();
      throw error;
    }
  };
  // e0 p2, e1 p1, e2 p1.10, e3 p1.2, e4-e5 links of p1.2, e6 link of p1.10, e7 unlinks e4, e8 renames p1.2, e9 ends p2
  it.each([
    ['a link', 'e5', 'e5'],
    ['an end', 'e9', 'e9'],
    ['a name', 'e8', 'e8'],
    ['an entry: all of the process', 'e2', 'e2 e6'],
    ['the entry of one that has ended', 'e0', 'e0 e9'],
    ['not a link that was loosed later', 'e4', 'process_event_needed 1.2'],
    ['not the entry of a process that has parts', 'e1', 'process_event_needed 1.10'],
    ['not what is not there', 'e10', 'unknown_process_event'],
  ])('is %s', (_what, id, expected) => expect(takenWith(id)).toBe(expected));
  it('is not the end of a process whose code another bears since', () => {
    const again = recorded([
      ['a', established('1'), '2026-01-01'],
      ['a', { type: 'ended', reason: 'x' }, '2026-02-01'],
      ['b', established('1'), '2026-03-01'],
    ]);
    expect(takenWith('e1', again)).toBe('process_event_needed 1');
    expect(takenWith('e2', again)).toBe('e2');
  });
  it('does not answer for what was impossible before', () => {
    const odd = recorded([
      ['a', { type: 'renamed', name: 'tanpa awal' }, '2026-01-01'],
      ['b', established('2'), '2026-01-02'],
    ]);
    expect(takenWith('e1', odd)).toBe('e1');
  });
});
