import { editDistance, nearest } from './nearest';

const named = (...names: string[]) => names.map((name) => ({ name, value: name }));

describe('nearest name', () => {
  it.each([
    ['dinkes', 'dinkse', 1],
    ['dinkes', 'dinkes', 0],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('%s -> %s takes %d edits', (a, b, edits) => expect(editDistance(a, b)).toBe(edits));

  it('stops above the limit', () => expect(editDistance('aaaa', 'bbbb', 2)).toBe(3));

  it('finds what a slip of the keyboard meant', () => {
    expect(nearest('Dinas Kesehatn', named('Dinas Perhubungan', 'Dinas Kesehatan', 'Dinas Pendidikan'))).toBe(
      'Dinas Kesehatan',
    );
    expect(nearest('Ketatalaksana', named('Penataan Tata Laksana', 'Ketatalaksanaan', 'Sumber Daya Manusia'))).toBe(
      'Ketatalaksanaan',
    );
  });

  it('finds a name by its words', () =>
    expect(
      nearest('Badan Pengelola Pendapatan Daerah', named('Badan Pendapatan Daerah', 'Badan Keuangan dan Aset Daerah')),
    ).toBe('Badan Pendapatan Daerah'));

  it('suggests nothing when nothing is near', () =>
    expect(nearest('Zoologi', named('Dinas Kesehatan', 'Inspektorat'))).toBeNull());
});
