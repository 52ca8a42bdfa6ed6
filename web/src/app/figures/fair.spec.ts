import { cells, matrixOf, opd } from './city.fixture';
import { allFairStandings, type FairStanding } from './fair';
import { unitFigures } from './unit-figure';

const now = matrixOf([
  opd('alfa', 'dinas', cells([4, 4], [4, 1])),
  opd('beta', 'dinas', cells([4, 2])),
  opd('gama', 'dinas', cells([4, 1])),
  opd('kecil', 'dinas', cells([4, 4], null, null, null, null, null, null, null)),
  opd('camat', 'kecamatan', cells([4, 3])),
]);
const before = matrixOf([opd('alfa', 'dinas', cells([4, 1])), opd('beta', 'dinas', cells([4, 1]))], '2026-07-31');
const standings = new Map(
  [...allFairStandings(unitFigures(now, before)).values()].map((one) => [one.figure.unit.id, one]),
);
const of = (id: string): FairStanding => {
  const standing = standings.get(id);
  if (!standing) throw new Error(`${id} is in the fixture`);
  return standing;
};

describe('a fair comparison within the kind', () => {
  it('ranks those with enough required SOPs, and says how many these are', () => {
    expect(['alfa', 'beta', 'gama', 'camat'].map((id) => [of(id).rank.rank, of(id).rank.ranked])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
      [1, 1],
    ]);
    expect(of('kecil')).toMatchObject({ rank: { rank: null, notRanked: 'too_few_sops' }, required: 4 });
  });
  it('marks who rose most, and the areas in which one is an example', () => {
    expect(
      [...standings.values()].filter(({ mostImproved }) => mostImproved).map(({ figure }) => figure.unit.id),
    ).toEqual(['alfa']);
    expect(of('alfa').best).toEqual(['organisasi', 'peraturan', 'pengawasan', 'pelayanan_publik']);
    expect(of('beta').best).toEqual(['tatalaksana', 'sdm', 'akuntabilitas', 'manajemen_perubahan']);
    expect(of('camat').best).toEqual([]);
  });
});
