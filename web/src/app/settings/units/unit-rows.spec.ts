import type { Unit } from '@pantausop/contracts';
import { unitRows } from './unit-rows';

const unit = (id: string, parentId: string | null, kind: Unit['kind'] = 'dinas'): Unit => ({
  ...{ id, parentId, kind, code: id.toUpperCase(), name: `Unit ${id}`, abbreviation: id },
  ...{ validFrom: '2016-12-01', validTo: null },
});
const UNITS = [
  unit('kota', 'nation', 'city'),
  unit('setda', 'kota', 'sekretariat'),
  unit('hukum', 'setda', 'bagian'),
  unit('dinkes', 'kota'),
];
const shown = (words: string, kind: string, open: string[]) =>
  unitRows(UNITS, { words, kind }, new Set(open)).map(
    ({ unit: { id }, depth, open: isOpen, found }) => `${depth} ${id}${isOpen ? ' open' : ''}${found ? '' : ' way'}`,
  );

describe('rows of the organisation', () => {
  it('show the parts of what is open', () => {
    expect(shown('', '', [])).toEqual(['0 kota']);
    expect(shown('', '', ['kota'])).toEqual(['0 kota open', '1 setda', '1 dinkes']);
    expect(shown('', '', ['kota', 'setda'])).toEqual(['0 kota open', '1 setda open', '2 hukum', '1 dinkes']);
  });

  it('open the way to what a search finds', () => {
    expect(shown('hukum', '', [])).toEqual(['0 kota open way', '1 setda open way', '2 hukum']);
    expect(shown('', 'dinas', [])).toEqual(['0 kota open way', '1 dinkes']);
    expect(shown('hukum', 'dinas', [])).toEqual([]);
  });
});
