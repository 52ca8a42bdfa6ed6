import type { EChartsOption } from 'echarts';
import { atMidnight, monthsAxis } from './months-axis';
import { NARROW, shareAxis, TEXT, tooltipLines, tooltipOf, type ChartTheme } from './theme';

/** A point of a line: a day, its height 0..100 (null = no data that day), and how the figure reads. */
export interface LinePoint {
  readonly date: string;
  readonly value: number | null;
  readonly label: string;
}

export interface Line {
  readonly name: string;
  readonly points: readonly LinePoint[];
}

/** Progress over time against a target and a comparison. Texts come ready to read. */
export interface ProgressLineView {
  readonly main: Line;
  /** dashed */
  readonly target?: Line;
  /** thin, e.g. the median of the kind */
  readonly comparison?: Line;
  /** the day that the page compares with: a thin vertical line */
  readonly comparedOn?: { readonly date: string; readonly label: string };
  /** the same line before the unit existed, of those out of which it came: dotted, named by the legend */
  readonly before?: Line;
  /** numbered events in their own lane under the axis; the legend says what they are */
  readonly marks?: readonly EventMark[];
  readonly monthName: (date: string) => string;
}

export interface EventMark {
  readonly date: string;
  readonly number: number;
}

/** Height of the lane of events, and how far below the axis its middle lies: under the two lines of text of the axis. */
const LANE = 26;
const LANE_MIDDLE = 54;

/** Of a hundred: a comparison that ends less than this above the main line would run through the figure written over it. */
const ROOM_OF_FIGURE = 14;
const GAP_BETWEEN_END_LABELS = 8; // of a hundred: about two lines of text at the usual height

/**
 * The line of progress: axis 0 to 100, the figure written at its end, the name beside it.
 *
 * @param width of the chart in pixels; below NARROW the names at the end are left out (the legend under it has them)
 */
export function progressLine(view: ProgressLineView, theme: ChartTheme, width: number): EChartsOption {
  const narrow = width < NARROW;
  const { main, target, comparison, before, marks = [] } = view;
  const dates = [main, target, comparison, before]
    .flatMap((line) => line?.points.map((point) => point.date) ?? [])
    .sort();
  const [from, to] = [dates[0] ?? '2000-01-01', dates.at(-1) ?? '2000-12-31'];
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 34, right: narrow ? 14 : 120, top: 22, bottom: marks.length > 0 ? 40 + LANE : 40 },
    tooltip: { ...tooltipOf(theme), trigger: 'axis', axisPointer: pointer(theme), formatter: tooltipText(view) },
    xAxis: monthsAxis([from, to], narrow ? 5 : 9, view.monthName, theme),
    yAxis: shareAxis(theme),
    series: [
      ...(target ? [thinLine(target, { color: theme.ink2, width: 1.25, type: [6, 4] })] : []),
      ...(comparison ? [thinLine(comparison, { color: theme.markNeutral, width: 1.5, type: 'solid' })] : []),
      {
        type: 'line',
        name: main.name,
        data: pairs(main),
        showSymbol: main.points.length === 1,
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: theme.mark, width: 2.5, cap: 'round', join: 'round' },
        itemStyle: { color: theme.mark },
        emphasis: { disabled: true },
        markLine: view.comparedOn ? comparedLine(view.comparedOn, theme) : undefined,
        z: 4,
      },
      ...(before ? [thinLine(before, { color: theme.mark, width: 2, type: [2, 3] })] : []),
      ...eventLane(marks, theme),
      ...endMarks(view, theme, narrow),
    ],
  };
}

const pairs = (line: Line): [number, number | null][] => line.points.map((p) => [atMidnight(p.date), p.value]);
const lastOf = (line: Line): LinePoint | undefined => line.points.findLast((point) => point.value !== null);

const thinLine = (line: Line, lineStyle: { color: string; width: number; type: number[] | 'solid' }) => ({
  type: 'line' as const,
  name: line.name,
  data: pairs(line),
  showSymbol: false,
  symbol: 'circle',
  lineStyle,
  itemStyle: { color: lineStyle.color },
  emphasis: { disabled: true },
  z: 2,
});

const pointer = (theme: ChartTheme) => ({
  type: 'line' as const,
  snap: true,
  label: { show: false },
  lineStyle: { color: theme.ink2, width: 1, type: 'solid' as const },
});

const comparedLine = (on: { date: string; label: string }, theme: ChartTheme) => ({
  silent: true,
  symbol: 'none',
  data: [{ xAxis: atMidnight(on.date) }],
  lineStyle: { color: theme.axis, width: 1, type: [1, 3] as number[] },
  label: {
    formatter: on.label,
    position: 'start' as const,
    distance: -14,
    color: theme.ink3,
    fontSize: TEXT.axis,
    show: false,
  },
});

/** Numbers in circles below the axis, where they never meet a line. */
function eventLane(marks: readonly EventMark[], theme: ChartTheme) {
  if (marks.length === 0) return [];
  return [
    {
      type: 'scatter' as const,
      silent: true,
      data: marks.map(({ date, number }) => ({
        value: [atMidnight(date), 0],
        label: {
          show: true,
          formatter: String(number),
          color: theme.ink2,
          fontSize: TEXT.axis,
          fontWeight: 650,
        },
      })),
      symbol: 'circle',
      symbolSize: 18,
      symbolOffset: [0, LANE_MIDDLE] as [number, number],
      itemStyle: { color: theme.page, borderColor: theme.ink2, borderWidth: 1.25, opacity: 1 },
      tooltip: { show: false },
      clip: false,
      z: 5,
    },
  ];
}

/** A dot and the figure at the end of the main line, and the names of the lines beside their ends, kept apart. */
function endMarks({ main, comparison }: ProgressLineView, theme: ChartTheme, narrow: boolean) {
  const last = lastOf(main);
  if (!last || last.value === null) return [];
  const other = comparison && lastOf(comparison);
  const offset = other && other.value !== null ? endOffsets(last.value, other.value) : { main: 0, other: 0 };
  const halo = { textBorderColor: theme.page, textBorderWidth: 4 };
  const text = (label: string, color: string, weight: number, dy: number) => ({
    show: true,
    position: 'right' as const,
    distance: 10,
    formatter: label,
    color,
    fontWeight: weight,
    fontSize: TEXT.value,
    offset: [0, dy],
  });
  const dot = (point: LinePoint, size: number, color: string, label: object) => ({
    type: 'scatter' as const,
    silent: true,
    data: [[atMidnight(point.date), point.value]],
    symbolSize: size,
    itemStyle: { color, borderColor: theme.page, borderWidth: 2, opacity: 1 },
    label,
    tooltip: { show: false },
    z: 6,
    clip: false,
  });
  const above = other?.value != null && other.value > last.value && other.value - last.value < ROOM_OF_FIGURE;
  const value = {
    ...halo,
    show: true,
    position: [-8, above ? 18 : -22],
    align: 'right',
    formatter: last.label,
    color: theme.accent,
  };
  return [
    dot(last, 11, theme.mark, { ...value, fontWeight: 650, fontSize: TEXT.value }),
    ...(narrow ? [] : [dot(last, 0, theme.mark, text(main.name, theme.accent, 650, offset.main))]),
    ...(narrow || !other
      ? []
      : [dot(other, 0, theme.markNeutral, text(`${comparison.name} ${other.label}`, theme.ink2, 550, offset.other))]),
  ];
}

/** Pixels by which two end labels move apart when their lines end close together. */
function endOffsets(main: number, other: number): { main: number; other: number } {
  if (Math.abs(main - other) >= GAP_BETWEEN_END_LABELS) return { main: 0, other: 0 };
  return main >= other ? { main: -8, other: 8 } : { main: 8, other: -8 };
}

function tooltipText(view: ProgressLineView): (parameters: unknown) => string {
  const lines = [view.main, view.before, view.comparison, view.target].filter((line) => line !== undefined);
  const byDate = new Map<number, { date: string; texts: string[] }>();
  for (const line of lines) {
    for (const point of line.points) {
      const at = atMidnight(point.date);
      const entry = byDate.get(at) ?? { date: point.date, texts: [] };
      if (point.value !== null) entry.texts.push(`${line.name} ${point.label}`);
      byDate.set(at, entry);
    }
  }
  return (parameters) => {
    const first = (Array.isArray(parameters) ? parameters[0] : parameters) as { value?: [number, number] } | undefined;
    const entry = byDate.get(first?.value?.[0] ?? NaN);
    const head = entry && `${view.monthName(entry.date)} ${entry.date.slice(0, 4)}`;
    return entry ? tooltipLines([head, ...entry.texts].join('\n')) : '';
  };
}
