import type { Cell } from '@pantausop/contracts';
import { AREA_CODES, type AreaCode } from '@pantausop/domain';
import type { HandCell, HandDay, HandFigures } from './by-hand';

const UNMAPPED: HandCell = [0, 0, 0, 0, 0, 'unmapped'];

type Figures = Pick<HandFigures, 'index'> & { readonly cells: readonly HandCell[] };

/** What both sides are brought to: the figures of the city and of each OPD, in area order. */
export interface Comparable {
  readonly city: Figures;
  readonly unmappedCells: number;
  readonly opds: Readonly<Record<string, Figures>>;
  readonly completeUnits: Readonly<Record<AreaCode, readonly [number, number]>>;
}

const figures = ({ index, cells }: HandFigures): Figures => ({
  index,
  cells: AREA_CODES.map((area) => cells[area] ?? UNMAPPED),
});

const perArea = <T>(value: (area: AreaCode) => T): Record<AreaCode, T> =>
  Object.fromEntries(AREA_CODES.map((area) => [area, value(area)])) as Record<AreaCode, T>;

export function byHand({ city, opds, completeUnits }: HandDay): Comparable {
  return {
    city: figures(city),
    unmappedCells: city.unmappedCells,
    opds: Object.fromEntries(Object.entries(opds).map(([id, opd]) => [id, figures(opd)])),
    completeUnits: perArea((area) => completeUnits[area] ?? [0, 0]),
  };
}

const cellOf = ({ required, inForce, notApplicable, weight, points, status }: Cell): HandCell => [
  ...([required, inForce, notApplicable, weight, points] as const),
  status,
];

interface Row {
  readonly index: number | null;
  readonly cells: readonly Cell[];
}

/** The part of a matrix that is compared. */
export interface Answer {
  readonly units: readonly (Row & { readonly id: string })[];
  readonly total: Row & {
    readonly unmappedCells: number;
    readonly completeUnits: readonly { readonly area: AreaCode; readonly complete: number; readonly counted: number }[];
  };
}

/** The same of a matrix, of the rules or of the API. */
export function ofMatrix({ units, total }: Answer): Comparable {
  const of = (one: Row): Figures => ({
    index: one.index ?? NaN,
    cells: one.cells.map(cellOf),
  });
  return {
    city: of(total),
    unmappedCells: total.unmappedCells,
    opds: Object.fromEntries(units.map((unit) => [unit.id, of(unit)])),
    completeUnits: perArea((area) => {
      const found = total.completeUnits.find((one) => one.area === area);
      return [found?.complete ?? NaN, found?.counted ?? NaN];
    }),
  };
}
