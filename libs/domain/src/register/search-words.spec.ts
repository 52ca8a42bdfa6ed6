import { namesBeginWith, numberSearchKey, searchRank, searchWords, titleSearchKey } from './search-words';

const rank = (asked: string, title: string, number = '', units: readonly string[] = []): number | null =>
  searchRank(searchWords(asked), titleSearchKey(title), numberSearchKey(number), (word) => namesBeginWith(units, word));

describe('searching the register', () => {
  it.each([
    ['case', 'PELAYANAN rujukan'],
    ['accents', 'Pélayanan Rujukañ'],
    ['punctuation', 'pelayanan-rujukan'],
    ['spaces', '  pelayanan   rujukan '],
  ])('folds %s', (_what, asked) => {
    expect(rank(asked, 'Pelayanan Rujukan')).toBe(0);
  });

  it('puts the title first, then its beginning, then what stands in it, then the number, then scattered words', () => {
    expect(rank('arsip', 'Arsip')).toBe(0);
    expect(rank('arsip', 'Arsip Dinamis')).toBe(1);
    expect(rank('arsip', 'Penataan Arsip Dinamis')).toBe(2);
    expect(rank('045/arsip', 'Penataan', '045/ARSIP/2026')).toBe(3);
    expect(rank('dinamis penataan', 'Penataan Arsip Dinamis')).toBe(4);
    expect(rank('arsip', 'Kearsipan')).toBe(4);
  });

  it('asks for every word, wherever it stands', () => {
    expect(rank('rujukan 440', 'Pelayanan Rujukan', '440/1')).not.toBeNull();
    expect(rank('rujukan dinkes', 'Pelayanan Rujukan', '440/1', ['Dinas Kesehatan', 'DINKES'])).not.toBeNull();
    expect(rank('rujukan disdik', 'Pelayanan Rujukan', '440/1', ['Dinas Kesehatan', 'DINKES'])).toBeNull();
  });

  it('reads digits from their first on', () => {
    expect(rank('44', 'X', '440/1')).not.toBeNull();
    expect(rank('40', 'X', '440/1')).toBeNull();
  });

  it('finds everything when nothing is asked', () => {
    expect(rank(' -- ', 'X')).not.toBeNull();
  });
});
