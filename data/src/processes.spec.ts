import { calendarDate } from '@pantausop/domain';
import { DEMO_SEED } from './demo';
import { demoProcesses } from './demo/processes';

const TODAY = calendarDate('2026-10-31');
const processes = demoProcesses({ seed: DEMO_SEED, today: TODAY });

describe('the sample map of processes', () => {
  it('has about forty processes at two levels, each code once, parents first', () => {
    expect(processes.length).toBeGreaterThanOrEqual(38);
    expect(processes.length).toBeLessThanOrEqual(46);
    expect(new Set(processes.map(({ code }) => code)).size).toBe(processes.length);
    const seen = new Set<string>();
    for (const { process, parent } of processes) {
      expect(parent === null || seen.has(parent)).toBe(true);
      seen.add(process);
    }
  });
  it('has parts with an SOP and parts without', () => {
    const parts = processes.filter(({ parent }) => parent !== null);
    const linked = parts.filter(({ links }) => links.length > 0).length;
    expect(linked).toBeGreaterThan(15);
    expect(parts.length - linked).toBeGreaterThan(4);
  });
  it('is the same for the same seed, and begins in March 2023', () => {
    expect(demoProcesses({ seed: DEMO_SEED, today: TODAY })).toEqual(processes);
    expect(demoProcesses({ seed: DEMO_SEED, today: calendarDate('2023-02-01') })).toEqual([]);
  });
});
