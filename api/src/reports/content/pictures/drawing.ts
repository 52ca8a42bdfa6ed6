import { Resvg } from '@resvg/resvg-js';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
import { RenderFault } from '../../report-content';
import type { FontFiles } from './fonts';

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** A chart that is ready to be drawn, and what must be seen in it. */
export interface Drawing {
  readonly option: EChartsOption;
  /** in pixels of the chart */
  readonly width: number;
  readonly height: number;
  /** texts that must be written, each of them whole and inside the picture */
  readonly texts: readonly string[];
  /** fewest marks (bars, cells, lines) that data makes */
  readonly marks: number;
}

/** Space around a picture in a mail: on a dark page its white ground ends nowhere near a text. */
const PADDING = 8;
const SCALE = 2;
/** A PNG of fewer bytes per drawing shows nothing. */
const SMALLEST_PNG = 120;

/** The chart as SVG. @throws RenderFault when a text is missing or lies outside, or marks are missing */
export function svgOf({ option, width, height, texts, marks }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    const svg = chart.renderToSVGString();
    mustShow(svg, { width, height, texts, marks });
    return svg;
  } finally {
    // an instance that is not disposed keeps the process alive
    chart.dispose();
  }
}

const TEXT = /<text\b([^>]*)>([^<]*)<\/text>/g;
const MARKS = /<(?:path|rect|polyline|polygon|circle)\b[^>]*>/g;

export function mustShow(svg: string, { width, height, texts, marks }: Omit<Drawing, 'option'>): void {
  const written: string[] = [];
  for (const [, attributes = '', text = ''] of svg.matchAll(TEXT)) {
    const [, x = '0', y = '0'] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attributes) ?? [];
    const inside = Number(x) >= -0.5 && Number(x) <= width + 0.5 && Number(y) >= -0.5 && Number(y) <= height + 0.5;
    if (!inside) throw new RenderFault(`the text "${text}" of a chart lies outside the picture`);
    written.push(unescaped(text));
  }
  const all = written.join('\n');
  const missing = texts.find((text) => !all.includes(text));
  if (missing !== undefined) throw new RenderFault(`the text "${missing}" of a chart is not drawn`);
  // the ground of the picture is one of them
  const drawn = (svg.match(MARKS)?.length ?? 0) - 1;
  if (drawn < marks) throw new RenderFault(`a chart shows ${drawn} marks of ${marks}`);
}

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  );

/** The picture of a chart: opaque white, padded, twice as large as it is shown. @throws RenderFault when it is empty */
export function pngOf(drawing: Drawing, fonts: FontFiles, padding = PADDING): Uint8Array {
  const { width, height } = drawing;
  // a mail is set in the sans of the reader's system, which looks like this one
  const inner = svgOf(drawing)
    .replaceAll('Plus Jakarta Sans, ', '')
    .replace(/^<svg /, `<svg x="${padding}" y="${padding}" `);
  const [w, h] = [width + 2 * padding, height + 2 * padding];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"><rect width="${w}" height="${h}" fill="#ffffff"/>${inner}</svg>`;
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontFiles: Object.values(fonts),
      defaultFontFamily: 'Liberation Sans',
      sansSerifFamily: 'Liberation Sans',
    },
  }).render();
  const png = image.asPng();
  if (image.width !== w * SCALE || image.height !== h * SCALE || png.length < SMALLEST_PNG) {
    throw new RenderFault(`a picture came out empty or cut: ${image.width} x ${image.height}, ${png.length} bytes`);
  }
  return png;
}
