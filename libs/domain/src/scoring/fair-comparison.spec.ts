import { ZERO_MEASURES } from '../ledger/measures';
import { cellOf } from './cell';
import { bestPractice, isBestPractice, isMostImproved, rankOf, type ComparedOverTime } from './fair-comparison';
import { fraction } from './fraction';

const opd = (required: number, index: number | null, before: number | null = null): ComparedOverTime => ({
  required,
  index: index === null ? null : fraction(index, 100),
  requiredBefore: required,
  indexBefore: before === null ? null : fraction(before, 100),
});
const cell = (required: number, inForce: number, points: number) =>
  cellOf('sdm', { ...ZERO_MEASURES, required, inForce, weight: required, weightInForce: inForce, points }, false);

describe('ranks within a kind', () => {
  const kind = [opd(20, 80), opd(10, 80), opd(5, 40), opd(4, 99), opd(0, 0)];
  it('share a place on ties and leave the next out; the small are not ranked, and in nobody’s way', () =>
    expect(kind.map((one) => rankOf(one, kind).rank)).toEqual([1, 1, 3, null, null]));
  it('count only who is ranked, and say why one is not', () => {
    expect(rankOf(opd(4, 99), kind)).toEqual({ rank: null, ranked: 3, notRanked: 'too_few_sops' });
    expect(rankOf(opd(9, null), kind).notRanked).toBe('no_index');
  });
});

describe('the most improved of a kind', () => {
  const kind = [opd(20, 80, 70), opd(10, 60, 50), opd(8, 55, 54), opd(4, 90, 10), opd(9, 40, 45)];
  it('is who rose most, shared on ties; the small and the new do not count', () =>
    expect(kind.map((one) => isMostImproved(one, kind))).toEqual([true, true, false, false, false]));
  it('is nobody where nobody rose, or hardly anybody is compared', () => {
    const fallen = [opd(9, 10, 20), opd(9, 20, 20), opd(9, 30, null)];
    expect(fallen.some((one) => isMostImproved(one, fallen))).toBe(false);
    const two = [opd(9, 30, 20), opd(9, 20, 20)];
    expect(isMostImproved(opd(9, 30, 20), two)).toBe(false);
  });
});

describe('best practice', () => {
  it('is the highest score of an area with enough SOPs, among enough OPDs', () => {
    const cells = [cell(10, 10, 900), cell(3, 3, 270), cell(5, 2, 100), cell(4, 1, 50), cell(2, 2, 200)];
    const best = bestPractice(cells);
    expect(cells.map((one) => isBestPractice(one, best))).toEqual([true, true, false, false, false]);
  });
  it('is nobody where all stand alike, or few are compared', () => {
    expect(bestPractice([cell(3, 3, 90), cell(3, 3, 90), cell(3, 3, 90)])).toBeNull();
    expect(bestPractice([cell(3, 3, 90), cell(3, 3, 80)])).toBeNull();
  });
  it('is not a cell whose SOPs are mostly not in force', () => {
    const cells = [cell(10, 4, 500), cell(10, 1, 100), cell(10, 0, 0)];
    expect(isBestPractice(cells[0] ?? cell(1, 1, 1), bestPractice(cells))).toBe(false);
  });
});
