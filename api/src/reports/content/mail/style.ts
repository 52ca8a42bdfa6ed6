/** Colours of a mail in light and dark; light ones stand inline, dark ones come by class. */
const INK = '#121b20';
const INK2 = '#3f4d54';
const INK3 = '#5a686f';
const ACCENT = '#0b5c6e';
const SIGNAL = '#a33a12';
const LINE = '#dbe2e5';
const PAGE = '#f3f6f7';

const FONT = "'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const type = (size: number, height: number, weight: number, colour: string): string =>
  `font:${weight} ${size}px/${height}px ${FONT};color:${colour};`;

/** Inline styles by what they are for; each has a class of the same colour for dark mode. */
export const STYLE = {
  page: `margin:0;padding:0;background:${PAGE};`,
  card: 'background:#ffffff;',
  sender: type(14, 20, 700, INK),
  quiet: type(14, 20, 400, INK3),
  quietRight: `${type(14, 20, 400, INK3)}text-align:right;`,
  heading: `margin:0;${type(24, 30, 700, INK)}`,
  finding: `margin:0 0 12px;${type(18, 27, 600, INK)}`,
  sentence: `margin:0 0 12px;${type(16, 24, 400, INK2)}`,
  section: `margin:0;${type(18, 24, 700, INK)}`,
  caption: `margin:2px 0 8px;${type(14, 20, 400, INK3)}`,
  paragraph: `margin:12px 0 0;${type(14, 21, 400, INK2)}`,
  figure: `white-space:nowrap;font-variant-numeric:tabular-nums;${type(30, 38, 700, INK)}`,
  figureUnit: type(17, 24, 700, INK),
  row: type(16, 22, 400, INK),
  rowStrong: type(16, 22, 700, INK),
  rowPast: type(16, 22, 700, SIGNAL),
  rowAbout: type(16, 22, 400, INK2),
  rowNote: type(14, 20, 400, INK3),
  rowAsk: type(14, 20, 700, INK),
  value: `white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums;${type(16, 22, 700, INK)}`,
  valueLong: `text-align:right;font-variant-numeric:tabular-nums;${type(16, 22, 400, INK)}`,
  change: 'white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums;',
  legend: type(13, 20, 400, INK3),
  foot: `margin:0 0 12px;${type(13, 20, 400, INK3)}`,
  digest: `margin:0 0 12px;word-break:break-all;${type(13, 18, 400, INK3)}`,
  link: `color:${ACCENT};`,
  button: `display:inline-block;padding:13px 24px;border-radius:4px;background:${ACCENT};text-decoration:none;${type(16, 22, 700, '#ffffff')}`,
  headRule: `border-bottom:2px solid ${INK};`,
  line: `border-bottom:1px solid ${LINE};`,
} as const;

export const CHANGE_COLOURS = { up: ACCENT, down: SIGNAL, same: INK3 } as const;
export const changeType = (size: number, height: number, direction: keyof typeof CHANGE_COLOURS): string =>
  type(size, height, direction === 'same' ? 400 : 700, CHANGE_COLOURS[direction]);

const DARK: readonly (readonly [string, string])[] = [
  ['page', 'background:#0e1417 !important;'],
  ['card', 'background:#151d21 !important;'],
  ['ink', 'color:#e9eff1 !important;'],
  ['ink2', 'color:#c5d0d4 !important;'],
  ['ink3', 'color:#9fb0b6 !important;'],
  ['up', 'color:#67c3d5 !important;'],
  ['down', 'color:#f2996f !important;'],
  ['link', 'color:#67c3d5 !important;'],
  ['button', 'background:#67c3d5 !important;color:#0e1417 !important;'],
  ['line', 'border-color:#2c3a40 !important;'],
  ['rule', 'border-color:#e9eff1 !important;'],
];

/** What cannot stand inline: dark colours, and the single column of a phone. */
export const STYLESHEET = [
  'body,table,td{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}',
  'table{border-collapse:collapse}',
  'img{border:0;display:block;max-width:100%}',
  `@media (prefers-color-scheme:dark){${DARK.map(([name, style]) => `.${name}{${style}}`).join('')}}`,
  ...DARK.map(([name, style]) => `[data-ogsc] .${name}{${style}}`),
  '@media (max-width:599px){.pad{padding-left:20px !important;padding-right:20px !important}',
  '.quarter{display:inline-block !important;width:50% !important;box-sizing:border-box;padding-bottom:16px !important}',
  '.button{display:block !important;text-align:center}',
  // an area on its own line, its strip as wide as the page below it
  '.area{display:flex !important;flex-wrap:wrap;align-items:baseline}.area td{display:block}.area .name{flex:1}.area .moved{width:82px}',
  '.area .strip{width:100% !important;padding:0 0 10px !important}}',
].join('');
