import { createRequire } from 'node:module';
import type { Content } from './content';
import type { FontFiles } from '../pictures/fonts';

/** The program that sets pages; one for the process, so its fonts are named with each document. */
interface Pdfmake {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allowed: (url: string) => boolean): void;
  setLocalAccessPolicy(allowed: (path: string) => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Buffer> };
}
const pdfmake = createRequire(import.meta.url)('pdfmake') as Pdfmake;

export const INK = '#121b20';
export const INK2 = '#3f4d54';
export const INK3 = '#5a686f';
export const ACCENT = '#0b5c6e';
export const SIGNAL = '#a33a12';
export const LINE = '#dbe2e5';

/** A4 in points, and what is left of it between the margins. */
export const PAGE = { width: 595.28, margin: 48, bottom: 66 } as const;
export const BODY_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Points: a code of an address with a digest has about 45 modules of a whole point each. */
const QR_IN_FOOT = 60;
/** Charts are drawn so wide that their texts of 12 become 8 points on the page. */
export const DRAWN_WIDTH = 760;

const SANS = 'Plus Jakarta Sans';
const SYMBOLS = 'Liberation Sans';
/** The weight between text and heading: of the first sentence. */
export const SEMIBOLD = 'Jakarta Semibold';

/** Sizes and line heights of paper, in points; a line height is a share of what the font takes by itself. */
export const STYLES = {
  heading: { fontSize: 20, bold: true, color: INK, lineHeight: 1 },
  finding: { font: SEMIBOLD, fontSize: 13, color: INK, lineHeight: 1.13 },
  sentence: { fontSize: 10.5, color: INK2, lineHeight: 1.2 },
  section: { fontSize: 12, bold: true, color: INK },
  caption: { fontSize: 8.5, color: INK3 },
  row: { fontSize: 9, color: INK },
  note: { fontSize: 8.5, color: INK3 },
  figure: { fontSize: 25, bold: true, color: INK, lineHeight: 1 },
  figureUnit: { fontSize: 12, bold: true, color: INK },
  method: { fontSize: 8, color: INK2, lineHeight: 1.1 },
  cell: { fontSize: 7.2, color: INK },
};

/** Text of symbols that the font of the text lacks. */
export const symbol = (text: string, colour = INK) => ({ text, font: SYMBOLS, color: colour });

/** A table with hairlines between its rows. */
export function listTable(widths: readonly (string | number)[], body: Content[][], padding = 3.5): Content {
  return {
    table: { widths: [...widths], body },
    layout: {
      hLineWidth: (at: number, node: { table: { body: unknown[] } }) =>
        at === 0 || at === node.table.body.length ? 0 : 0.5,
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingLeft: (at: number) => (at === 0 ? 0 : 6),
      paddingRight: () => 0,
      paddingTop: () => padding,
      paddingBottom: () => padding,
    },
  };
}

/** What is drawn once more on every page. */
export interface PageFoot {
  readonly title: string;
  /** the address in words, and what the code leads to */
  readonly verification: string;
  readonly address: string;
  readonly page: (at: number, of: number) => string;
}

/**
 * A4 pages as bytes: equal content gives equal bytes.
 * @param made ISO 8601: the moment that the document says that it is made at
 */
export async function paperOf(
  content: Content[],
  { title, made, language, author }: { title: string; made: string; language: string; author: string },
  foot: PageFoot,
  fonts: FontFiles,
): Promise<Uint8Array> {
  const normal = { normal: fonts.regular, bold: fonts.bold, italics: fonts.regular, bolditalics: fonts.bold };
  pdfmake.setFonts({
    [SANS]: normal,
    [SEMIBOLD]: { ...normal, normal: fonts.semibold },
    [SYMBOLS]: { normal: fonts.symbols, bold: fonts.symbolsBold },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));
  const document = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [PAGE.margin, 40, PAGE.margin, PAGE.bottom],
    language,
    info: { title, author, creator: 'PantauSOP', creationDate: new Date(made), modDate: new Date(made) },
    defaultStyle: { font: SANS, fontSize: 10.5, color: INK, fontFeatures: ['tnum', 'kern'] },
    styles: STYLES,
    content,
    footer: (page: number, pages: number) => ({
      margin: [PAGE.margin, 6, PAGE.margin, 0],
      columns: [
        { stack: [{ qr: foot.address, fit: QR_IN_FOOT, foreground: INK }], width: QR_IN_FOOT },
        {
          stack: [foot.title, foot.verification].map((text) => ({ text, fontSize: 7.5, color: INK3 })),
          width: '*',
          margin: [0, 10, 0, 0],
        },
        {
          ...{ text: foot.page(page, pages), fontSize: 7.5, color: INK3 },
          ...{ alignment: 'right', width: 90, margin: [0, 20, 0, 0] },
        },
      ],
    }),
  });
  return new Uint8Array(await document.getBuffer());
}
