import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import type { ChartTheme } from './theme';

/** Coverage by quarter: exactly none, below 25, 50, 75 and 100, exactly all (`scaleStep` of the domain). */
export const COVERAGE_SCALE = ['#ffffff', '#e3eff2', '#b9d6de', '#82b4c1', '#33798c', '#0a4657'] as const;

/** One OPD in one area. */
export interface StripCell {
  /** of COVERAGE_SCALE; null = nothing to cover */
  readonly step: 0 | 1 | 2 | 3 | 4 | 5 | null;
  /** nobody has said whether anything is needed */
  readonly unmapped: boolean;
  /** first of its kind: a gap before it */
  readonly first: boolean;
}

const GAP = 6;

/** A strip of columns, one per OPD, all of the same width; what is not mapped bears a slash, what does not apply a dash. */
export function coverageStrip(
  cells: readonly StripCell[],
  theme: ChartTheme,
  width: number,
  height: number,
): EChartsOption {
  const gaps = cells.filter(({ first }, at) => first && at > 0).length;
  const column = (width - 2 - gaps * GAP) / Math.max(1, cells.length);
  const left = cells.map((_, at) => 1 + at * column + cells.slice(1, at + 1).filter(({ first }) => first).length * GAP);
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }) => {
    const [cell, x] = [cells[dataIndex], left[dataIndex]];
    if (!cell || x === undefined) return null;
    const shape = { x, y: 1, width: Math.max(1, column - 0.75), height: height - 2 };
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style: { stroke: theme.axis, lineWidth: 1 },
    });
    const middle = height / 2;
    const mark = cell.unmapped
      ? [line(x + 1, height - 2, x + shape.width - 1, 2)]
      : cell.step === null
        ? [line(x + shape.width * 0.25, middle, x + shape.width * 0.75, middle)]
        : [];
    const edge = cell.step === 0 || cell.unmapped ? { stroke: theme.axis, lineWidth: 0.75 } : {};
    const style = { fill: COVERAGE_SCALE[cell.step ?? 0], ...edge };
    return { type: 'group', children: [{ type: 'rect' as const, shape, style }, ...mark] };
  };
  return {
    animation: false,
    series: [{ type: 'custom', coordinateSystem: 'none', silent: true, data: cells.map((_, at) => at), renderItem }],
  };
}
