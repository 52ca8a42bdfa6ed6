import { changeBetween, coverageOf, directionOf, fraction, type Direction, type Fraction } from '@pantausop/domain';
import { fractionOf } from '../exact';
import type { CallFact, Covered, GovernmentSnapshot, LevelFact, MoverFact, SnapshotHead } from '../snapshot';
import { formatIn, wordsIn, type Format, type ReportWords } from '../words';
import { section, type Block, type ChangeMark, type Figure, type Row, type View } from './blocks';

/** How a report is said: its language and its numbers. */
export interface Voice {
  readonly words: ReportWords;
  readonly format: Format;
}

export const voiceOf = ({ language }: Pick<SnapshotHead, 'language'>): Voice => ({
  words: wordsIn(language),
  format: formatIn(language),
});

/** The change of a ratio in points; null where one side has no data. */
export function pointsMark(change: Fraction | null, { words, format }: Voice, unit = true): ChangeMark | null {
  if (change === null) return null;
  const direction = directionOf(change);
  const size = `${format.size(change)}${unit ? ` ${words.points}` : ''}`;
  return { direction, text: direction === 'same' ? words.direction('same') : size };
}

export function countMark(
  before: number,
  now: number,
  unit: (count: number) => string,
  { words, format }: Voice,
): ChangeMark {
  const direction: Direction = now > before ? 'up' : now < before ? 'down' : 'same';
  const moved = Math.abs(now - before);
  const size = `${format.count(moved)} ${unit(moved)}`;
  return { direction, text: direction === 'same' ? words.direction('same') : size };
}

/** Signed points with one decimal in a colour: +5,3. */
export const gainMark = (gain: Fraction, { format }: Voice, digits: 1 | 2 | 3 | 4 = 1): ChangeMark => ({
  direction: directionOf(gain, digits),
  text: format.signed(gain, digits),
});

export interface Levels {
  readonly now: LevelFact;
  readonly before: LevelFact;
}

export const indexChange = ({ now, before }: Levels): Fraction | null =>
  changeBetween(fractionOf(before.index), fractionOf(now.index));

/** Indeks X naik 1,3 poin menjadi 67,4 (predikat Cukup); more. */
export function indexSentence(of: string, levels: Levels, more: string, { words, format }: Voice): string {
  const { index, predikat } = levels.now;
  if (index === null || predikat === null) return words.noIndex(of);
  const change = indexChange(levels);
  const direction = change && directionOf(change);
  const size = change ? format.size(change) : '';
  return words.indexSentence(of, direction, size, format.ratio(fractionOf(index)), words.predikat[predikat], more);
}

export function indexFigure(levels: Levels, voice: Voice): Figure {
  const { words, format } = voice;
  const { index, predikat } = levels.now;
  return {
    label: words.figures.index,
    value: format.ratio(fractionOf(index)),
    unit: '',
    change: pointsMark(indexChange(levels), voice),
    note: predikat === null ? '' : words.predikat[predikat],
  };
}

export function coverageFigure({ now, before }: { now: Covered; before: Covered }, voice: Voice): Figure {
  const { words, format } = voice;
  return {
    label: words.figures.coverage,
    value: format.percent(coverageOf(now)),
    unit: '',
    change: pointsMark(changeBetween(coverageOf(before), coverageOf(now)), voice),
    note: `${format.of(now)} SOP`,
  };
}

/** Whom to call, the first `most` of them. */
export function callBlocks({ calls, numbers }: GovernmentSnapshot, most: number, voice: Voice): Block[] {
  const { words, format } = voice;
  const shown = calls.listed.slice(0, most);
  if (shown.length === 0) {
    return section(words.calls, null, words.calls, { kind: 'paragraph', text: words.noCalls(numbers) });
  }
  const caption = words.callsCaption(format.count(shown.length), format.count(calls.flagged));
  return section(words.calls, caption, words.calls, {
    kind: 'rows',
    rows: shown.map((call, at) => callRow(call, at, voice)),
  });
}

export function callRow(call: CallFact, at: number, voice: Voice): Row {
  const { words } = voice;
  return {
    lead: `${at + 1}.`,
    title: words.post(call.unit),
    notes: [callFacts(call, voice)],
    ask: askOf(call, voice),
    strong: true,
  };
}

/** What to ask of a unit: whoever has mapped nothing begins with that. */
export const askOf = ({ why, required }: CallFact, { words }: Voice): string => words.ask[required === 0 ? 'map' : why];

export function callFacts(
  { why, index, change, open, required, lastOn, days }: CallFact,
  { words, format }: Voice,
): string {
  const { silent, never, fell, unmapped, open: stillOpen, index: atIndex } = words.callFacts;
  const fall = fractionOf(change);
  const facts = [
    why === 'silent'
      ? lastOn === null || days === null
        ? never
        : silent(format.date(lastOn), format.count(days))
      : '',
    why === 'fell' && fall ? fell(format.size(fall)) : '',
    required === 0 ? unmapped : stillOpen(format.count(open), format.count(required)),
    index === null ? '' : atIndex(format.ratio(fractionOf(index))),
  ].filter(Boolean);
  return `${facts.join('; ').replace(/^./, (first) => first.toUpperCase())}.`;
}

/** Who rose or fell most. */
export function moverBlocks(movers: readonly MoverFact[], up: boolean, most: number, voice: Voice): Block[] {
  const { words, format } = voice;
  const title = up ? words.rising : words.falling;
  if (movers.length === 0) {
    return section(title, null, title, { kind: 'paragraph', text: up ? words.noRising : words.noFalling });
  }
  const rows = movers.slice(0, most).map(({ unit, index, change, reasons }): Row => {
    const moved = fractionOf(change);
    return {
      title: unit.abbreviation,
      notes: reasons.length === 0 ? [] : [reasons.map((reason) => words.happened(reason)).join(', ')],
      value: format.ratio(fractionOf(index)),
      change: { direction: directionOf(moved), text: format.size(moved) },
    };
  });
  return section(title, words.moversCaption, title, { kind: 'rows', rows });
}

/** Of two counts as an exact ratio. */
export const shareOf = (part: number, whole: number): Fraction | null => fraction(part, whole);

/** Who writes: the first line of the letterhead. */
export const senderOf = ({ letterhead }: SnapshotHead): Pick<View, 'from' | 'crest'> => ({
  from: letterhead.government,
  crest: letterhead.crest !== null,
});

export const sampleNote = ({ sample }: SnapshotHead, { words }: Voice): Block[] =>
  sample ? [{ kind: 'paragraph', text: words.sample }] : [];
