import { titleKey } from '../register/title';
import { addTo, catalogueGaps, ListsOfKind, type CatalogueGap, type ListedSop } from './catalogue-gaps';

type Titled = Omit<ListedSop, 'key'> & { readonly title: string };

const sop = (opd: string, title: string, more: Partial<Titled> = {}): Titled => ({
  opd,
  title,
  area: 'tatalaksana',
  applies: true,
  ...more,
});
const by = (opds: string, title: string): Titled[] => [...opds].map((opd) => sop(opd, title));

function gapsOf(own: string, listed: readonly Titled[]): { peers: number; gaps: readonly CatalogueGap[] } {
  const lists = new ListsOfKind(own);
  const writings = new Map<string, Map<string, number>>();
  for (const { title, ...rest } of listed) {
    const key = titleKey(title);
    lists.add({ ...rest, key });
    if (rest.opd === own || !rest.applies) continue;
    const known = writings.get(key) ?? new Map<string, number>();
    addTo(known, title, 1);
    writings.set(key, known);
  }
  return { peers: lists.peers, gaps: catalogueGaps(lists.missed(), writings) };
}

describe('SOPs that the kind has and the OPD has not', () => {
  it('are those on the lists of at least 80%, the most widespread first', () => {
    const listed = [...by('bcde', 'Cuti'), ...by('bcdef', 'Arsip'), ...by('bcd', 'Rapat'), ...by('a', 'Surat')];
    expect(gapsOf('a', listed)).toEqual({
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
    expect(gapsOf('a', mixed).gaps).toEqual([{ title: 'Pengelolaan Arsip', area: 'tatalaksana', have: 4 }]);
    expect(gapsOf('a', [...mixed, sop('a', 'PENGELOLAAN  ARSIP')]).gaps).toEqual([]);
  });
  it('count an OPD once, whatever its sub-units repeat', () => {
    const listed = [...by('bbbb', 'Cuti'), ...by('cd', 'Arsip')];
    expect(gapsOf('a', listed).gaps).toEqual([]);
  });
  it('leave alone what was found not applicable, and do not count where it is', () => {
    const found = sop('a', 'Cuti', { applies: false });
    expect(gapsOf('a', [...by('bcd', 'Cuti'), found]).gaps).toEqual([]);
    const elsewhere = [...by('bc', 'Cuti'), ...by('d', 'Arsip'), sop('d', 'Cuti', { applies: false })];
    expect(gapsOf('a', elsewhere).gaps).toEqual([]);
  });
  it('are not said among fewer than three others', () =>
    expect(gapsOf('a', by('bc', 'Cuti'))).toEqual({ peers: 2, gaps: [] }));
});
