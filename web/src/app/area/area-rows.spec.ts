import { AREA_CODES, cellOf, ZERO_MEASURES } from '@pantausop/domain';
import type { UnitKind } from '@pantausop/contracts';
import type { UnitFigure } from '../figures/unit-figure';
import { areaRows, selectAreaRows } from './area-rows';

/** An OPD with so many SOPs in force of so many required in every area. */
function opd(
  name: string,
  kind: UnitKind,
  inForce: number,
  required: number,
  before: number | null = null,
): UnitFigure {
  const cells = (k: number) =>
    AREA_CODES.map((area) =>
      cellOf(area, { ...ZERO_MEASURES, required, inForce: k, weight: required, points: 10 * k }, false),
    );
  const unit = { ...{ id: name, code: name, name, abbreviation: name, kind, index: 0 }, cells: cells(inForce) };
  const [total] = cells(inForce);
  if (!total) throw new RangeError('no areas');
  const cellsBefore = before === null ? null : cells(before);
  return { unit: { ...unit, total }, cells: unit.cells, index: null, indexBefore: null, cellsBefore };
}

const rows = areaRows(
  [
    opd('Dua', 'dinas', 1, 2, 2),
    opd('Satu', 'dinas', 4, 4, 2),
    opd('Tanpa', 'badan', 0, 0),
    opd('Nol', 'badan', 0, 3, 0),
  ],
  'tatalaksana',
);
const select = (...asked: Parameters<typeof selectAreaRows> extends [unknown, ...infer R] ? R : never) =>
  selectAreaRows(rows, ...asked).map(({ figure }) => figure.unit.name);
const all = { status: null, group: null };

describe('the OPDs of an area', () => {
  it('are sorted with those without a figure last in either direction', () => {
    expect(select(all, { column: 'coverage', direction: -1 })).toEqual(['Satu', 'Dua', 'Nol', 'Tanpa']);
    expect(select(all, { column: 'coverage', direction: 1 })).toEqual(['Nol', 'Dua', 'Satu', 'Tanpa']);
    expect(select(all, { column: 'change', direction: 1 })).toEqual(['Dua', 'Nol', 'Satu', 'Tanpa']);
  });
  it('are sorted by status from least to most done', () => {
    expect(select(all, { column: 'status', direction: 1 })).toEqual(['Tanpa', 'Nol', 'Dua', 'Satu']);
  });
  it('are filtered by status and kind', () => {
    const order = { column: 'name', direction: 1 } as const;
    expect(select({ status: 'complete', group: null }, order)).toEqual(['Satu']);
    expect(select({ status: null, group: 'badan' }, order)).toEqual(['Nol', 'Tanpa']);
    expect(select({ status: 'complete', group: 'badan' }, order)).toEqual([]);
  });
  it('carry the exact change of their coverage', () => {
    const change = rows.map((row) => row.change && Number(row.change.numerator) / Number(row.change.denominator));
    expect(change).toEqual([-0.5, 0.5, null, 0]);
  });
});
