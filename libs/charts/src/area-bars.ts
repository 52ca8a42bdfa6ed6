import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import { quietWidth, rowTexts } from './row-texts';
import { shareAxis, TEXT, tooltipLines, tooltipOf, type ChartTheme } from './theme';

/** One area: its coverage now and on the day compared with, as lengths 0..100, and how they read. */
export interface AreaBar {
  readonly name: string;
  readonly value: number;
  /** `52,6%` */
  readonly label: string;
  /** `170/323` */
  readonly counts: string;
  /** null = no data then */
  readonly before: number | null;
  readonly tooltip: string;
  /** drawn in the accent: the area that everything here is about */
  readonly focus: boolean;
}

export interface AreaBarsView {
  /** from top to bottom */
  readonly bars: readonly AreaBar[];
  /** coverage of the whole, 0..100: a dashed line; null = none */
  readonly whole: number | null;
  /** all bars in the colour of the main series: they are about one unit, and none is in focus */
  readonly accented?: boolean;
}

/** Below this width in pixels the texts stand above their bars. */
const NARROW = 400;
export const AREA_BARS_ROW = 32;
export const AREA_BARS_ROW_NARROW = 44;

/** The height in pixels that `bars` rows take at a width. */
export const areaBarsHeight = (bars: number, width: number): number =>
  bars * (width < NARROW ? AREA_BARS_ROW_NARROW : AREA_BARS_ROW) + 4;

/** Bars of eight areas, all neutral, the focus in the accent; a solid tick = before, a dashed line = the whole. */
export function areaBars(
  { bars, whole, accented = false }: AreaBarsView,
  theme: ChartTheme,
  width: number,
): EChartsOption {
  const narrow = width < NARROW;
  const counts = quietWidth(bars.map((bar) => bar.counts));
  const beside = counts + 62;
  const names = bars.map((bar) => bar.name);
  const style = (i: number) => (bars[i]?.focus ? 'hot' : 'plain');
  const label = (formatter: (i: number) => string, align: 'left' | 'right') => ({
    interval: 0,
    align,
    margin: 0,
    fontSize: TEXT.value,
    fontFamily: theme.font,
    formatter: (_name: string, i: number) => formatter(i),
    rich: {
      plain: { color: theme.ink2, fontSize: TEXT.value },
      hot: { color: theme.accent, fontSize: TEXT.value, fontWeight: 700 },
      value: { color: theme.ink, fontSize: TEXT.value, fontWeight: 650, width: 50, align: 'right' as const },
      hotValue: { color: theme.accent, fontSize: TEXT.value, fontWeight: 700, width: 50, align: 'right' as const },
      counts: { color: theme.ink3, fontSize: TEXT.value, width: counts, align: 'right' as const },
    },
  });
  const left = label((i) => `{${style(i)}|${names[i] ?? ''}}`, 'left');
  const right = label((i) => {
    const bar = bars[i];
    return bar ? `{${bar.focus ? 'hotValue' : 'value'}|${bar.label}}{counts|${bar.counts}}` : '';
  }, 'right');
  const category = { type: 'category' as const, data: names, inverse: true, axisTick: { show: false } };
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: narrow ? 1 : 158, right: narrow ? 1 : beside, top: narrow ? 9 : 0, bottom: narrow ? -5 : 4 },
    tooltip: { ...tooltipOf(theme), trigger: 'axis', axisPointer: { type: 'none' }, formatter: tooltipText(bars) },
    xAxis: { ...shareAxis(theme), axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: [
      {
        ...category,
        axisLine: { show: !narrow, lineStyle: { color: theme.axis } },
        axisLabel: narrow ? { show: false } : { ...left, margin: 158 },
      },
      {
        ...category,
        position: 'right',
        axisLine: { show: false },
        axisLabel: narrow ? { show: false } : { ...right, margin: beside },
      },
    ],
    series: [
      {
        type: 'bar',
        barWidth: narrow ? 12 : 18,
        data: bars.map((bar) => ({
          value: bar.value,
          itemStyle: { color: bar.focus || accented ? theme.mark : theme.markNeutral },
        })),
        emphasis: { disabled: true },
        markLine:
          whole === null
            ? undefined
            : {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: theme.axis, width: 1, type: [3, 3] },
                data: [{ xAxis: whole }],
              },
      },
      ticks(bars, theme, narrow),
      ...(narrow ? [above(bars, theme)] : []),
    ],
  };
}

const above = (bars: readonly AreaBar[], theme: ChartTheme) =>
  rowTexts(
    bars.map((bar) => ({
      left: bar.name,
      right: bar.label,
      quiet: bar.counts,
      leftColour: bar.focus ? theme.accent : theme.ink2,
      rightColour: bar.focus ? theme.accent : theme.ink,
      strong: bar.focus,
      ground: theme.page,
    })),
    theme,
    18,
  );

/** Solid ticks at the former values, edged by the page so that they are seen on and beside the bar. */
function ticks(bars: readonly AreaBar[], theme: ChartTheme, narrow: boolean) {
  const half = narrow ? 9 : 13;
  const renderItem: CustomSeriesRenderItem = (_, api) => {
    const [x = 0, y = 0] = api.coord([Number(api.value(0)), Number(api.value(1))]);
    const bar = (w: number, fill: string) => ({
      type: 'rect' as const,
      shape: { x: x - w / 2, y: y - half, width: w, height: half * 2 },
      style: { fill },
    });
    return { type: 'group', children: [bar(4, theme.page), bar(2, theme.ink)] };
  };
  const data = bars.flatMap((bar, i) => (bar.before === null ? [] : [[bar.before, i]]));
  return {
    type: 'custom' as const,
    silent: true,
    data,
    tooltip: { show: false },
    z: 5,
    renderItem,
  };
}

const tooltipText =
  (bars: readonly AreaBar[]) =>
  (parameters: unknown): string => {
    const first = (Array.isArray(parameters) ? parameters[0] : parameters) as { dataIndex?: number } | undefined;
    return tooltipLines(bars[first?.dataIndex ?? -1]?.tooltip ?? '');
  };
