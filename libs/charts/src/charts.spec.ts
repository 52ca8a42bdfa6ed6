import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
import {
  areaBars,
  areaBarsHeight,
  forecastLine,
  PAPER_THEME,
  progressLine,
  rangePlot,
  rangePlotHeight,
  waterfall,
} from './index';

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** The chart as a server or a mail draws it. */
function drawn(option: EChartsOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const count = (svg: string, part: RegExp): number => svg.match(part)?.length ?? 0;
const heightOf = (svg: string, text: string): number =>
  Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)[^>]*>${text}<`).exec(svg)?.[1]);
const monthName = (date: string) => `M${date.slice(5, 7)}`;

describe('progress line', () => {
  const points = [
    { date: '2026-01-31', value: 40, label: '40,0' },
    { date: '2026-02-28', value: null, label: '–' },
    { date: '2026-03-31', value: 60, label: '60,0' },
  ];
  const view = { main: { name: 'Kota', points }, monthName };

  it('writes the last figure and the name at the end of the line', () => {
    const svg = drawn(progressLine(view, PAPER_THEME, 800), 800, 320);
    expect(svg).toContain('>60,0<');
    expect(svg).toContain('>Kota<');
    expect(svg).toContain(`stroke="${PAPER_THEME.mark}"`);
  });
  it('keeps the axis of shares whole', () => {
    const svg = drawn(progressLine(view, PAPER_THEME, 800), 800, 320);
    for (const share of ['0', '25', '50', '75', '100']) expect(svg).toContain(`>${share}<`);
  });
  it('writes the figure under the line where the comparison runs close above it', () => {
    const beside = (value: number) => ({ name: 'Cakupan', points: points.map((p) => ({ ...p, value, label: 'x' })) });
    const drawnWith = (value: number): number =>
      heightOf(drawn(progressLine({ ...view, comparison: beside(value) }, PAPER_THEME, 800), 800, 320), '60,0');
    expect(drawnWith(68)).toBeGreaterThan(drawnWith(90) + 20);
  });
  it('leaves the name out where there is no room', () => {
    expect(drawn(progressLine(view, PAPER_THEME, 320), 320, 256)).not.toContain('>Kota<');
  });
  it('writes the numbers of events in a lane under the axis, where no line runs', () => {
    const marks = [{ date: '2026-02-01', number: 7 }];
    const before = { name: 'Pendahulu', points: [{ date: '2025-12-31', value: 10, label: '10,0' }] };
    const svg = drawn(progressLine({ ...view, marks, before }, PAPER_THEME, 800), 800, 320);
    expect(heightOf(svg, '7')).toBeGreaterThan(heightOf(svg, 'M02') + 15);
    expect(heightOf(svg, '7')).toBeLessThan(320 - 8);
    expect(svg).toContain('>M01<');
    expect(drawn(progressLine(view, PAPER_THEME, 800), 800, 320)).not.toContain('>7<');
  });
  it('dashes the target', () => {
    const target = { name: 'Target', points: [points[0], points[2]].flatMap((p) => (p ? [p] : [])) };
    expect(drawn(progressLine({ ...view, target }, PAPER_THEME, 800), 800, 320)).toContain('stroke-dasharray="6,4"');
  });
  it('draws one point as a dot', () => {
    const one = { ...view, main: { name: 'Kota', points: points.slice(0, 1) } };
    expect(drawn(progressLine(one, PAPER_THEME, 800), 800, 320)).toContain('>40,0<');
  });
});

describe('area bars', () => {
  const bar = { name: 'Organisasi', value: 80, label: '80,0%', counts: '8/10', before: 70, tooltip: '', focus: false };
  const focus = { ...bar, name: 'Ketatalaksanaan', value: 50, label: '50,0%', focus: true, before: null };
  const svg = (width: number) =>
    drawn(areaBars({ bars: [bar, focus], whole: 65 }, PAPER_THEME, width), width, areaBarsHeight(2, width));

  it.each([600, 320])('says name, share and counts of every area at %i px', (width) => {
    for (const text of ['Organisasi', 'Ketatalaksanaan', '80,0%', '8/10']) expect(svg(width)).toContain(text);
  });
  it('calls out the focus by colour and leaves the others neutral', () => {
    expect(count(svg(600), new RegExp(`<path[^>]*fill="${PAPER_THEME.markNeutral}"`, 'g'))).toBe(1);
    expect(count(svg(600), new RegExp(`<path[^>]*fill="${PAPER_THEME.mark}"`, 'g'))).toBe(1);
  });
  it('ticks only what had a value before', () => {
    expect(count(svg(600), new RegExp(`<path[^>]*fill="${PAPER_THEME.ink}"`, 'g'))).toBe(1);
  });
});

describe('range plot', () => {
  const spread = { low: 10, q1: 30, median: 50, q3: 70, high: 95 };
  const row = { name: 'SDM', value: 80, label: '80,0', spread, below: false, focus: false, tooltip: '' };
  const rows = [
    row,
    { ...row, name: 'Pengawasan', value: 20, label: '20,0', below: true },
    { ...row, value: null, spread: null },
  ];

  it.each([600, 320])('draws a hollow dot below the median at %i px', (width) => {
    const svg = drawn(rangePlot(rows, PAPER_THEME, width), width, rangePlotHeight(3, width));
    expect(svg).toContain(`stroke="${PAPER_THEME.signal}"`);
    expect(svg).toContain('Pengawasan');
    expect(count(svg, new RegExp(`fill="${PAPER_THEME.markSoft}"`, 'g'))).toBe(2);
  });
});

describe('forecast line', () => {
  const drawnWith = (target: number): number => {
    const history = [
      { date: '2026-10-31', value: 74, label: '74,0' },
      { date: '2026-11-27', value: 74.3, label: '74,3' },
    ];
    const names = { history: 'Indeks', ahead: 'Perkiraan', untouched: 'Tanpa pekerjaan' };
    const view = { history, ahead: [], untouched: [], names, monthName, target: { value: target, label: 'Target' } };
    return heightOf(drawn(forecastLine(view, PAPER_THEME, 320), 320, 256), '74,3');
  };

  it('writes the figure of today on the side where the line of the target is not', () => {
    expect(drawnWith(75)).toBeGreaterThan(drawnWith(70) + 15);
  });
});

describe('waterfall', () => {
  const bar = { from: 0, to: -1, label: '−1', kind: 'step', selected: false, tooltip: '' } as const;
  const bars = ['Kedalu-\nwarsa', 'Pindah\narea', 'Kewajiban', 'Pekerjaan\nOPD'].map((name) => ({ ...bar, name }));
  const at = (width: number, shown = bars): string =>
    drawn(waterfall({ bars: shown, level: String }, PAPER_THEME, width), width, 352);

  it('parts a word only where it has no room', () => {
    expect(at(800)).toContain('>Kedaluwarsa<');
    expect(at(800)).toContain('>Pindah<');
    expect(at(800, [...bars, ...bars])).toContain('>Kedalu-<');
  });
});
