import { remarkChange, remarksWithout } from './remark-change';

describe('what a batch changes in remarks', () => {
  const held = { ket: 'lama', map: '3' };
  it('is what says something new', () => {
    expect(remarkChange(held, { ket: 'lama' })).toBeNull();
    expect(remarkChange(held, { ket: 'baru', rak: 'A', map: '3' })).toEqual({
      before: { ket: 'lama', rak: null },
      after: { ket: 'baru', rak: 'A' },
    });
  });
  it.each([
    ['goes back to what it was', { ket: 'baru', map: '3', rak: 'A' }, { ket: 'lama', map: '3' }],
    ['leaves what was set later', { ket: 'terbaru', map: '3', rak: 'A' }, { ket: 'terbaru', map: '3' }],
    ['leaves what is gone', { map: '3' }, { map: '3' }],
  ])('%s', (_what, now, expected) => {
    const change = { before: { ket: 'lama', rak: null }, after: { ket: 'baru', rak: 'A' } };
    expect(remarksWithout(now, change)).toEqual(expected);
  });
});
