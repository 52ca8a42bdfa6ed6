import { openCells, RULESET_1 } from '@pantausop/domain';
import { heatGroups } from '../heatmap/heat-groups';
import { mostFallen, mostImproved, withUnmapped } from '../overview/movers';
import { weakest } from '../overview/overview-figures';
import { cells, matrixOf, opd } from './city.fixture';
import { byKindGroup, groupOf } from './kinds';
import { areaStandings, peersOf } from './peers';
import { unitFigures } from './unit-figure';

const now = matrixOf([
  opd('alfa', 'dinas', cells([4, 3])),
  opd('beta', 'dinas', cells([4, 1])),
  opd('gama', 'kecamatan', cells(null)),
  opd('delta', 'inspektorat', cells([2, 2])),
]);
const before = matrixOf([opd('alfa', 'dinas', cells([4, 2])), opd('beta', 'dinas', cells([4, 2]))], '2026-07-31');
const figures = unitFigures(now, before);
const one = (id: string) => figures.filter(({ unit }) => unit.id === id);
const ids = (all: readonly { figure: { unit: { id: string } } }[]) => all.map(({ figure }) => figure.unit.id);

describe('OPDs on two dates', () => {
  it('joins them by id and leaves new ones without a former figure', () => {
    expect(one('alfa')[0]?.indexBefore).not.toBeNull();
    expect(one('delta')[0]?.indexBefore).toBeNull();
  });
  it('lists rises, falls and what is unmapped', () => {
    expect(ids(mostImproved(figures, 6))).toEqual(['alfa']);
    expect(ids(mostFallen(figures, 6))).toEqual(['beta']);
    expect(ids(withUnmapped(figures))).toEqual(['gama']);
  });
  it('counts open cells, partial, none and unmapped, of those that apply', () => {
    expect(openCells(now.total)).toEqual({ open: 24, of: 32 });
  });
});

describe('kinds', () => {
  it('puts the inspectorate with the secretariats and the unknown among the others', () => {
    expect(groupOf('inspektorat')).toBe('sekretariat');
    expect(groupOf('upt')).toBe('others');
    expect(byKindGroup(figures, ({ unit }) => unit.kind).map(({ group }) => group)).toEqual([
      'sekretariat',
      'dinas',
      'kecamatan',
    ]);
  });
  it('pools a kind instead of averaging it, and sorts within it', () => {
    const dinas = heatGroups(figures, 'indexAscending', RULESET_1).find(({ group }) => group === 'dinas');
    expect(dinas?.members.map(({ unit }) => unit.id)).toEqual(['beta', 'alfa']);
    expect(dinas?.cells[0]).toMatchObject({ required: 8, inForce: 4, status: 'partial' });
  });
});

describe('an OPD among its kind', () => {
  const [alfa] = one('alfa');
  it('is compared within the kind only', () => {
    if (!alfa) throw new Error('alfa is in the fixture');
    const peers = peersOf(alfa, figures);
    expect(peers.map(({ unit }) => unit.id)).toEqual(['alfa', 'beta']);
    const [area] = areaStandings(alfa, peers);
    expect(area).toMatchObject({ below: false, median: { numerator: (1n * (area?.median?.denominator ?? 0n)) / 2n } });
  });
});

describe('the area that lags', () => {
  it('is the one with the lowest coverage, the focus area on a tie', () => {
    expect(weakest(cells([4, 3], [4, 1], [4, 2]))?.area).toBe('tatalaksana');
    expect(weakest(cells([4, 2]))?.area).toBe('tatalaksana');
    expect(weakest(cells(null))).toBeUndefined();
  });
});
