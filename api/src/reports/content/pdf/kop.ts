import type { Content } from './content';
import type { Snapshot } from '../snapshot';
import type { Voice } from '../view/parts';
import { periodOf } from '../words/titles';
import { BODY_WIDTH, INK, INK3, LINE } from './paper';

/** A shield where the crest of the government goes: it may be used by the government alone. */
const CREST =
  '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="50" viewBox="0 0 44 50"><path d="M3 3 H41 V27 C41 38 33 44 22 48 C11 44 3 38 3 27 Z" fill="none" stroke="#77878e" stroke-width="1" stroke-dasharray="3 2"/></svg>';

/** Letterhead with the title below it. */
export function kop(snapshot: Snapshot, { words, format }: Voice, subtitle: string | null): Content[] {
  const { government, letterhead, period, comparedWith, knownAt } = snapshot;
  const days = `${words.period} ${periodOf(period, format)}, ${words.against(format.date(comparedWith))}`;
  return [
    {
      columns: [
        { stack: [{ svg: CREST, width: 40 }], width: 56 },
        {
          stack: [
            { text: governmentTitle(government.name), fontSize: 13, bold: true, alignment: 'center' },
            {
              text: letterhead.secretariat.toUpperCase(),
              fontSize: 9.5,
              bold: true,
              alignment: 'center',
              margin: [0, 1, 0, 0],
            },
            { text: letterhead.office, fontSize: 8.5, color: INK3, alignment: 'center' },
          ],
          width: '*',
          margin: [0, 4, 0, 0],
        },
        { text: '', width: 56 },
      ],
    },
    rule(6),
    { text: snapshot.title, style: 'heading', margin: [0, 16, 0, 0] },
    ...(subtitle === null ? [] : [{ text: subtitle, style: 'sentence' }]),
    { text: `${days}. ${words.composed(format.instant(knownAt))}`, style: 'caption', margin: [0, 3, 0, 0] },
    ...(snapshot.sample ? [{ text: words.sample, style: 'caption', bold: true, margin: [0, 3, 0, 0] }] : []),
  ];
}

/** `PEMERINTAH KOTA MEDAN`, whether the unit is called so or only by its place. */
const governmentTitle = (name: string): string =>
  /^(pemerintah|pemprov|pemkab|pemkot)/i.test(name) ? name.toUpperCase() : `PEMERINTAH ${name.toUpperCase()}`;

export const rule = (margin = 4): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: BODY_WIDTH, y2: 0, lineWidth: 1.2, lineColor: INK }],
  margin: [0, margin, 0, 0],
});

/** How to check that a paper is what was sealed: code, address and digest. */
export const verification = (address: string, digest: string, { words }: Voice): Content => ({
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
