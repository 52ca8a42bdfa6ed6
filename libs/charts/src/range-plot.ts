import type { CustomSeriesRenderItem, CustomSeriesRenderItemAPI, EChartsOption } from 'echarts';
import { rowTexts } from './row-texts';
import { shareAxis, TEXT, tooltipLines, tooltipOf, type ChartTheme } from './theme';

/** One row: this unit's value among its kind; lengths 0..100. */
export interface RangeRow {
  readonly name: string;
  /** null = nothing to show for this unit */
  readonly value: number | null;
  readonly label: string;
  /** the lowest, the quartiles and the highest of the kind; null without peers */
  readonly spread: {
    readonly low: number;
    readonly q1: number;
    readonly median: number;
    readonly q3: number;
    readonly high: number;
  } | null;
  /** below the median of the kind, on the exact value */
  readonly below: boolean;
  readonly focus: boolean;
  readonly tooltip: string;
}

/** Below this width in pixels a row's name stands above it. */
const NARROW = 400;
export const RANGE_ROW = 40;
export const RANGE_ROW_NARROW = 48;

/** The height in pixels that `rows` rows take at a width. */
export const rangePlotHeight = (rows: number, width: number): number =>
  rows * (width < NARROW ? RANGE_ROW_NARROW : RANGE_ROW) + 34;

/** Line = range of the kind, block = middle half, tick = median, dot = this unit; hollow in the signal colour below the median. */
export function rangePlot(rows: readonly RangeRow[], theme: ChartTheme, width: number): EChartsOption {
  const narrow = width < NARROW;
  const names = rows.map((row) => row.name);
  const category = {
    type: 'category' as const,
    data: names,
    inverse: true,
    axisTick: { show: false },
    axisLine: { show: false },
  };
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => row(rows[dataIndex], dataIndex, api, theme);
  const texts = { interval: 0, fontFamily: theme.font, fontSize: TEXT.value };
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: narrow ? 8 : 168, right: narrow ? 8 : 56, top: narrow ? 10 : 4, bottom: 30 },
    tooltip: { ...tooltipOf(theme), trigger: 'item' },
    xAxis: { ...shareAxis(theme), position: 'bottom' },
    yAxis: [
      {
        ...category,
        axisLabel: {
          ...texts,
          show: !narrow,
          align: 'right',
          margin: 14,
          formatter: (_name: string, i: number) => `{${rows[i]?.focus ? 'hot' : 'plain'}|${names[i] ?? ''}}`,
          rich: {
            plain: { color: theme.ink2, fontSize: TEXT.value },
            hot: { color: theme.accent, fontSize: TEXT.value, fontWeight: 700 },
          },
        },
      },
      {
        ...category,
        position: 'right',
        axisLabel: {
          ...texts,
          show: !narrow,
          align: 'right',
          margin: 52,
          formatter: (_name: string, i: number) => `{${rows[i]?.below ? 'below' : 'plain'}|${rows[i]?.label ?? ''}}`,
          rich: {
            plain: { color: theme.ink, fontSize: TEXT.value, fontWeight: 650 },
            below: { color: theme.signal, fontSize: TEXT.value, fontWeight: 550 },
          },
        },
      },
    ],
    series: [
      {
        type: 'custom',
        data: rows.map((_, i) => i),
        encode: { y: 0 },
        tooltip: {
          formatter: (item) => (Array.isArray(item) ? '' : tooltipLines(rows[item.dataIndex]?.tooltip ?? '')),
        },
        renderItem,
      },
      ...(narrow ? [above(rows, theme)] : []),
    ],
  };
}

const above = (rows: readonly RangeRow[], theme: ChartTheme) =>
  rowTexts(
    rows.map((row) => ({
      left: row.name,
      right: row.label,
      leftColour: row.focus ? theme.accent : theme.ink2,
      rightColour: row.below ? theme.signal : theme.ink,
      strong: row.focus,
    })),
    theme,
    19,
  );

function row(shown: RangeRow | undefined, i: number, api: CustomSeriesRenderItemAPI, theme: ChartTheme) {
  if (!shown) return null;
  const x = (value: number) => api.coord([value, i])[0] ?? 0;
  const y = api.coord([0, i])[1] ?? 0;
  const { spread, value, below } = shown;
  const line = (x1: number, x2: number, y1: number, y2: number, stroke: string, lineWidth: number) => ({
    type: 'line' as const,
    shape: { x1, x2, y1, y2 },
    style: { stroke, lineWidth },
  });
  const peers = spread && [
    line(x(spread.low), x(spread.high), y, y, theme.markNeutral, 1.5),
    {
      type: 'rect' as const,
      shape: { x: x(spread.q1), y: y - 4, width: Math.max(1, x(spread.q3) - x(spread.q1)), height: 8 },
      style: { fill: theme.markSoft },
    },
    line(x(spread.median), x(spread.median), y - 9, y + 9, theme.ink, 2),
  ];
  const own = value !== null && {
    type: 'circle' as const,
    shape: { cx: x(value), cy: y, r: 6 },
    style: {
      fill: below ? theme.page : theme.mark,
      stroke: below ? theme.signal : theme.page,
      lineWidth: below ? 2.5 : 1.5,
    },
  };
  return { type: 'group' as const, children: [...(peers || []), ...(own ? [own] : [])] };
}
