import { cellOf, ZERO_MEASURES } from '@pantausop/domain';
import { gapParts } from './gap-words';

const keys = (measures: Partial<typeof ZERO_MEASURES>) =>
  gapParts({ cell: cellOf('sdm', { ...ZERO_MEASURES, ...measures }, false) }).map(({ key, parameters }) => [
    key.replace('opdReport.', ''),
    parameters['count'],
  ]);

describe('what an area lacks', () => {
  it('names only what is left to do, in the order of the work', () => {
    expect(keys({ required: 6, identified: 2, submitted: 1, inForce: 3, ratified: 3, applied: 1, current: 3 })).toEqual(
      [
        ['gapIdentified', 2],
        ['gapSubmitted', 1],
        ['gapMonitor', 2],
      ],
    );
  });
  it('asks for the mapping first', () => expect(keys({})).toEqual([['gapUnmapped', undefined]]));
  it('is left with the elements when everything else is done', () => {
    expect(keys({ required: 1, inForce: 1, ratified: 1, applied: 1, current: 1 })).toEqual([
      ['gapElements', undefined],
    ]);
  });
});
