import type { CustomSeriesRenderItem, CustomSeriesRenderItemAPI, EChartsOption } from 'echarts';
import { rowTexts } from './row-texts';
import { NARROW, TEXT, tooltipLines, tooltipOf, type ChartTheme } from './theme';

/** One bar between two levels; levels are differences from the first figure, in points of a hundred. */
export interface WaterfallBar {
  /** `\n` where it may be broken */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** `start`: the first figure, a dot on zero; `end`: the last one */
  readonly kind: 'start' | 'step' | 'end';
  readonly selected: boolean;
  readonly tooltip: string;
}

export interface WaterfallView {
  readonly bars: readonly WaterfallBar[];
  /** how a level reads on the axis: `+2` */
  readonly level: (points: number) => string;
}

const ROW = 48;
const FOOT = 28;

/** Pixels in which the longest word stands whole. */
const WORD = 104;

/** The height in pixels that the bars take at a width: upright where there is room, else one row each. */
export const waterfallHeight = (bars: number, width: number): number => (width < NARROW ? bars * ROW + FOOT : 352);

/**
 * Zero is the figure on the first date, so the axis is never cut. Rises are filled, falls hollow with an edge in the signal
 * colour; a line carries each level on to the next bar.
 */
export function waterfall(view: WaterfallView, theme: ChartTheme, width: number): EChartsOption {
  const rows = width < NARROW;
  const { bars, level } = view;
  const levels = bars.flatMap(({ from, to }) => [from, to]);
  const span = Math.max(0.4, Math.max(...levels, 0) - Math.min(...levels, 0));
  const value = {
    type: 'value' as const,
    min: Math.min(...levels, 0) - span * 0.16,
    max: Math.max(...levels, 0) + span * 0.16,
    splitNumber: rows ? 4 : 6,
    axisLabel: {
      color: theme.ink3,
      fontSize: TEXT.axis,
      fontFamily: theme.font,
      showMinLabel: false,
      showMaxLabel: false,
      formatter: (points: number) => level(points),
    },
    splitLine: { showMinLine: false, showMaxLine: false, lineStyle: { color: theme.grid, width: 1 } },
    axisLine: { show: false },
    axisTick: { show: false },
  };
  const category = {
    type: 'category' as const,
    data: bars.map(({ name }) => name),
    inverse: rows,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: {
      show: !rows,
      interval: 0,
      margin: 12,
      lineHeight: 16,
      fontSize: TEXT.axis,
      fontFamily: theme.font,
      formatter: (_name: string, i: number) =>
        (width / bars.length < WORD ? (bars[i]?.name ?? '') : wholeWords(bars[i]?.name ?? ''))
          .split('\n')
          .map((line) => `{${bars[i]?.selected ? 'hot' : 'plain'}|${line}}`)
          .join('\n'),
      rich: {
        plain: { color: theme.ink2, fontSize: TEXT.axis, lineHeight: 16 },
        hot: { color: theme.ink, fontSize: TEXT.axis, lineHeight: 16, fontWeight: 700 },
      },
    },
  };
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => bar(bars, dataIndex, api, theme, rows);
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: rows
      ? { left: 4, right: 4, top: 12, bottom: FOOT }
      : { left: 36, right: 4, top: 8, bottom: 52, outerBoundsMode: 'none' },
    tooltip: { ...tooltipOf(theme), trigger: 'item' },
    xAxis: rows ? value : category,
    yAxis: rows ? category : value,
    series: [
      {
        type: 'custom',
        data: bars.map((_, i) => (rows ? [0, i] : [i, 0])),
        tooltip: {
          formatter: (item) => (Array.isArray(item) ? '' : tooltipLines(bars[item.dataIndex]?.tooltip ?? '')),
        },
        renderItem,
      },
      ...(rows ? [above(bars, theme)] : []),
    ],
  };
}

const wholeWords = (name: string): string => name.replace('-\n', '');

const isFall = ({ kind, from, to }: WaterfallBar): boolean => kind === 'step' && to < from;

const above = (bars: readonly WaterfallBar[], theme: ChartTheme) =>
  rowTexts(
    bars.map((one) => ({
      left: wholeWords(one.name).replace('\n', ' '),
      right: one.label,
      leftColour: one.selected ? theme.ink : theme.ink2,
      rightColour: isFall(one) ? theme.signal : theme.ink,
      strong: one.selected || one.kind !== 'step',
      ...(one.selected ? {} : { ground: theme.page }),
    })),
    theme,
    16,
  );

/** A bar, the ground that marks it as chosen, the line to the next one, and its text. */
function bar(
  bars: readonly WaterfallBar[],
  i: number,
  api: CustomSeriesRenderItemAPI,
  theme: ChartTheme,
  rows: boolean,
) {
  const shown = bars[i];
  if (!shown) return null;
  const along = (points: number): number => api.coord(rows ? [points, i] : [i, points])[rows ? 0 : 1] ?? 0;
  const across = (at: number): number => api.coord(rows ? [0, at] : [at, 0])[rows ? 1 : 0] ?? 0;
  const middle = across(i) + (rows ? 8 : 0);
  const pitch = bars.length > 1 ? Math.abs(across(1) - across(0)) : 80;
  const half = rows ? 7 : Math.min(28, pitch * 0.29);
  const [a, b] = [along(shown.from), along(shown.to)];
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const length = Math.max(1.5, high - low);
  const rect = (start: number, size: number, from: number, to: number) =>
    rows
      ? { x: start, y: from, width: size, height: to - from }
      : { x: from, y: start, width: to - from, height: size };
  const line = (at: number, from: number, to: number) =>
    rows ? { x1: at, x2: at, y1: from, y2: to } : { x1: from, x2: to, y1: at, y2: at };
  const fall = isFall(shown);
  const children: object[] = [];
  if (shown.selected) {
    const [first, last] = rows ? [0, api.getWidth()] : [0, api.getHeight() - 4];
    const [from, to] = rows ? [across(i) - 24, across(i) + 22] : [middle - pitch * 0.46, middle + pitch * 0.46];
    children.push({
      type: 'rect',
      shape: rect(first, last - first, from, to),
      style: { fill: theme.markSoft, opacity: 0.35 },
    });
  }
  if (i === 0) {
    const end = across(bars.length - 1) + half;
    children.push({ type: 'line', shape: line(along(0), middle, end), style: { stroke: theme.axis, lineWidth: 1 } });
  }
  if (shown.kind === 'start') {
    const centre = rows ? { cx: along(0), cy: middle } : { cx: middle, cy: along(0) };
    children.push({ type: 'circle', shape: { ...centre, r: 5 }, style: { fill: theme.ink } });
  } else {
    children.push({
      type: 'rect',
      shape: rect(low, length, middle - half, middle + half),
      style: fall
        ? { fill: theme.page, stroke: theme.signal, lineWidth: 1.5 }
        : { fill: shown.kind === 'end' ? theme.ink2 : theme.mark },
    });
  }
  if (shown.kind === 'step' && i < bars.length - 1) {
    const next = across(i + 1) + (rows ? 8 : 0);
    children.push({
      type: 'line',
      shape: line(b, middle + half, next - half),
      style: { stroke: theme.axis, lineWidth: 1 },
    });
  }
  if (!rows) children.push(label(shown, middle, shown.kind === 'start' ? along(0) : fall ? high : low, fall, theme));
  return { type: 'group' as const, children } as ReturnType<CustomSeriesRenderItem>;
}

function label({ label: text, kind }: WaterfallBar, x: number, at: number, fall: boolean, theme: ChartTheme) {
  return {
    type: 'text' as const,
    style: {
      text,
      x,
      y: fall ? at + 6 : at - (kind === 'start' ? 9 : 5),
      align: 'center' as const,
      verticalAlign: fall ? ('top' as const) : ('bottom' as const),
      fill: fall ? theme.signal : theme.ink,
      font: `650 ${TEXT.label}px ${theme.font}`,
    },
  };
}
