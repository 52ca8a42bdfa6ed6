import type { Letterhead } from '@pantausop/domain';
import type { Content } from './content';
import type { Snapshot } from '../snapshot';
import type { Voice } from '../view/parts';
import { periodOf } from '../words/titles';
import { BODY_WIDTH, INK, INK3, LINE } from './paper';

/** What stands on a paper besides its figures: where it is verified, its digest, and the picture of the crest. */
export interface Seal {
  readonly address: string;
  readonly digest: string;
  readonly crest: Uint8Array | null;
}

const CREST = { width: 46, height: 52 };
const SIDE = 60;

/** Letterhead with the title below it. */
export function kop(snapshot: Snapshot, seal: Seal, { words, format }: Voice, subtitle: string | null): Content[] {
  const { letterhead, period, comparedWith, knownAt } = snapshot;
  const days = `${words.period} ${periodOf(period, format)}, ${words.against(format.date(comparedWith))}`;
  return [
    { columns: [crest(seal), lines(letterhead), { text: '', width: SIDE }] },
    rule(6),
    { text: snapshot.title, style: 'heading', margin: [0, 16, 0, 0] },
    ...(subtitle === null ? [] : [{ text: subtitle, style: 'sentence' }]),
    { text: `${days}. ${words.composed(format.instant(knownAt))}`, style: 'caption', margin: [0, 3, 0, 0] },
    ...(snapshot.sample ? [{ text: words.sample, style: 'caption', bold: true, margin: [0, 3, 0, 0] }] : []),
  ];
}

/** The government alone may bear its crest: without one there is none. */
const crest = ({ crest: png }: Seal): Content =>
  png === null
    ? { text: '', width: SIDE }
    : {
        stack: [
          {
            image: `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
            fit: [CREST.width, CREST.height],
          },
        ],
        width: SIDE,
      };

function lines({ government, secretariat, office, address }: Letterhead): Content {
  const line = (text: string, style: object): Content => ({ text, alignment: 'center', ...style });
  return {
    stack: [
      line(government.toUpperCase(), { fontSize: 13, bold: true }),
      line(secretariat.toUpperCase(), { fontSize: 9.5, bold: true, margin: [0, 1, 0, 0] }),
      line(office, { fontSize: 8.5, color: INK3 }),
      ...(address === null ? [] : [line(address, { fontSize: 7.5, color: INK3, margin: [0, 1, 0, 0] })]),
    ],
    width: '*',
    margin: [0, address === null ? 4 : 0, 0, 0],
  };
}

export const rule = (margin = 4): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: BODY_WIDTH, y2: 0, lineWidth: 1.2, lineColor: INK }],
  margin: [0, margin, 0, 0],
});

/** How to check that a paper is what was sealed: code, address and digest. */
export const verification = ({ address, digest }: Seal, { words }: Voice): Content => ({
  unbreakable: true,
  margin: [0, 20, 0, 0],
  table: {
    widths: [100, '*'],
    body: [
      [
        { qr: address, fit: 96, foreground: INK },
        {
          stack: [
            { text: `${words.verification}`, style: 'section' },
            { text: address, fontSize: 8, color: INK, margin: [0, 3, 0, 0], link: address },
            { text: words.verificationNote, style: 'method', margin: [0, 4, 0, 0] },
            { text: `SHA-256 ${digest}`, fontSize: 6.5, color: INK3, margin: [0, 4, 0, 0] },
          ],
        },
      ],
    ],
  },
  layout: {
    hLineWidth: (at: number) => (at === 0 ? 0.5 : 0),
    vLineWidth: () => 0,
    hLineColor: () => LINE,
    paddingTop: () => 8,
  },
});
