import { ZERO_MEASURES } from '../ledger/measures';
import { AREA_CODES } from './areas';
import { cellOf, indexOf } from './cell';
import { gapsOf } from './gaps';
import { RULESET_1 } from './ruleset';

const cells = AREA_CODES.map((area, i) => {
  if (i === 0) return cellOf(area, ZERO_MEASURES, false);
  if (i === 1) return cellOf(area, ZERO_MEASURES, true);
  const points = i === 2 ? 50 : 100;
  return cellOf(
    area,
    { ...ZERO_MEASURES, required: 1, inForce: 1, weight: 1, weightInForce: 1, points, ratified: 1 },
    false,
  );
});

describe('points to be won', () => {
  it('orders areas by gain and leaves out full and not applicable ones', () => {
    expect(gapsOf(cells, RULESET_1).map((gap) => gap.area)).toEqual(['organisasi', 'peraturan']);
  });
  it('adds up to what the index lacks', () => {
    const index = indexOf(cells, RULESET_1);
    const lack = gapsOf(cells, RULESET_1).reduce(
      (sum, { gain }) => sum + Number(gain.numerator) / Number(gain.denominator),
      0,
    );
    expect(index && Number(index.numerator) / Number(index.denominator) + lack).toBeCloseTo(1, 12);
  });
});
