/** Colours and type of a chart, as CSS colour values; the caller reads them from its own theme. */
export interface ChartTheme {
  readonly font: string;
  readonly page: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly signal: string;
  /** main series */
  readonly mark: string;
  /** comparison */
  readonly markNeutral: string;
  readonly markSoft: string;
  readonly grid: string;
  readonly axis: string;
}

/** The light theme of the dashboard: for mails and PDF, which are printed on white. */
export const PAPER_THEME: ChartTheme = {
  font: 'Plus Jakarta Sans, Liberation Sans, sans-serif',
  page: '#ffffff',
  ink: '#121b20',
  ink2: '#3f4d54',
  ink3: '#5a686f',
  accent: '#0b5c6e',
  signal: '#a33a12',
  mark: '#0b5c6e',
  markNeutral: '#7a898f',
  markSoft: '#c3ced2',
  grid: '#e4eaec',
  axis: '#77878e',
};

/** Text sizes in real pixels; nothing under 12. */
export const TEXT = { axis: 12, label: 12, value: 13 } as const;

/** The width of a chart in pixels: below `NARROW` labels stand above their rows and side labels are left out. */
export const NARROW = 520;

/** Tooltip in the manner of the page: ink, no shadow. Its lines are plain text. */
export const tooltipOf = (theme: ChartTheme) => ({
  confine: true,
  transitionDuration: 0,
  backgroundColor: theme.ink,
  borderWidth: 0,
  padding: [4, 8],
  extraCssText: 'box-shadow:none;border-radius:2px;',
  textStyle: { color: theme.page, fontSize: TEXT.label, lineHeight: 16, fontFamily: theme.font },
});

/** Lines of text for a tooltip, which ECharts takes as HTML. */
export const tooltipLines = (text: string): string =>
  text
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .split('\n')
    .join('<br>');

/** A scale of shares: 0 to 100, always whole. */
export const shareAxis = (theme: ChartTheme) => ({
  type: 'value' as const,
  min: 0,
  max: 100,
  interval: 25,
  axisLabel: { color: theme.ink3, fontSize: TEXT.axis, fontFamily: theme.font },
  splitLine: { lineStyle: { color: theme.grid, width: 1 } },
  axisLine: { show: false },
  axisTick: { show: false },
});
