import { pagesShown } from './pages-shown';

describe('pages offered by the pager', () => {
  it('names all of a few', () => expect(pagesShown(1, 3)).toEqual([1, 2, 3]));
  it('marks gaps and never a gap of one', () => {
    expect(pagesShown(1, 20)).toEqual([1, 2, null, 20]);
    expect(pagesShown(10, 20)).toEqual([1, null, 9, 10, 11, null, 20]);
    expect(pagesShown(3, 5)).toEqual([1, 2, 3, 4, 5]);
  });
});
