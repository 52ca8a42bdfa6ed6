import { commitKey, isEmpty, mergeDecisions, missingOf } from './decisions';

const counts = (fresh: number, changed = 0, error = 0) => ({ new: fresh, changed, same: 0, error });
const preview = (unconfirmedAreas: number, numbers: number, answered = false, of = counts(3)) => ({
  counts: of,
  unconfirmedAreas,
  numbersWithoutDates: { rows: numbers, answer: answered ? { mode: 'unknown' as const, date: null } : null },
});

describe('decisions on an import', () => {
  it('add up areas and names, and replace the rest', () => {
    const first = mergeDecisions({}, { areas: { '0:2': 'sdm' }, acceptAreas: true, revisions: ['0:2'] });
    const both = mergeDecisions(first, {
      areas: { '0:3': 'organisasi' },
      opds: { Dinkes: 'dinkes' },
      acceptAreas: false,
      revisions: ['0:9'],
    });
    expect(both).toEqual({
      areas: { '0:2': 'sdm', '0:3': 'organisasi' },
      opds: { Dinkes: 'dinkes' },
      acceptAreas: false,
      revisions: ['0:9'],
    });
  });

  it('leave nothing to send when there are none', () => {
    expect(isEmpty(mergeDecisions({}, {}))).toBe(true);
    expect(isEmpty({ acceptUnits: false })).toBe(false);
  });

  it('are missing first where nothing would be recorded, then for areas, then for numbers', () => {
    expect(missingOf(preview(5, 5, false, counts(0, 0, 4)))).toEqual({ what: 'nothing', rows: 0 });
    expect(missingOf(preview(2, 3))).toEqual({ what: 'areas', rows: 2 });
    expect(missingOf(preview(0, 3))).toEqual({ what: 'numbers', rows: 3 });
    expect(missingOf(preview(0, 3, true))).toBeNull();
    expect(missingOf(preview(0, 0, false, counts(0, 1)))).toBeNull();
  });

  it.each([
    [counts(2, 1), 'commitBoth'],
    [counts(2), 'commitNew'],
    [counts(0, 1), 'commitChanged'],
    [counts(0, 0, 3), 'commitNone'],
  ])('%j is saved as %s', (of, key) => {
    expect(commitKey({ counts: of })).toBe(key);
  });
});
