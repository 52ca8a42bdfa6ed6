import { coverageOf, scaleStep, type Cell, type CellStatus } from '@pantausop/domain';
import type { Format } from '../format/format';

export type CellContent = 'percent' | 'counts';

/** A cell as it is drawn: fill, mark and number. */
export interface HeatCellView {
  readonly cell: Cell;
  readonly status: CellStatus;
  /** q0..q5 by coverage; qx not applicable, qu unmapped: no fill */
  readonly fill: string;
  readonly text: string;
  /** keeps the place of the decimals of 100 and 0, so that commas stand in one line */
  readonly pad: string;
}

/** The number of a cell as a share or as k/n; nothing where there is no obligation. In the narrow cells 100 and 0 are written short. */
export function heatCell(cell: Cell, content: CellContent, format: Pick<Format, 'ratio' | 'count'>): HeatCellView {
  const share = coverageOf(cell);
  const fill = share ? `q${scaleStep(share)}` : cell.status === 'unmapped' ? 'qu' : 'qx';
  if (!share) return { cell, status: cell.status, fill, text: '', pad: '' };
  if (content === 'counts') {
    return {
      cell,
      status: cell.status,
      fill,
      text: `${format.count(cell.inForce)}/${format.count(cell.required)}`,
      pad: '',
    };
  }
  const text = format.ratio(share);
  const whole = cell.status === 'complete' || cell.status === 'none';
  return { cell, status: cell.status, fill, text: whole ? text.slice(0, -2) : text, pad: whole ? text.slice(-2) : '' };
}
