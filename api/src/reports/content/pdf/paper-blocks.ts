import type { Content } from './content';
import type { Direction } from '@pantausop/domain';
import { toneOf, type Block, type ChangeMark, type Figure, type Row } from '../view/blocks';
import { svgOf, type Drawing } from '../pictures/drawing';
import { ACCENT, BODY_WIDTH, INK, INK3, listTable, SIGNAL, symbol } from './paper';

const COLOURS: Readonly<Record<Direction, string>> = { up: ACCENT, down: SIGNAL, same: INK3 };
const ARROWS: Readonly<Record<Direction, string>> = { up: '▲ ', down: '▼ ', same: '' };

/** ▲ 1,3 poin, in the colour of its direction. @param strong of a sum */
export function changeText(mark: ChangeMark, size: number, strong = false) {
  const { direction, text } = mark;
  const colour = strong && direction === 'same' ? INK : COLOURS[toneOf(mark)];
  const arrow = /^[+\u2212]/.test(text) ? '' : ARROWS[direction];
  return {
    text: [...(arrow === '' ? [] : [{ ...symbol(arrow, colour), fontSize: size - 2 }]), text],
    color: colour,
    bold: strong || direction !== 'same',
    fontSize: size,
  };
}

/** A chart as vectors. @throws RenderFault when it is not whole */
export const chart = (drawing: Drawing, width = BODY_WIDTH): Content => ({ svg: forPaper(svgOf(drawing)), width });

/** From this weight on a text is bold. */
const BOLD_FROM = 600;

/** As pdfmake reads SVG: no shorthand of fonts, two weights, and no halo, which it would draw over the text. */
export function forPaper(svg: string): string {
  return svg.replace(/<text\b[^>]*>/g, (tag) =>
    tag
      .replace(/ (stroke|stroke-width|paint-order)="[^"]*"/g, '')
      .replace(
        /\bfont:\s*(?:(\d+|bold|normal)\s+)?([\d.]+)px\s+([^;"]+)/g,
        (_, weight: string | undefined, size: string, family: string) =>
          `font-weight:${weight ?? 'normal'};font-size:${size}px;font-family:${family}`,
      )
      .replace(
        /font-weight:\s*(\d+)/g,
        (_, weight: string) => `font-weight:${Number(weight) >= BOLD_FROM ? 'bold' : 'normal'}`,
      ),
  );
}

/** Blocks on paper. Buttons have no place there; a picture is drawn by whoever sets the page. */
export const onPaper = (blocks: readonly Block[], picture?: Drawing): Content[] =>
  blocks.flatMap((block): Content[] => {
    switch (block.kind) {
      case 'sentences':
        return block.lines.filter(Boolean).map((text, at) => ({
          text,
          style: at === 0 ? 'finding' : 'sentence',
          margin: [0, at === 0 ? 10 : 5, 0, 0],
        }));
      case 'figures':
        return [
          { columns: block.figures.map(figureOnPaper), columnGap: 10, margin: [0, 16, 0, 0] },
          ...(block.note === null ? [] : [{ text: block.note, style: 'caption', margin: [0, 6, 0, 0] }]),
        ];
      case 'heading':
        return [headingOnPaper(block.title, block.caption)];
      case 'rows':
        return [rowsOnPaper(block.rows)];
      case 'paragraph':
        return [{ text: block.text, style: 'note', margin: [0, 5, 0, 0] }];
      case 'picture':
        return picture ? [chart(picture)] : [];
      case 'areas':
      case 'button':
        return [];
    }
  });

export const headingOnPaper = (title: string, caption: string | null, top = 15): Content => ({
  stack: [
    { text: title, style: 'section' },
    ...(caption === null ? [] : [{ text: caption, style: 'caption', margin: [0, 1, 0, 0] }]),
  ],
  margin: [0, top, 0, 5],
});

const figureOnPaper = ({ label, value, unit, change, note }: Figure): Content => ({
  stack: [
    { text: label, style: 'note' },
    {
      text: [
        { text: value, style: 'figure' },
        { text: unit === '' ? '' : ` ${unit}`, style: 'figureUnit' },
      ],
    },
    ...(change === null ? [] : [changeText(change, 9)]),
    { text: note, style: 'note' },
  ],
});

export function rowsOnPaper(rows: readonly Row[], size = 9): Content {
  const has = {
    lead: rows.some(({ lead }) => lead !== undefined),
    value: rows.some(({ value }) => value !== undefined),
    change: rows.some(({ change }) => change !== undefined),
  };
  const widths = [...(has.lead ? [16] : []), '*', ...(has.value ? ['auto'] : []), ...(has.change ? [48] : [])];
  const body = rows.map(({ lead, title, notes = [], ask, value, change, strong }): Content[] => [
    ...(has.lead ? [leadCell(lead, size)] : []),
    {
      stack: [
        { text: title, fontSize: size, bold: strong ?? false },
        ...notes.map((text) => ({ text, fontSize: size - 1, color: INK3 })),
        ...(ask === undefined ? [] : [{ text: ask, fontSize: size - 1, bold: true }]),
      ],
    },
    ...(has.value
      ? [{ text: value ?? '', fontSize: size, bold: (value?.length ?? 0) < 16, alignment: 'right' as const }]
      : []),
    ...(has.change
      ? [{ ...(change === undefined ? { text: '' } : changeText(change, size, strong)), alignment: 'right' as const }]
      : []),
  ]);
  return listTable(widths, body);
}

/** ◐ stands in no font at hand: a half circle of a circle. */
function leadCell(lead: string | undefined, size: number): Content {
  if (lead === '◐') return { svg: HALF, width: size * 0.62, margin: [0, 3, 0, 0] };
  if (lead === '●' || lead === '○') return { ...symbol(lead), fontSize: size };
  return { text: lead ?? '', fontSize: size, color: INK3 };
}

export const HALF =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4.4" fill="none" stroke="#121b20" stroke-width="0.9"/><path d="M5 0.6 A4.4 4.4 0 0 0 5 9.4 Z" fill="#121b20"/></svg>';
