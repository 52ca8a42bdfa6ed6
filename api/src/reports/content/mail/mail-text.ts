import type { LetterContext } from '../../report-content';
import type { ReportWords } from '../words';
import type { Block, ChangeMark, Figure, Row, View } from '../view/blocks';
import type { Foot } from './mail-html';

export const COLUMNS = 70;

/** The text twin: written from the same blocks as the HTML, at most 70 columns wide (an address is never broken). */
export function mailText(view: View, foot: Foot, context: LetterContext, words: ReportWords): string {
  const { recipientName, test } = context;
  const change = (mark: ChangeMark): string => said(mark, words);
  const head = [
    `${view.from.toUpperCase()} - ${words.product}`,
    view.asOf,
    ...(test ? ['', words.testNote] : []),
    '',
    words.greeting(recipientName),
    '',
    ...wrapped(view.title),
    '='.repeat(Math.min(COLUMNS, view.title.length)),
    ...(view.subtitle === null ? [] : wrapped(view.subtitle)),
  ];
  const body = view.blocks.flatMap((block) => blockText(block, change));
  const ending = [
    '-'.repeat(COLUMNS),
    ...wrapped(foot.lines.join(' ')),
    ...wrapped(foot.reason),
    ...(foot.unsubscribeUrl === null ? [] : [`${words.unsubscribe}: ${foot.unsubscribeUrl}`]),
    `${words.verification}:`,
    foot.verifyUrl,
    ...wrapped(foot.automatic),
  ];
  return `${[...head, ...body, '', ...ending].join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** `naik 1,3 poin`, `tetap`, `+5,3` */
const said = ({ direction, text }: ChangeMark, words: ReportWords): string =>
  direction === 'same' || /^[+\u2212]/.test(text) ? text : `${words.direction(direction)} ${text}`;

type Said = (mark: ChangeMark) => string;

function blockText(block: Block, change: Said): string[] {
  switch (block.kind) {
    case 'sentences':
      return block.lines.filter(Boolean).flatMap((line) => ['', ...wrapped(line)]);
    case 'figures':
      return [
        '',
        ...block.figures.flatMap((figure) => figureText(figure, change)),
        ...(block.note === null ? [] : ['', ...wrapped(block.note)]),
      ];
    case 'button':
      return ['', `${block.label}:`, block.url];
    case 'heading':
      return [
        '',
        block.plain.toUpperCase(),
        '-'.repeat(Math.min(COLUMNS, block.plain.length)),
        ...(block.caption === null ? [] : wrapped(block.caption)),
      ];
    case 'rows':
      return block.rows.flatMap((row) => rowText(row, change));
    case 'paragraph':
      return wrapped(block.text);
    case 'areas':
      return block.rows.flatMap(({ name, share, counts, change: mark, alt }) => [
        ...spread(name, `${share} ${counts}, ${change(mark)}`),
        ...wrapped(alt, '   '),
      ]);
    case 'picture':
      return wrapped(block.alt);
  }
}

function figureText({ label, value, unit, change: mark, note }: Figure, change: Said): string[] {
  const whole = [value, unit].filter(Boolean).join(' ');
  return spread(label, `${whole}${note ? ` (${note})` : ''}${mark === null ? '' : `, ${change(mark)}`}`);
}

function rowText({ lead, when, title, about, notes = [], ask, value, change: mark }: Row, change: Said): string[] {
  const left = [lead, when && `${when.full}:`, title].filter(Boolean).join(' ');
  const right = [value ?? '', mark === undefined ? '' : change(mark)].filter(Boolean).join(', ');
  return [
    ...spread(left, right),
    ...[about, ...notes, ask].flatMap((note) => (note === undefined ? [] : wrapped(note, '   '))),
  ];
}

/** Left and right on one line where both fit, else the right one below it. */
function spread(left: string, right: string): string[] {
  if (right === '') return hanging(left);
  if (left.length + right.length + 2 <= COLUMNS)
    return [`${left}${' '.repeat(COLUMNS - left.length - right.length)}${right}`];
  return [...hanging(left), ...wrapped(right, '   ')];
}

/** Lines after the first stand further in, so that a long title is seen to go on. */
const hanging = (text: string): string[] => {
  const [first = '', ...rest] = wrapped(text);
  return [first, ...wrapped(rest.join(' '), '   ')];
};

/** Words in lines of at most 70 columns. */
export function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? `${indent}${word}` : `${line} ${word}`;
    if (longer.length > COLUMNS && line !== '') {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
