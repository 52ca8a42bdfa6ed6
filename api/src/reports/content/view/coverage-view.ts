import type { CoverageSnapshot } from '../snapshot';
import { section, type Block, type Figure, type Row, type View } from './blocks';
import { governmentView } from './government-view';
import { countMark, coverageFigure, shareOf, voiceOf, type Voice } from './parts';

const SILENT_IN_MAIL = 8;
const UNTRAINED_NAMED = 12;

export function coverageView(snapshot: CoverageSnapshot): View {
  const voice = voiceOf(snapshot);
  const { figures } = voice.words;
  const { standing, complete, silent } = snapshot;
  const parts = {
    preheader: `${figures.complete} ${complete.now}/${complete.counted}, ${figures.partial} ${standing.partial}, ${figures.silent} ${silent.length}`,
    sentences: coverageSentences(snapshot, voice),
    figures: coverageFigures(snapshot, voice),
    rest: [...silentBlocks(snapshot, SILENT_IN_MAIL, voice), ...trainingBlocks(snapshot, voice)],
  };
  return governmentView(snapshot, parts, voice);
}

export function coverageSentences(
  { complete, standing, silent, training, numbers }: CoverageSnapshot,
  { words, format }: Voice,
): string[] {
  const by = complete.now - complete.before;
  const direction = by > 0 ? 'up' : by < 0 ? 'down' : 'same';
  const { trained, counted } = training;
  return [
    words.coverageSentence(
      format.count(complete.now),
      format.count(complete.counted),
      direction,
      format.count(Math.abs(by)),
      format.count(standing.partial),
      format.count(standing.none + standing.unmapped),
    ),
    words.silentSentence(format.count(silent.length), format.count(standing.unmapped), numbers),
    training.people === 0
      ? words.nobodyTrained
      : words.trainedSentence(format.count(trained), format.count(counted), format.percent(shareOf(trained, counted))),
  ];
}

export function coverageFigures(snapshot: CoverageSnapshot, voice: Voice): Figure[] {
  const { words, format } = voice;
  const { figures, of } = words;
  const { complete, level, silent, training, numbers } = snapshot;
  return [
    {
      label: figures.complete,
      value: format.count(complete.now),
      unit: `${of} ${format.count(complete.counted)}`,
      change: countMark(complete.before, complete.now, figures.opd, voice),
      note: figures.inAllAreas,
    },
    coverageFigure(level, voice),
    {
      label: figures.silent,
      value: format.count(silent.length),
      unit: figures.opd(silent.length),
      change: null,
      note: figures.silentNote(numbers),
    },
    {
      label: figures.trained,
      value: training.people === 0 ? '–' : format.count(training.trained),
      unit: training.people === 0 ? '' : `${of} ${format.count(training.counted)}`,
      change: null,
      note: training.people === 0 ? figures.notRecorded : format.percent(shareOf(training.trained, training.counted)),
    },
  ];
}

export function silentBlocks({ silent, numbers }: CoverageSnapshot, most: number, { words, format }: Voice): Block[] {
  if (silent.length === 0) {
    return section(words.silentOpds, null, words.silentOpds, { kind: 'paragraph', text: words.silentNone });
  }
  const rows = silent.slice(0, most).map(({ unit, lastOn, days }): Row => ({
    title: unit.abbreviation,
    value:
      lastOn === null || days === null ? words.neverSeen : words.lastSeen(format.shortDate(lastOn), format.count(days)),
  }));
  const left = silent.length - rows.length;
  return section(
    words.silentOpds,
    words.silentCaption(numbers),
    words.silentOpds,
    { kind: 'rows', rows },
    ...(left > 0 ? [{ kind: 'paragraph' as const, text: words.more(format.count(left)) }] : []),
  );
}

export function trainingBlocks({ training }: CoverageSnapshot, { words, format }: Voice): Block[] {
  const { untrained, people } = training;
  if (people === 0) {
    return section(words.training, null, words.training, { kind: 'paragraph', text: words.nobodyTrained });
  }
  const named = untrained.slice(0, UNTRAINED_NAMED).map(({ abbreviation }) => abbreviation);
  const left = untrained.length - named.length;
  const list = [...named, ...(left > 0 ? [words.more(format.count(left))] : [])].join(', ');
  const text = untrained.length === 0 ? '' : `${words.untrained(format.count(untrained.length))}: ${list}.`;
  return section(words.training, words.trainingCaption(format.count(people)), words.training, {
    kind: 'paragraph',
    text: text || words.everybodyTrained,
  });
}
