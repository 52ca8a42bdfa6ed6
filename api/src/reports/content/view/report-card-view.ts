import { coverageOf, digitsThatAddUp, subtractFractions, sumOfFractions, type CellStatus } from '@pantausop/domain';
import { fractionOf } from '../exact';
import type { ReportCardSnapshot } from '../snapshot';
import { section, type Block, type Figure, type Row, type View } from './blocks';
import {
  countMark,
  coverageFigure,
  gainMark,
  indexChange,
  indexFigure,
  indexSentence,
  sampleNote,
  senderOf,
  voiceOf,
  type Voice,
} from './parts';

const DUE_IN_MAIL = 5;
export const AREAS_CID = 'areas';
export const AREAS_SIZE = { width: 536, height: 300 };

const MARKS: Readonly<Record<CellStatus, string>> = {
  complete: '●',
  partial: '◐',
  none: '○',
  not_applicable: '–',
  unmapped: '?',
};

export function reportCardView(snapshot: ReportCardSnapshot): View {
  const voice = voiceOf(snapshot);
  const { words, format } = voice;
  const { asOf, comparedWith, unit, baseUrl } = snapshot;
  const open = words.open.reportCard(format.date(asOf));
  return {
    title: snapshot.title,
    subtitle: unit.name === unit.abbreviation ? null : unit.name,
    ...senderOf(snapshot),
    asOf: words.asOf(format.date(asOf)),
    preheader: reportCardSentences(snapshot, voice)[0]?.slice(0, 88) ?? '',
    blocks: [
      ...sampleNote(snapshot, voice),
      { kind: 'sentences', lines: reportCardSentences(snapshot, voice) },
      ...actionBlocks(snapshot, voice),
      { kind: 'button', label: open, url: `${baseUrl}/opd/${encodeURIComponent(unit.code)}?per=${asOf}` },
      {
        kind: 'figures',
        figures: reportCardFigures(snapshot, voice),
        note: words.comparedWith(format.date(comparedWith)),
      },
      ...areasBlocks(snapshot, voice),
      ...storyBlocks(snapshot, voice),
      ...dueBlocks(snapshot, DUE_IN_MAIL, voice),
    ],
    foot: [words.attachments.reportCard(format.count(snapshot.sops.length)), words.sealed],
  };
}

export function reportCardSentences(snapshot: ReportCardSnapshot, voice: Voice): string[] {
  const { words, format } = voice;
  const { unit, level, rank, areas, areasComplete, actions, afterActions } = snapshot;
  const kind = words.kindName(unit.kind);
  const ranked =
    rank.rank === null || rank.ranked < 2
      ? ''
      : words.rankAmong(format.count(rank.rank), format.count(rank.ranked), kind);
  const open = areas.filter(({ status }) => status !== 'complete' && status !== 'not_applicable');
  const named = open.map(({ area, status, now }) => {
    const of =
      status === 'unmapped' ? words.status.unmapped : words.kOfN(format.count(now.inForce), format.count(now.required));
    return `${words.areaInSentence(area)} (${of})`;
  });
  const gain = sumOfFractions(actions.map((action) => fractionOf(action.gain)));
  return [
    indexSentence(unit.abbreviation, level, ranked, voice),
    words.areasSentence(format.count(areasComplete.now), format.count(areasComplete.counted), format.list(named)),
    actions.length === 0 || afterActions === null
      ? words.noActions
      : words.actionsSentence(
          actions.length,
          format.size(gain),
          format.ratio(fractionOf(afterActions.index)),
          words.predikat[afterActions.predikat],
        ),
  ];
}

export function actionBlocks({ actions }: ReportCardSnapshot, voice: Voice): Block[] {
  const { words } = voice;
  if (actions.length === 0) return [];
  const title = words.actions(actions.length);
  const rows = actions.map(({ title: sop, area, what, gain }, at): Row => ({
    lead: `${at + 1}.`,
    title: `${words.action[what]}: ${sop}`,
    notes: [`${words.areaName(area)}; ${words.actionNote[what]}`],
    change: gainMark(fractionOf(gain), voice),
    strong: true,
  }));
  return section(title, words.actionsCaption, title, { kind: 'rows', rows });
}

export function reportCardFigures(snapshot: ReportCardSnapshot, voice: Voice): Figure[] {
  const { words, format } = voice;
  const { level, areasComplete, peers, unit, comparedWith } = snapshot;
  const { figures } = words;
  const [own, median] = [fractionOf(level.now.index), fractionOf(peers.median)];
  const kind = words.kindName(unit.kind);
  return [
    indexFigure(level, voice),
    coverageFigure(level, voice),
    {
      label: figures.areasComplete,
      value: format.count(areasComplete.now),
      unit: `${words.of} ${format.count(areasComplete.counted)}`,
      change: countMark(areasComplete.before, areasComplete.now, figures.area, voice),
      note: figures.beforeIn(format.count(areasComplete.before), format.monthName(comparedWith)),
    },
    {
      label: figures.median(kind),
      value: format.ratio(median),
      unit: '',
      change: null,
      note: [
        own && median ? figures.ownAgainst(format.signed(subtractFractions(own, median))) : '',
        `${format.count(peers.count)} ${kind}`,
      ]
        .filter(Boolean)
        .join(', '),
    },
  ];
}

/** The eight areas against the median of the kind: drawn, and in words area by area. */
export function areasBlocks({ areas, unit, peers }: ReportCardSnapshot, { words, format }: Voice): Block[] {
  const kind = words.kindName(unit.kind);
  const open = areas.filter(({ status }) => status !== 'complete');
  const rest = areas.length - open.length;
  const rows = open.map(({ area, status, now, median }): Row => {
    const counts = status === 'unmapped' || status === 'not_applicable' ? '' : `, ${format.of(now)}`;
    return {
      lead: MARKS[status],
      title: words.areaName(area),
      notes: median === null ? [] : [words.medianIs(kind, format.percent(fractionOf(median)))],
      value: `${words.status[status]}${counts}`,
    };
  });
  const alt = areas.map(({ area, now }) => `${words.areaName(area)} ${format.percent(coverageOf(now))}`).join(', ');
  const title = words.areasAgainst(kind);
  return section(
    title,
    words.areasAgainstCaption(format.count(peers.count), kind),
    title,
    { kind: 'picture', cid: AREAS_CID, alt, ...AREAS_SIZE },
    {
      kind: 'rows',
      rows: [
        ...rows,
        ...(rest === 0
          ? []
          : [{ lead: MARKS.complete, title: words.otherAreas(format.count(rest)), value: words.status.complete }]),
      ],
    },
  );
}

/** What changed the index: rows that add up to the whole as they are written. */
export function storyBlocks(snapshot: ReportCardSnapshot, voice: Voice): Block[] {
  const { words, format } = voice;
  const { story, level, asOf, period } = snapshot;
  const whole = indexChange(level);
  const title = words.changedIn(
    period.from.slice(0, 7) === period.to.slice(0, 7) ? format.monthName(asOf) : format.month(asOf),
  );
  if (whole === null || story.length === 0) {
    return section(title, null, title, { kind: 'paragraph', text: words.nothingChanged });
  }
  const digits = digitsThatAddUp(
    story.map(({ gain }) => fractionOf(gain)),
    whole,
  );
  const rows = story.map(({ gain, titles, ...reason }): Row => {
    const [only] = titles;
    return {
      title: words.happened(reason),
      notes: titles.length === 1 && only ? [only] : [],
      change: gainMark(fractionOf(gain), voice, digits),
    };
  });
  const total: Row = {
    ...{ title: words.indexChange, strong: true },
    change: { direction: 'same', text: format.signed(whole, digits) },
  };
  return section(title, words.storyCaption(digits), title, { kind: 'rows', rows: [...rows, total] });
}

export function dueBlocks({ due, numbers }: ReportCardSnapshot, most: number, { words, format }: Voice): Block[] {
  const title = words.due(numbers);
  if (due.dates.length === 0) return section(title, null, title, { kind: 'paragraph', text: words.dueNone(numbers) });
  const rows = due.dates
    .slice(0, most)
    .map(({ title, on, what }): Row => ({ title, notes: [words.dueWhat[what]], value: format.shortDate(on) }));
  const left = due.dates.length - rows.length;
  return section(
    title,
    words.dueCaption(format.count(due.dates.length), format.date(due.until)),
    title,
    { kind: 'rows', rows },
    ...(left > 0 ? [{ kind: 'paragraph' as const, text: words.dueMore(format.count(left)) }] : []),
  );
}
