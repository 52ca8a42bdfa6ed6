/** A series of a stacked chart: one value per bar. */
export interface BarSeries {
  readonly name: string;
  readonly values: number[];
}

export interface Bar {
  readonly name: string;
  /** points; the last bar stands on the ground and shows their sum */
  readonly change: number;
}

/**
 * A waterfall from stacked bars, which every office program can edit: an unseen foot lifts each bar to where the one before it
 * ended. Bars begin at 0, the start of the change; what lies below it is stacked downwards by series of its own.
 */
export function waterfallSeries(bars: readonly Bar[], total: string): { labels: string[]; series: BarSeries[] } {
  const foot: number[] = [];
  const parts = { rise: [[], []], fall: [[], []], sum: [[], []] } as Record<
    'rise' | 'fall' | 'sum',
    [number[], number[]]
  >;
  let at = 0;
  const add = (kind: 'rise' | 'fall' | 'sum', from: number, to: number): void => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    foot.push(rounded(low > 0 ? low : high < 0 ? high : 0));
    for (const name of ['rise', 'fall', 'sum'] as const) {
      const [above, below] = parts[name];
      above.push(name === kind ? rounded(Math.max(high, 0) - Math.max(low, 0)) : 0);
      below.push(name === kind ? rounded(Math.min(low, 0) - Math.min(high, 0)) : 0);
    }
  };
  for (const { change } of bars) {
    add(change < 0 ? 'fall' : 'rise', at, at + change);
    at += change;
  }
  add('sum', 0, at);
  const named = (name: string, [above, below]: [number[], number[]]): BarSeries[] => [
    { name, values: above },
    { name: `${name}, di bawah titik awal`, values: below },
  ];
  return {
    labels: [...bars.map(({ name }) => name), total],
    series: [
      { name: 'Kaki', values: foot },
      ...named('Menambah', parts.rise),
      ...named('Mengurangi', parts.fall),
      ...named('Jumlah', parts.sum),
    ],
  };
}

/** Six decimals of a ratio are four of a point; binary fractions add noise beyond them. */
const rounded = (points: number): number => Math.round(points * 10_000) / 10_000 + 0;
