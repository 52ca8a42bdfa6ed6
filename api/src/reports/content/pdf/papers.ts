import type { Content } from './content';
import { directionOf } from '@pantausop/domain';
import { fractionOf } from '../exact';
import { areasDrawing, progressDrawing, reportCardAreas } from '../pictures/charts';
import type { CoverageSnapshot, LeadershipSnapshot, ReportCardSnapshot } from '../snapshot';
import { coverageFigures, coverageSentences, silentBlocks, trainingBlocks } from '../view/coverage-view';
import { expiringBlocks, leadershipFigures, leadershipSentences, progressFacts } from '../view/leadership-view';
import { extremes } from '../view/area-map';
import { moverBlocks, voiceOf, type Voice } from '../view/parts';
import {
  actionBlocks,
  areasBlocks,
  dueBlocks,
  reportCardFigures,
  reportCardSentences,
  storyBlocks,
} from '../view/report-card-view';
import { areas, calls, causes, method, predikats } from './paper-sections';
import { kop, verification, type Seal } from './kop';
import { matrixPage } from './matrix-page';
import { DRAWN_WIDTH, INK3, listTable } from './paper';
import { chart, headingOnPaper, onPaper } from './paper-blocks';

const ALL = Infinity;
const SILENT_ON_PAPER = 8;
const broken = (content: Content[]): Content[] => [{ stack: content, pageBreak: 'before' }];

/** Four pages for a meeting: what, why, where, who. */
export function leadershipPaper(snapshot: LeadershipSnapshot, seal: Seal): Content[] {
  const voice = voiceOf(snapshot);
  const { words } = voice;
  const progress = progressFacts(snapshot, voice);
  return [
    ...kop(snapshot, seal, voice, null),
    ...onPaper([
      { kind: 'sentences', lines: leadershipSentences(snapshot, voice) },
      {
        kind: 'figures',
        figures: leadershipFigures(snapshot, voice),
        note: null,
      },
    ]),
    headingOnPaper(progress.finding, progress.caption),
    chart(progressDrawing(snapshot, DRAWN_WIDTH, 290)),
    headingOnPaper(words.directions, null),
    listTable(
      [14, '*', 'auto'],
      directions(snapshot, voice).map(({ text, page }, at) => [
        { text: `${at + 1}.`, style: 'row', color: INK3 },
        { text, style: 'row' },
        { text: words.onPage(page), style: 'note' },
      ]),
    ),
    ...broken([
      ...causes(snapshot, voice),
      ...areas(snapshot, voice),
      {
        columns: [
          { stack: onPaper(moverBlocks(snapshot.rising, true, ALL, voice)), width: '*' },
          { stack: onPaper(moverBlocks(snapshot.falling, false, ALL, voice)), width: '*' },
        ],
        columnGap: 24,
      },
      ...predikats(snapshot, voice),
    ]),
    ...broken(matrixPage(snapshot, voice)),
    ...broken([
      ...calls(snapshot, voice),
      ...onPaper(expiringBlocks(snapshot, voice)),
      ...method(snapshot, voice),
      verification(seal, voice),
    ]),
  ];
}

/** Who has what, who is silent, who was trained. */
export function coveragePaper(snapshot: CoverageSnapshot, seal: Seal): Content[] {
  const voice = voiceOf(snapshot);
  return [
    ...kop(snapshot, seal, voice, null),
    ...onPaper([
      { kind: 'sentences', lines: coverageSentences(snapshot, voice) },
      {
        kind: 'figures',
        figures: coverageFigures(snapshot, voice),
        note: null,
      },
    ]),
    ...areas(snapshot, voice),
    ...onPaper([...silentBlocks(snapshot, SILENT_ON_PAPER, voice), ...trainingBlocks(snapshot, voice)]),
    ...broken(matrixPage(snapshot, voice)),
    ...broken([...calls(snapshot, voice), ...method(snapshot, voice), verification(seal, voice)]),
  ];
}

/** One or two pages about one OPD. */
export function reportCardPaper(snapshot: ReportCardSnapshot, seal: Seal): Content[] {
  const voice = voiceOf(snapshot);
  const { unit } = snapshot;
  const figures = reportCardFigures(snapshot, voice);
  return [
    ...kop(snapshot, seal, voice, unit.name === unit.abbreviation ? null : unit.name),
    ...onPaper([
      { kind: 'sentences', lines: reportCardSentences(snapshot, voice) },
      { kind: 'figures', figures, note: null },
      ...actionBlocks(snapshot, voice),
    ]),
    {
      stack: onPaper(
        areasBlocks(snapshot, voice).slice(0, 2),
        areasDrawing(reportCardAreas(snapshot), voice, DRAWN_WIDTH, null),
      ),
      unbreakable: true,
    },
    { stack: onPaper(storyBlocks(snapshot, voice)), unbreakable: true },
    ...onPaper(dueBlocks(snapshot, 12, voice)),
    verification(seal, voice),
  ];
}

/** Three points for direction, with the page on which each is found. */
function directions(snapshot: LeadershipSnapshot, { words, format }: Voice): { text: string; page: number }[] {
  const { calls: called, expiring, areas: all, numbers } = snapshot;
  const [first] = called.listed;
  const [low] = extremes(all);
  const weakest = all.find(({ area }) => area === low);
  const loss = fractionOf(expiring.loss);
  return [
    ...(first
      ? [{ text: words.directCalls(format.count(called.flagged), words.post(first.unit), numbers), page: 4 }]
      : []),
    ...(expiring.sops > 0
      ? [
          {
            text: words.directExpiring(
              format.count(expiring.months[0]?.sops ?? 0),
              format.month(expiring.months[0]?.to ?? expiring.until),
              format.count(expiring.sops),
              directionOf(loss) === 'same' ? null : format.size(loss),
            ),
            page: 4,
          },
        ]
      : []),
    ...(weakest && weakest.now.inForce < weakest.now.required
      ? [
          {
            text: words.directArea(
              words.areaInSentence(weakest.area),
              format.count(weakest.now.required - weakest.now.inForce),
              format.count(weakest.now.required),
            ),
            page: 2,
          },
        ]
      : []),
  ];
}
