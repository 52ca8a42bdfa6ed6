import type { ChartTheme } from '@pantausop/charts';

/** What a downloaded picture says around its chart. */
export interface PictureText {
  readonly title: string;
  readonly unit: string;
  /** as-of date, ruleset, sample mark */
  readonly source: string;
}

const [MARGIN, HEAD, FOOT, SCALE] = [24, 64, 32, 2];
const SOURCE_LINE = 16;
const FONT_FILE = 'fonts/plus-jakarta-sans-latin-wght-normal.woff2';

/** A little more than a letter of the 12 px source takes on average. */
const LETTER = 6.6;

/** Texts joined by ` · ` into lines that fit a width in pixels. */
export function linesWithin(text: string, width: number): string[] {
  return text.split(' · ').reduce<string[]>((lines, part) => {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last} · ${part}`;
    return last !== undefined && longer.length * LETTER > width ? [...lines, part] : [...lines.slice(0, -1), longer];
  }, []);
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** The chart with title, unit and source around it, as one SVG. `font` is the typeface as a data address, so that a picture needs nothing else. */
export function framedSvg(
  chart: { svg: string; width: number; height: number },
  text: PictureText,
  theme: ChartTheme,
  font: string | null,
): { svg: string; width: number; height: number } {
  const source = linesWithin(text.source, chart.width);
  const foot = FOOT + Math.max(0, source.length - 1) * SOURCE_LINE;
  const [width, height] = [chart.width + 2 * MARGIN, chart.height + HEAD + foot + MARGIN];
  const face = font
    ? `<style>@font-face{font-family:'Plus Jakarta Sans';font-weight:200 800;src:url(${font}) format('woff2')}</style>`
    : '';
  const line = (y: number, size: number, weight: number, fill: string, words: string) =>
    `<text x="${MARGIN}" y="${y}" font-family="${escaped(theme.font.replaceAll('"', "'"))}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${face}<rect width="100%" height="100%" fill="${theme.page}"/>${line(34, 18, 650, theme.ink, text.title)}${line(54, 13, 450, theme.ink3, text.unit)}<g transform="translate(${MARGIN} ${HEAD})">${chart.svg}</g>${source.map((words, i) => line(height - 14 - (source.length - 1 - i) * SOURCE_LINE, 12, 450, theme.ink3, words)).join('')}</svg>`;
  return { svg, width, height };
}

/** The framed chart as PNG at twice the screen's size. */
export async function pngOf(
  chart: { svg: string; width: number; height: number },
  text: PictureText,
  theme: ChartTheme,
): Promise<Blob> {
  const framed = framedSvg(chart, text, theme, await typeface());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(framed.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [framed.width * SCALE, framed.height * SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png');
  });
}

async function typeface(): Promise<string | null> {
  const answer = await fetch(FONT_FILE);
  if (!answer.ok) return null;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}
