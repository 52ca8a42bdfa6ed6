import { directionOf, predikatOf, PREDIKATS, sumOfFractions, type Predikat } from '@pantausop/domain';
import { fractionOf } from '../exact';
import { indexOfLine } from '../facts/government-facts';
import { areasDrawing, causesDrawing, leadershipAreas } from '../pictures/charts';
import type { CoverageSnapshot, GovernmentFacts, GovernmentSnapshot, LeadershipSnapshot } from '../snapshot';
import { extremes } from '../view/area-map';
import { askOf, callFacts, type Voice } from '../view/parts';
import type { Content } from './content';
import { ACCENT, BODY_WIDTH, INK3, listTable } from './paper';
import { changeText, chart, headingOnPaper } from './paper-blocks';

export function causes(snapshot: LeadershipSnapshot, { words, format }: Voice): Content[] {
  const of = (cause: 'work' | 'lapse') => {
    const steps = snapshot.steps.filter(({ causes: own }) => own.includes(cause));
    const sum = sumOfFractions(steps.map(({ change }) => fractionOf(change)));
    return directionOf(sum) === (cause === 'work' ? 'up' : 'down') ? format.size(sum) : null;
  };
  const caption = words.causesCaption(format.date(snapshot.comparedWith), format.date(snapshot.asOf));
  return [
    headingOnPaper(words.causesFinding(of('work'), of('lapse')), caption, 0),
    ...(snapshot.steps.length === 0
      ? [{ text: words.nothingChanged, style: 'note' }]
      : [chart(causesDrawing(snapshot, CAUSES_WIDTH), BODY_WIDTH * 0.8)]),
  ];
}

/** The bars as they are drawn and as they are set, in points; the columns beside them keep their rows. */
const AREAS_DRAWN = 540;
const AREAS_WIDTH = 350;
const HEAD_HEIGHT = 14;
const ABOVE_TEXT = 5;
/** Narrow, so that each cause stands over its bar. */
const CAUSES_WIDTH = 500;
/** Of a class of the index, so that its name has room. */
const LEAST_CLASS = 40;

/** Bars of the areas, and beside them the OPDs by what they have reached. */
export function areas(snapshot: LeadershipSnapshot | CoverageSnapshot, voice: Voice): Content[] {
  const { words, format } = voice;
  const [low, high] = extremes(snapshot.areas);
  const finding = low && high ? words.areasFinding(words.areaName(low), words.areaInSentence(high)) : words.areas;
  const drawing = areasDrawing(leadershipAreas(snapshot), voice, AREAS_DRAWN, low);
  const row = ((drawing.height - 4) * (AREAS_WIDTH / AREAS_DRAWN)) / snapshot.areas.length;
  const count = (value: number, more: object = {}) => ({
    ...{ text: format.count(value), style: 'row', alignment: 'center' as const, ...more },
  });
  return [
    headingOnPaper(finding, words.areasOnPaper(format.date(snapshot.comparedWith))),
    {
      columns: [
        { stack: [chart(drawing, AREAS_WIDTH)], width: AREAS_WIDTH, margin: [0, HEAD_HEIGHT, 0, 0] },
        {
          width: '*',
          table: {
            widths: ['*', '*', '*'],
            heights: (at: number) => (at === 0 ? HEAD_HEIGHT : row - ABOVE_TEXT),
            body: [
              [words.status.complete, words.status.partial, words.status.none].map((text) => ({
                ...{ text, style: 'note', alignment: 'center' as const },
              })),
              ...snapshot.areas.map(({ complete, partial, none }) => [
                ...[count(complete, { bold: true, color: ACCENT }), count(partial), count(none)],
              ]),
            ],
          },
          layout: {
            hLineWidth: () => 0,
            vLineWidth: () => 0,
            paddingLeft: () => 0,
            paddingRight: () => 0,
            paddingTop: (at: number) => (at === 0 ? 0 : ABOVE_TEXT),
            paddingBottom: () => 0,
          },
        },
      ],
      columnGap: 8,
    },
  ];
}

export function predikats({ matrix }: GovernmentFacts, { words, format }: Voice): Content[] {
  const of = new Map<Predikat, number>();
  for (const unit of matrix.units.filter(({ own }) => own !== true)) {
    const index = indexOfLine(unit, matrix);
    if (index) of.set(predikatOf(index, matrix.ruleset), (of.get(predikatOf(index, matrix.ruleset)) ?? 0) + 1);
  }
  const countOf = (predikat: Predikat): number => of.get(predikat) ?? 0;
  const shown = PREDIKATS.filter((predikat) => countOf(predikat) > 0);
  const good = countOf('sangat_baik') + countOf('baik');
  const total = [...of.values()].reduce((a, b) => a + b, 0);
  const FILLS: Readonly<Record<Predikat, [string, string]>> = {
    sangat_baik: ['#0a4657', '#ffffff'],
    baik: ['#33798c', '#ffffff'],
    cukup: ['#82b4c1', '#121b20'],
    kurang: ['#b9d6de', '#121b20'],
    sangat_kurang: ['#e3eff2', '#121b20'],
  };
  if (total === 0) return [];
  return [
    headingOnPaper(
      words.predikatFinding(format.count(good), format.count(countOf('sangat_kurang'))),
      words.predikatCaption(format.count(total)),
    ),
    {
      table: {
        widths: shown.map(
          (predikat) => LEAST_CLASS + (countOf(predikat) / total) * (BODY_WIDTH - (LEAST_CLASS + 1) * shown.length),
        ),
        body: [
          shown.map((predikat) => ({
            text: format.count(countOf(predikat)),
            bold: true,
            fontSize: 10,
            fillColor: FILLS[predikat][0],
            color: FILLS[predikat][1],
            alignment: 'center' as const,
          })),
          shown.map((predikat) => ({
            text: words.predikat[predikat],
            fontSize: 7.5,
            color: INK3,
            alignment: 'center' as const,
          })),
        ],
      },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: (at: number) => (at > 0 ? 1 : 0),
        vLineColor: () => '#ffffff',
        paddingLeft: () => 0,
        paddingRight: () => 0,
        paddingTop: () => 3,
        paddingBottom: () => 3,
      },
    },
  ];
}

/** Whom to call: post, why, what to ask, what there is to win. */
export function calls({ calls: { listed, flagged }, numbers }: GovernmentSnapshot, voice: Voice): Content[] {
  const { words, format } = voice;
  if (listed.length === 0) return [headingOnPaper(words.calls, words.noCalls(numbers), 0)];
  const caption = `${words.callsRule(numbers)} ${words.callsCaption(format.count(listed.length), format.count(flagged))}`;
  const head = ['', words.callWho, words.callWhy, words.callAsk, words.callGain].map((text, at) => ({
    text,
    style: 'note',
    alignment: at === 4 ? ('right' as const) : ('left' as const),
  }));
  const rows = listed.map((call, at) => [
    { text: `${at + 1}.`, style: 'row', color: INK3 },
    { text: words.post(call.unit), style: 'row', bold: true },
    { text: callFacts(call, voice), style: 'row' },
    { text: askOf(call, voice), style: 'row' },
    {
      ...changeText({ direction: directionOf(fractionOf(call.gain)), text: format.signed(fractionOf(call.gain)) }, 9),
      alignment: 'right' as const,
    },
  ]);
  return [headingOnPaper(words.calls, caption, 0), listTable([14, 104, '*', 138, 36], [head, ...rows])];
}

export const method = ({ ruleset, knownAt, numbers }: GovernmentSnapshot, { words, format }: Voice): Content[] => [
  headingOnPaper(words.methodTitle, null),
  ...words
    .method(ruleset.id, format.instant(knownAt), numbers)
    .map((text): Content => ({ text, style: 'method', margin: [0, 0, 0, 3] })),
];
