import { changeBetween, coverageOf, directionOf, weakestArea } from '@pantausop/domain';
import { fractionOf } from '../exact';
import type { LeadershipSnapshot } from '../snapshot';
import { section, type Block, type Figure, type Row, type View } from './blocks';
import { governmentView } from './government-view';
import { countMark, coverageFigure, indexFigure, indexSentence, moverBlocks, voiceOf, type Voice } from './parts';

const MOVERS_IN_MAIL = 3;
export const PROGRESS_CID = 'progress';
export const PROGRESS_SIZE = { width: 536, height: 300 };

export function leadershipView(snapshot: LeadershipSnapshot): View {
  const voice = voiceOf(snapshot);
  const parts = {
    preheader: preheaderOf(snapshot, voice),
    sentences: leadershipSentences(snapshot, voice),
    figures: leadershipFigures(snapshot, voice),
    rest: [
      ...progressBlocks(snapshot, voice),
      ...moverBlocks(snapshot.rising, true, MOVERS_IN_MAIL, voice),
      ...moverBlocks(snapshot.falling, false, MOVERS_IN_MAIL, voice),
      ...expiringBlocks(snapshot, voice),
    ],
  };
  return governmentView(snapshot, parts, voice);
}

function preheaderOf(snapshot: LeadershipSnapshot, voice: Voice): string {
  const { words, format } = voice;
  const { now } = snapshot.level;
  return [
    `${words.figures.index} ${format.ratio(fractionOf(now.index))}`,
    `${words.figures.coverage.toLowerCase()} ${format.percent(coverageOf(now))}`,
    `${format.count(snapshot.calls.flagged)} ${words.toCall}`,
  ].join(', ');
}

/** The three sentences; the first is the finding. */
export function leadershipSentences(snapshot: LeadershipSnapshot, voice: Voice): string[] {
  const { words, format } = voice;
  const { now } = snapshot.level;
  const covered = words.inForce(format.count(now.inForce), format.count(now.required), format.percent(coverageOf(now)));
  return [
    indexSentence(words.indexOfGovernment(snapshot.government.name), snapshot.level, covered, voice),
    movedSentence(snapshot, voice),
    weakestSentence(snapshot, voice),
  ];
}

function movedSentence({ moved }: LeadershipSnapshot, { words, format }: Voice): string {
  const lapsed = fractionOf(moved.lapsed);
  return words.movedSentence({
    ratified: format.count(moved.ratified),
    units: format.count(moved.ratifiedUnits),
    current: format.count(moved.currentLost),
    applied: format.count(moved.appliedLost),
    isRatified: moved.ratified > 0,
    isCurrent: moved.currentLost > 0,
    isApplied: moved.appliedLost > 0,
    held: directionOf(lapsed) === 'down' ? format.size(lapsed) : null,
  });
}

function weakestSentence(snapshot: LeadershipSnapshot, { words, format }: Voice): string {
  const weakest = weakestArea(snapshot.areas.map(({ area, now }) => ({ area, ...now })));
  const outlook = outlookClause(snapshot, { words, format });
  if (!weakest) return '';
  if (snapshot.areas.every(({ now }) => now.inForce === now.required)) return `${words.everythingCovered}${outlook}.`;
  return words.weakestSentence(words.areaName(weakest.area), format.percent(coverageOf(weakest)), outlook);
}

function outlookClause({ target, measure }: LeadershipSnapshot, { words, format }: Voice): string {
  if (target === null) return '';
  const value = fractionOf(target.value);
  const said = words.target[measure](measure === 'coverage' ? format.percent(value) : format.ratio(value));
  const { outlook } = target;
  switch (outlook.kind) {
    case 'none':
      return '';
    case 'unknown':
      return words.outlook.unknown;
    case 'reached':
    case 'never':
      return words.outlook[outlook.kind](said);
    case 'in_time':
    case 'earlier':
    case 'later':
      return words.outlook[outlook.kind](said, format.month(outlook.on), format.month(target.dueOn));
  }
}

export function leadershipFigures(snapshot: LeadershipSnapshot, voice: Voice): Figure[] {
  const { words, format } = voice;
  const { level, complete, expiring, numbers } = snapshot;
  const { figures } = words;
  const more = countMark(expiring.sopsBefore, expiring.sops, figures.sops, voice);
  return [
    indexFigure(level, voice),
    coverageFigure(level, voice),
    {
      label: figures.complete,
      value: format.count(complete.now),
      unit: `${words.of} ${format.count(complete.counted)}`,
      change: countMark(complete.before, complete.now, figures.opd, voice),
      note: figures.inAllAreas,
    },
    {
      label: figures.expiring,
      value: format.count(expiring.sops),
      unit: figures.sops(expiring.sops),
      change: { ...more, worse: more.direction === 'up' },
      note: figures.soonNote(numbers),
    },
  ];
}

/** The line of the last twelve months, said and drawn. */
export function progressBlocks(snapshot: LeadershipSnapshot, voice: Voice): Block[] {
  const { words } = voice;
  const facts = progressFacts(snapshot, voice);
  return section(facts.finding, facts.caption, words.progress[snapshot.measure], {
    kind: 'picture',
    cid: PROGRESS_CID,
    alt: facts.text,
    ...PROGRESS_SIZE,
  });
}

export function progressFacts(snapshot: LeadershipSnapshot, { words, format }: Voice) {
  const { measure, progress, target, pace, paceNeeded, ahead } = snapshot;
  const known = progress.flatMap(({ date, value }) => (value === null ? [] : [{ date, value: fractionOf(value) }]));
  const [first, last] = [known[0], known.at(-1)];
  const change = changeBetween(first?.value ?? null, last?.value ?? null);
  const read = measure === 'coverage' ? format.percent : format.ratio;
  const changed = change ? words.changed(directionOf(change), format.size(change)) : words.direction('same');
  const due = target && format.month(target.dueOn);
  const caption =
    pace === null
      ? null
      : `${words.paceCaption(format.signed(fractionOf(pace)))}${
          due === null || paceNeeded === null || target?.outlook.kind === 'reached'
            ? ''
            : words.paceNeeded(format.signed(fractionOf(paceNeeded)), due)
        }.`;
  const middle = known[Math.floor((known.length - 1) / 2)];
  const months = first && last ? monthsBetween(first.date, last.date) : 0;
  const finding = months > 0 ? words.progressFinding[measure](changed, months) : words.progress[measure];
  const points = [...new Set([first, middle, last])].flatMap((point) => point ?? []);
  const end = ahead.findLast(({ value }) => value !== null);
  const text = [
    `${finding}: ${points.map(({ date, value }) => `${read(value)} (${format.month(date)})`).join(', ')}.`,
    end ? `${words.forecastAt(format.month(end.date), read(fractionOf(end.value)))}.` : '',
    target && due !== null ? `${words.targetLabel(read(fractionOf(target.value)), format.date(target.dueOn))}.` : '',
  ];
  return { finding, caption, text: text.filter(Boolean).join(' ') };
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
const monthsBetween = (from: string, to: string): number => monthOf(to) - monthOf(from);

/** Currency that ends soon. */
export function expiringBlocks({ expiring, numbers }: LeadershipSnapshot, { words, format }: Voice): Block[] {
  const { months, units, loss, until, sops } = expiring;
  if (sops === 0) {
    const text = words.expiringNone(numbers);
    return section(words.expiring, null, words.expiring, { kind: 'paragraph', text });
  }
  const rows = months.map(({ from, to, sops: count }): Row => ({
    title: from.endsWith('-01') && isMonthEnd(to) ? format.month(to) : format.range(from, to),
    value: `${format.count(count)} ${words.figures.sops(count)}`,
  }));
  const most = words.expiringMost(
    units.map(({ unit, sops: own }) => `${unit.abbreviation} (${format.count(own)})`).join(', '),
  );
  const fall = fractionOf(loss);
  const costs = directionOf(fall) === 'same' ? '' : ` ${words.expiringLoss(format.size(fall), format.date(until))}`;
  return section(
    words.expiring,
    words.expiryExplained(numbers),
    words.expiring,
    { kind: 'rows', rows },
    { kind: 'paragraph', text: `${most}${costs}` },
  );
}

const isMonthEnd = (day: string): boolean => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
