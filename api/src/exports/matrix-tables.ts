import type { Cell as FigureCell, Matrix, MatrixUnit } from '@pantausop/contracts';
import { coverageOf, indexOf, predikatOf, scoreOf, type AreaCode, type Fraction } from '@pantausop/domain';
import { rowsOf, type ColumnOf, type HeadLine, type Table } from './table';
import { areaName, headOf, KIND_NAMES, PREDIKAT_NAMES, shown, STATUS_NAMES } from './words';

/** One line: a unit, the root's own SOPs, or the whole. */
interface Line extends Pick<MatrixUnit, 'code' | 'name' | 'abbreviation' | 'cells' | 'total'> {
  readonly kind: string;
  readonly index: number | null;
  /** the index to the digit that the screen shows */
  readonly exact: Fraction | null;
}

interface FigureLine {
  readonly line: Line;
  readonly cell: FigureCell;
}

const MARKS = { not_applicable: '–', unmapped: '?' } as const;

/** `3/7` as in the map, `–` where nothing applies, `?` where nobody has said. */
export const cellMark = (cell: Pick<FigureCell, 'status' | 'inForce' | 'required'>): string =>
  cell.status === 'not_applicable' || cell.status === 'unmapped'
    ? MARKS[cell.status]
    : `${cell.inForce}/${cell.required}`;

/** The matrix as it stands on the screen, and as figures: one row per unit and area. */
export function matrixTables(matrix: Matrix, government: string): { map: Table; figures: Table } {
  const head = matrixHead(matrix, government);
  const lines = linesOf(matrix);
  const map = mapColumns(matrix);
  const cells = lines.flatMap((line) => [...line.cells, line.total].map((cell): FigureLine => ({ line, cell })));
  return {
    map: { name: 'Matriks', head, columns: map, rows: rowsOf(lines, map) },
    figures: { name: 'Angka', head, columns: FIGURES, rows: rowsOf(cells, FIGURES) },
  };
}

function matrixHead(matrix: Matrix, government: string): HeadLine[] {
  const { complete, counted } = matrix.total.fullyCompleteUnits;
  return headOf('Cakupan OPD menurut delapan area', government, matrix, [
    ['Unit', matrix.root.name],
    ['Tuntas di semua area', `${complete} dari ${counted} OPD`],
    ['Cara baca', 'berlaku/wajib; – tidak berlaku; ? belum dipetakan'],
  ]);
}

function linesOf({ units, total, root, ruleset }: Matrix): Line[] {
  const exact = (cells: readonly FigureCell[], index: number | null) =>
    index === null ? null : indexOf(cells, ruleset);
  return [
    ...units.map((unit) => ({
      ...unit,
      name: unit.own === true ? `${unit.name} (SOP sendiri)` : unit.name,
      kind: KIND_NAMES[unit.kind],
      exact: exact(unit.cells, unit.index),
    })),
    {
      ...{ code: root.code, name: `Jumlah ${root.name}`, abbreviation: root.abbreviation, kind: 'Jumlah' },
      ...{ cells: total.cells, total: total.total, index: total.index, exact: exact(total.cells, total.index) },
    },
  ];
}

const UNIT: readonly ColumnOf<Line>[] = [
  { header: 'Kode', width: 16, of: ({ code }) => code },
  { header: 'Nama unit', width: 44, of: ({ name }) => name },
  { header: 'Singkatan', width: 16, of: ({ abbreviation }) => abbreviation },
  { header: 'Jenis', width: 14, of: ({ kind }) => kind },
];

function mapColumns({ areas, ruleset }: Matrix): ColumnOf<Line>[] {
  const area = (code: AreaCode, at: number): ColumnOf<Line> => ({
    header: areaName(code),
    width: 16,
    of: ({ cells }) => (cells[at] ? cellMark(cells[at]) : ''),
  });
  return [
    ...UNIT,
    ...areas.map(area),
    { header: 'Berlaku', width: 10, of: ({ total }) => total.inForce },
    { header: 'Wajib', width: 10, of: ({ total }) => total.required },
    { header: 'Cakupan, %', width: 12, of: ({ total }) => shown(coverageOf(total)) },
    { header: 'Indeks, 0–100', width: 12, of: ({ exact }) => shown(exact) },
    { header: 'Predikat', width: 16, of: ({ exact }) => (exact ? PREDIKAT_NAMES[predikatOf(exact, ruleset)] : '') },
    { header: 'Cakupan (rasio)', width: 16, of: ({ total }) => total.coverage },
    { header: 'Indeks (rasio)', width: 16, of: ({ index }) => index },
  ];
}

const FIGURES: readonly ColumnOf<FigureLine>[] = [
  ...UNIT.map(({ header, width, of }) => ({ header, width, of: ({ line }: FigureLine) => of(line) })),
  { header: 'Kode area', width: 20, of: ({ cell }) => cell.area ?? 'semua' },
  { header: 'Nama area', width: 28, of: ({ cell }) => (cell.area ? areaName(cell.area) : 'Semua area') },
  { header: 'Status', width: 16, of: ({ cell }) => STATUS_NAMES[cell.status] },
  { header: 'Berlaku', width: 10, of: ({ cell }) => cell.inForce },
  { header: 'Wajib', width: 10, of: ({ cell }) => cell.required },
  { header: 'Dikecualikan', width: 12, of: ({ cell }) => cell.notApplicable },
  { header: 'Diperlukan', width: 12, of: ({ cell }) => cell.stages.identified },
  { header: 'Disusun', width: 10, of: ({ cell }) => cell.stages.drafting },
  { header: 'Diajukan', width: 10, of: ({ cell }) => cell.stages.submitted },
  { header: 'Diterapkan', width: 12, of: ({ cell }) => cell.applied },
  { header: 'Mutakhir', width: 10, of: ({ cell }) => cell.current },
  { header: 'Jumlah bobot', width: 12, of: ({ cell }) => cell.weight },
  { header: 'Jumlah poin', width: 12, of: ({ cell }) => cell.points },
  { header: 'Cakupan, %', width: 12, of: ({ cell }) => shown(coverageOf(cell)) },
  { header: 'Skor, 0–100', width: 12, of: ({ cell }) => shown(scoreOf(cell)) },
  { header: 'Cakupan (rasio)', width: 16, of: ({ cell }) => cell.coverage },
  { header: 'Skor (rasio)', width: 16, of: ({ cell }) => cell.score },
];
