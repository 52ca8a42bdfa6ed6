import type { CustomSeriesRenderItem } from 'echarts';
import { TEXT, type ChartTheme } from './theme';

/** Texts above a row of a horizontal chart, where a phone leaves no room beside it. */
export interface RowText {
  readonly left: string;
  readonly right: string;
  /** a second, quieter text at the very right */
  readonly quiet?: string;
  readonly leftColour: string;
  readonly rightColour: string;
  readonly strong: boolean;
  /** under the texts, where a line of the chart may pass */
  readonly ground?: string;
}

/** Pixels that the quiet texts take with some room before them: as many as the longest, and never less than a city's. */
export const quietWidth = (texts: readonly string[]): number =>
  Math.max(62, ...texts.map((text) => 7 * text.length + 12));

const groundOf = ({ ground }: RowText, padding: number[]) =>
  ground === undefined ? {} : { backgroundColor: ground, padding };

/** @param lift pixels from the middle of the row up to the middle of the text */
export function rowTexts(rows: readonly RowText[], theme: ChartTheme, lift: number) {
  const width = quietWidth(rows.map(({ quiet = '' }) => quiet));
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const row = rows[dataIndex];
    if (!row) return null;
    const y = (api.coord([0, dataIndex])[1] ?? 0) - lift;
    const text = (words: string, x: number, align: 'left' | 'right', fill: string, weight: number, more = {}) => ({
      type: 'text' as const,
      style: {
        text: words,
        x,
        y,
        align,
        verticalAlign: 'middle' as const,
        fill,
        font: `${weight} ${TEXT.value}px ${theme.font}`,
        ...more,
      },
    });
    const right = api.getWidth();
    const quiet = row.quiet === undefined ? [] : [text(row.quiet, right, 'right', theme.ink3, 450)];
    return {
      type: 'group',
      children: [
        text(row.left, 0, 'left', row.leftColour, row.strong ? 700 : 450, groundOf(row, [3, 8, 3, 0])),
        text(
          row.right,
          right - (row.quiet === undefined ? 0 : width),
          'right',
          row.rightColour,
          650,
          groundOf(row, [3, 0, 3, 8]),
        ),
        ...quiet,
      ],
    };
  };
  return {
    type: 'custom' as const,
    silent: true,
    data: rows.map((_, i) => [0, i]),
    tooltip: { show: false },
    z: 8,
    renderItem,
  };
}
