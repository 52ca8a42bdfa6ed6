import { AREA_CODES, cellOf, indexOf, RULESET_1, totalOfAreas, ZERO_MEASURES } from '@pantausop/domain';
import type { UnitKind } from '@pantausop/contracts';
import type { UnitFigure } from '../figures/unit-figure';
import { opdRows, selectRows } from './opd-rows';

function opd(name: string, kind: UnitKind, points: number | null): UnitFigure {
  const cells = AREA_CODES.map((area) =>
    cellOf(area, points === null ? ZERO_MEASURES : { ...ZERO_MEASURES, required: 1, weight: 1, points }, false),
  );
  const unit = {
    id: name,
    code: name.toUpperCase(),
    name,
    abbreviation: name,
    kind,
    cells,
    total: totalOfAreas(cells),
    index: 0,
  };
  return {
    unit,
    cells,
    index: points === null ? null : indexOf(cells, RULESET_1),
    cellsBefore: null,
    indexBefore: null,
  };
}

const figures = [
  opd('Dinas Satu', 'dinas', 40),
  opd('Dinas Dua', 'dinas', 80),
  opd('Badan Satu', 'badan', 10),
  opd('Dinas Tiga', 'dinas', 80),
];
const rows = opdRows(figures, RULESET_1);
const names = (selected: typeof rows) => selected.map((row) => row.figure.unit.name);

describe('the list of OPDs', () => {
  it('ranks within the kind and shares ranks on ties', () => {
    expect(rows.map((row) => `${row.rank}/${row.peers}`)).toEqual(['3/3', '1/3', '1/1', '1/3']);
  });
  it('names the class of the exact index', () => expect(rows[1]?.predikat).toBe('baik'));
  it('sorts by a column, names decide ties', () => {
    const byIndex = selectRows(rows, { words: '', group: '' }, { column: 'index', direction: -1 });
    expect(names(byIndex)).toEqual(['Dinas Dua', 'Dinas Tiga', 'Dinas Satu', 'Badan Satu']);
  });
  it('keeps what has no figure last in either direction', () => {
    const all = opdRows([opd('Tanpa', 'dinas', null), ...figures], RULESET_1);
    for (const direction of [1, -1] as const) {
      expect(names(selectRows(all, { words: '', group: '' }, { column: 'index', direction })).at(-1)).toBe('Tanpa');
    }
  });
  it('finds by every word and by kind', () => {
    const order = { column: 'name', direction: 1 } as const;
    expect(names(selectRows(rows, { words: 'satu dinas', group: '' }, order))).toEqual(['Dinas Satu']);
    expect(names(selectRows(rows, { words: 'satu', group: 'badan' }, order))).toEqual(['Badan Satu']);
  });
});
