import type { CustomSeriesRenderItem, EChartsOption } from 'echarts';
import { atMidnight, monthsAxis } from './months-axis';
import type { LinePoint } from './progress-line';
import { NARROW, shareAxis, TEXT, tooltipLines, tooltipOf, type ChartTheme } from './theme';

/** A month end ahead: the figure at the pace of the last months, 0..100, with the range of that pace. */
export interface ForecastPoint extends LinePoint {
  readonly low: number | null;
  readonly high: number | null;
}

/** Where a figure came from and where it is heading. Texts come ready to read. */
export interface ForecastView {
  /** up to the day of the figure */
  readonly history: readonly LinePoint[];
  /** after that day; without a pace their values are null */
  readonly ahead: readonly ForecastPoint[];
  /** what becomes of the figure if nothing else is recorded */
  readonly untouched: readonly LinePoint[];
  readonly target: { readonly value: number; readonly label: string } | null;
  readonly names: { readonly history: string; readonly ahead: string; readonly untouched: string };
  readonly monthName: (date: string) => string;
}

/** History as a line, the forecast dotted inside an edged band, the target dashed, the fall without any work thin. */
export function forecastLine(view: ForecastView, theme: ChartTheme, width: number): EChartsOption {
  const narrow = width < NARROW;
  const { history, ahead, untouched, target } = view;
  const today = history.at(-1);
  const dates = [...history, ...ahead].map(({ date }) => date);
  const [from, to] = [dates[0] ?? '2000-01-01', dates.at(-1) ?? '2000-12-31'];
  const start = today?.value ?? null;
  const joined = (points: readonly LinePoint[]) => (today ? [today, ...points] : points);
  const band = [
    ...(start !== null && today ? [[atMidnight(today.date), start, start] as const] : []),
    ...ahead.flatMap(({ date, low, high }) =>
      low === null || high === null ? [] : [[atMidnight(date), low, high] as const],
    ),
  ];
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 34, right: narrow ? 12 : 24, top: 22, bottom: 40 },
    tooltip: { ...tooltipOf(theme), trigger: 'axis', axisPointer: pointer(theme), formatter: tooltipText(view) },
    xAxis: monthsAxis([from, to], narrow ? 5 : 10, view.monthName, theme),
    yAxis: shareAxis(theme),
    series: [
      bandSeries(band, theme),
      {
        ...line(view.names.untouched, untouched.length > 0 ? joined(untouched) : []),
        lineStyle: { color: theme.signal, width: 1.5, type: [2, 3] },
        itemStyle: { color: theme.signal },
        z: 3,
      },
      {
        ...line(view.names.ahead, joined(ahead)),
        lineStyle: { color: theme.mark, width: 2, type: [1, 4], cap: 'round' },
        itemStyle: { color: theme.mark },
        z: 4,
      },
      {
        ...line(view.names.history, history),
        lineStyle: { color: theme.mark, width: 2.5, cap: 'round', join: 'round' },
        itemStyle: { color: theme.mark },
        markLine: target ? targetLine(target, theme) : undefined,
        z: 5,
      },
      ...startLabel(history, target, theme),
      ...(today && start !== null ? [todayDot(today, target, theme)] : []),
    ],
  };
}

const line = (name: string, points: readonly LinePoint[]) => ({
  type: 'line' as const,
  name,
  data: points.map(({ date, value }) => [atMidnight(date), value]),
  showSymbol: false,
  symbol: 'circle',
  emphasis: { disabled: true },
});

const targetLine = ({ value, label }: { value: number; label: string }, theme: ChartTheme) => ({
  silent: true,
  symbol: 'none',
  data: [{ yAxis: value }],
  lineStyle: { color: theme.ink2, width: 1.25, type: [6, 4] },
  label: {
    position: 'insideStartTop' as const,
    formatter: label,
    color: theme.ink2,
    fontSize: TEXT.label,
    fontFamily: theme.font,
  },
});

/** Where the line comes from, below it; nothing where it would meet the line of the target. */
function startLabel([first, ...others]: readonly LinePoint[], target: ForecastView['target'], theme: ChartTheme) {
  if (first?.value == null || others.length === 0 || (target && target.value <= first.value)) return [];
  return [
    {
      type: 'scatter' as const,
      silent: true,
      data: [[atMidnight(first.date), first.value]],
      symbolSize: 7,
      itemStyle: { color: theme.mark, opacity: 1 },
      label: {
        show: true,
        position: [0, 12] as [number, number],
        align: 'left' as const,
        formatter: first.label,
        color: theme.ink2,
        fontSize: TEXT.label,
        fontFamily: theme.font,
      },
      tooltip: { show: false },
      z: 6,
    },
  ];
}

/** With its value, below it where the line of the target and its words are above. */
const todayDot = (today: LinePoint, target: ForecastView['target'], theme: ChartTheme) => ({
  type: 'scatter' as const,
  silent: true,
  data: [[atMidnight(today.date), today.value]],
  symbolSize: 11,
  itemStyle: { color: theme.mark, borderColor: theme.page, borderWidth: 2, opacity: 1 },
  label: {
    show: true,
    position: target && target.value >= (today.value ?? 0) ? ('bottom' as const) : ('top' as const),
    distance: 8,
    formatter: today.label,
    color: theme.accent,
    fontWeight: 650,
    fontSize: TEXT.value,
    fontFamily: theme.font,
    textBorderColor: theme.page,
    textBorderWidth: 4,
  },
  tooltip: { show: false },
  z: 6,
});

/** The range of the forecast: soft, with an edge that can be seen in greyscale. */
function bandSeries(band: readonly (readonly [number, number, number])[], theme: ChartTheme) {
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    if (dataIndex > 0 || band.length < 2) return null;
    const top = band.map(([x, , high]) => api.coord([x, high]));
    const bottom = band.map(([x, low]) => api.coord([x, low]));
    const edge = (points: number[][]) => ({
      type: 'polyline' as const,
      shape: { points },
      style: { stroke: theme.markNeutral, lineWidth: 1, fill: 'none' },
    });
    return {
      type: 'group',
      children: [
        {
          type: 'polygon',
          shape: { points: [...top, ...bottom.toReversed()] },
          style: { fill: theme.markSoft, opacity: 0.4 },
        },
        edge(top),
        edge(bottom),
      ],
    };
  };
  return {
    type: 'custom' as const,
    silent: true,
    data: band.map(([x, low]) => [x, low]),
    tooltip: { show: false },
    clip: true,
    z: 1,
    renderItem,
  };
}

const pointer = (theme: ChartTheme) => ({
  type: 'line' as const,
  snap: true,
  label: { show: false },
  lineStyle: { color: theme.ink2, width: 1, type: 'solid' as const },
});

function tooltipText(view: ForecastView): (parameters: unknown) => string {
  const lines = [
    [view.names.history, view.history],
    [view.names.ahead, view.ahead],
    [view.names.untouched, view.untouched],
  ] as const;
  const texts = new Map<number, string[]>();
  for (const [name, points] of lines) {
    for (const { date, value, label } of points) {
      if (value === null) continue;
      const at = atMidnight(date);
      const head = `${view.monthName(date)} ${date.slice(0, 4)}`;
      texts.set(at, [...(texts.get(at) ?? [head]), `${name} ${label}`]);
    }
  }
  return (parameters) => {
    const first = (Array.isArray(parameters) ? parameters[0] : parameters) as { value?: [number, number] } | undefined;
    return tooltipLines((texts.get(first?.value?.[0] ?? NaN) ?? []).join('\n'));
  };
}
