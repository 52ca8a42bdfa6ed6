import { createRequire } from 'node:module';
import type PptxGenJS from 'pptxgenjs';

// the package marks its ES module by nothing but its name, which not every loader understands
const Presentation = createRequire(import.meta.url)('pptxgenjs') as typeof PptxGenJS;

export type Slide = PptxGenJS.Slide;
export type TableRow = PptxGenJS.TableRow;

/** The light colours of the screen. */
export const COLOURS = {
  page: 'FFFFFF',
  ink: '121B20',
  ink2: '3F4D54',
  ink3: '5A686F',
  line: 'DBE2E5',
  grid: 'E4EAEC',
  surface: 'F3F6F7',
  accent: '0B5C6E',
  weak: 'E2EFF2',
  neutral: '7A898F',
  signal: 'A33A12',
} as const;

/** Inches of a slide of 16:9. */
export const WIDTH = 13.333;
export const MARGIN = 0.6;
export const BODY = WIDTH - 2 * MARGIN;
const FONT = 'Arial';

export interface DeckHead {
  readonly title: string;
  /** at the foot of every slide */
  readonly foot: string;
  /** null while the data are real */
  readonly sampleMark: string | null;
}

/** A presentation with a head and a foot of one form on every slide. */
export class Deck {
  private readonly file = new Presentation();
  private count = 0;

  constructor(private readonly head: DeckHead) {
    this.file.layout = 'LAYOUT_WIDE';
    this.file.title = head.title;
    this.file.author = 'PantauSOP';
    this.file.company = 'PantauSOP';
    this.file.subject = head.foot;
    this.file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  }

  /** A slide under the sentence that it shows. */
  slide(finding: string, unit = ''): Slide {
    const slide = this.blank();
    slide.addText(finding, {
      ...place(0.45, 0.85),
      fontSize: 24,
      bold: true,
      color: COLOURS.ink,
      valign: 'top',
      fit: 'shrink',
    });
    if (unit) slide.addText(unit, { ...place(1.32, 0.35), fontSize: 13, color: COLOURS.ink3, valign: 'top' });
    return slide;
  }

  /** A slide with its foot only. */
  blank(): Slide {
    const slide = this.file.addSlide();
    slide.background = { color: COLOURS.page };
    slide.addShape('line', { x: MARGIN, y: 6.98, w: BODY, h: 0, line: { color: COLOURS.line, width: 0.75 } });
    this.count += 1;
    const foot = [
      { text: `${this.head.foot} · ${this.count}`, options: { color: COLOURS.ink3 } },
      ...(this.head.sampleMark
        ? [{ text: ` · ${this.head.sampleMark}`, options: { color: COLOURS.signal, bold: true } }]
        : []),
    ];
    slide.addText(foot, { ...place(7.03, 0.3), fontSize: 10.5, valign: 'middle' });
    return slide;
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array((await this.file.write({ outputType: 'nodebuffer', compression: true })) as Uint8Array);
  }
}

/** A box over the whole width, or the part of it from `x` on. */
export const place = (y: number, h: number, x = MARGIN, w = WIDTH - MARGIN - x) => ({
  ...{ x, y, w, h, fontFace: FONT, margin: 0 },
});

/** What every chart of a slide looks like: readable from the back of the room, nothing to decorate it. */
export const CHART = {
  catAxisLabelFontFace: FONT,
  catAxisLabelFontSize: 12,
  catAxisLabelColor: COLOURS.ink2,
  catAxisLineShow: true,
  valAxisLabelFontFace: FONT,
  valAxisLabelFontSize: 11,
  valAxisLabelColor: COLOURS.ink3,
  valAxisLineShow: false,
  valGridLine: { color: COLOURS.grid, size: 0.75 },
  catGridLine: { style: 'none' },
  legendFontFace: FONT,
  legendFontSize: 12,
  legendColor: COLOURS.ink2,
  dataLabelFontFace: FONT,
  dataLabelFontSize: 12,
  dataLabelColor: COLOURS.ink,
} as const;

const HEAD_CELL = {
  bold: true,
  color: COLOURS.ink2,
  border: [{ type: 'none' }, { type: 'none' }, { type: 'solid', color: COLOURS.ink, pt: 1 }, { type: 'none' }],
} as const;
const BODY_CELL = {
  color: COLOURS.ink,
  border: [{ type: 'none' }, { type: 'none' }, { type: 'solid', color: COLOURS.line, pt: 0.75 }, { type: 'none' }],
} as const;

/** Rows of a native table: the first column to the left, the others as figures to the right or centred. */
export function tableRows(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'right' | 'center' = 'right',
  /** points of the head, where its words are longer than its columns at the size of the rest */
  headSize?: number,
): TableRow[] {
  const line = (cells: readonly string[], options: typeof HEAD_CELL | typeof BODY_CELL): TableRow =>
    cells.map((text, at) => ({
      text,
      options: { ...options, border: [...options.border], align: at === 0 ? 'left' : align, fontFace: FONT },
    }));
  const top = headSize === undefined ? HEAD_CELL : { ...HEAD_CELL, fontSize: headSize };
  return [line(head, top), ...rows.map((row) => line(row, BODY_CELL))];
}
