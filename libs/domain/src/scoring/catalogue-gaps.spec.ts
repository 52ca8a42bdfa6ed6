import { catalogueGaps, type ListedSop } from './catalogue-gaps';

const sop = (opd: string, title: string, more: Partial<ListedSop> = {}): ListedSop => ({
  opd,
  title,
  area: 'tatalaksana',
  applies: true,
  ...more,
});
const by = (opds: string, title: string): ListedSop[] => [...opds].map((opd) => sop(opd, title));

describe('SOPs that the kind has and the OPD has not', () => {
  it('are those on the lists of at least 80%, the most widespread first', () => {
    const listed = [...by('bcde', 'Cuti'), ...by('bcdef', 'Arsip'), ...by('bcd', 'Rapat'), ...by('a', 'Surat')];
    expect(catalogueGaps('a', listed)).toEqual({
      peers: 5,
      gaps: [
        { title: 'Arsip', area: 'tatalaksana', have: 5 },
        { title: 'Cuti', area: 'tatalaksana', have: 4 },
      ],
    });
  });
  it('compare titles by their key, and show the writing and the area that most use', () => {
    const listed = [
      sop('b', 'SOP PENGELOLAAN ARSIP'),
      sop('c', 'Pengelolaan arsip.'),
      ...by('de', 'Pengelolaan Arsip'),
    ];
    const mixed = listed.map((one, i) => (i === 0 ? { ...one, area: 'sdm' as const } : one));
    expect(catalogueGaps('a', mixed).gaps).toEqual([{ title: 'Pengelolaan Arsip', area: 'tatalaksana', have: 4 }]);
    expect(catalogueGaps('a', [...mixed, sop('a', 'PENGELOLAAN  ARSIP')]).gaps).toEqual([]);
  });
  it('count an OPD once, whatever its sub-units repeat', () => {
    const listed = [...by('bbbb', 'Cuti'), ...by('cd', 'Arsip')];
    expect(catalogueGaps('a', listed).gaps).toEqual([]);
  });
  it('leave alone what was found not applicable, and do not count where it is', () => {
    const found = sop('a', 'Cuti', { applies: false });
    expect(catalogueGaps('a', [...by('bcd', 'Cuti'), found]).gaps).toEqual([]);
    const elsewhere = [...by('bc', 'Cuti'), ...by('d', 'Arsip'), sop('d', 'Cuti', { applies: false })];
    expect(catalogueGaps('a', elsewhere).gaps).toEqual([]);
  });
  it('are not said among fewer than three others', () =>
    expect(catalogueGaps('a', by('bc', 'Cuti'))).toEqual({ peers: 2, gaps: [] }));
});
