import { calendarDate, lineagesIn, type UnitLife } from '@pantausop/domain';
import { everIn } from './causes.reader';
import { unitsTogether } from './units-together';

const FIRST = calendarDate('2026-01-01');
type Kind = 'nation' | 'city' | 'dinas';

const life = (id: string, kind: Kind, ...above: readonly (string | null)[]): UnitLife => ({
  id,
  validFrom: FIRST,
  validTo: null,
  successors: [],
  periods: above.map((parentId, at) => ({
    from: at === 0 ? FIRST : calendarDate(`2026-0${at + 2}-01`),
    unit: { id, code: id, name: id, abbreviation: id, kind, parentId },
  })),
});

/** A nation of three cities, whose offices lie in two of them one after the other. */
const lives = new Map(
  [
    life('n', 'nation', null),
    ...['a', 'b', 'c'].map((city) => life(city, 'city', 'n')),
    ...['o1', 'o2', 'o3', 'o4'].map((opd) => life(opd, 'dinas', 'a')),
    ...['o5', 'o6'].map((opd) => life(opd, 'dinas', 'b', 'c')),
  ].map((one) => [one.id, one]),
);
const lines = { lives, lineagesOf: lineagesIn(lives) };

describe('units whose balances are worked out together', () => {
  it.each([1, 2, 3, 5, 9, 100])('are each in one part, with all that ever made them, with %d at once', (most) => {
    const parts = [...unitsTogether(lines, most)];
    const below = everIn(lines);
    expect(parts.flatMap(({ units }) => [...units]).sort()).toEqual([...lives.keys()].sort());
    for (const { units, makers } of parts) {
      const made = new Set([...units].flatMap((unit) => below.get(unit) ?? []));
      expect([...makers].sort()).toEqual([...made].sort());
      if (units.size > 1) expect(makers.length).toBeLessThanOrEqual(most);
    }
  });

  it('are all in one part where these are few', () => {
    expect([...unitsTogether(lines, 100)]).toHaveLength(1);
    expect([...unitsTogether(lines, 5)].length).toBeLessThan(lives.size);
  });
});
