import type { Direction } from '@pantausop/domain';
import type { SENTENCES_ID } from './sentences.id';

export const DIRECTIONS: Readonly<Record<Direction, string>> = { up: 'up', down: 'down', same: 'unchanged' };

const movedTo = (direction: Direction | null, size: string, value: string): string =>
  direction === null
    ? `is now ${value}`
    : direction === 'same'
      ? `is unchanged at ${value}`
      : `went ${DIRECTIONS[direction]} ${size} points to ${value}`;

/** The sentences of reports in English. */
export const SENTENCES_EN: typeof SENTENCES_ID = {
  indexSentence: (of, direction, size, value, predikat, more) =>
    `The index of ${of} ${movedTo(direction, size, value)} (${predikat})${more}.`,
  noIndex: (of) => `The index of ${of} cannot be computed yet: no SOPs are mapped.`,
  indexOfGovernment: (name) => `SOP compliance in ${name.replace(/^Pemerintah\s+/, '')}`,
  inForce: (k, n, c) => `; ${k} of ${n} required SOPs are in force (${c})`,
  rankAmong: (rank, ranked, kind) => `, rank ${rank} of ${ranked} ${kind}`,
  movedSentence: (p) => {
    const lapsed = [
      p.isCurrent ? `${p.current} SOPs passed their evaluation date` : '',
      p.isApplied ? `${p.applied}${p.isCurrent ? '' : ' SOPs'} passed their monitoring date` : '',
    ]
      .filter(Boolean)
      .join(' and ');
    const held = p.held === null ? '' : `, which held the index back by ${p.held} points`;
    if (p.isRatified) {
      return `${p.ratified} new SOPs were signed in ${p.units} OPDs${lapsed ? `, but ${lapsed}${held}` : ''}.`;
    }
    return lapsed ? `${lapsed}${held}, and no new SOP was signed.` : 'No new SOP was signed and none passed its date.';
  },
  weakestSentence: (area, c, outlook) => `${area} is still the lowest area (${c})${outlook}.`,
  everythingCovered: 'All required SOPs of all areas are in force',
  target: {
    coverage: (value) => `the coverage target of ${value}`,
    index: (value) => `the index target of ${value}`,
  },
  outlook: {
    reached: (target) => `, and ${target} is reached`,
    never: (target) => `, and ${target} is not reached at the pace of the last six months`,
    in_time: (target, on) => `, and at the pace of the last six months ${target} is reached in ${on}, in time`,
    earlier: (target, on, due) =>
      `, and at the pace of the last six months ${target} is reached in ${on}, earlier than ${due}`,
    later: (target, on, due) => `, and at the pace of the last six months ${target} is reached in ${on}, not ${due}`,
    unknown: '; there is no pace yet',
  },
  areasSentence: (k, n, open) =>
    open ? `${k} of ${n} areas are complete; open are ${open}.` : `All ${n} areas are complete.`,
  actionsSentence: (count, gain, index, predikat) =>
    `The ${count === 1 ? 'action' : `${['', '', 'two', 'three', 'four', 'five'][count] ?? count} actions`} below add ${gain} points, which takes the index to ${index} (${predikat}).`,
  noActions: 'All points are won; keep monitoring and evaluating in time.',
  coverageSentence: (k, n, direction, size, partial, none) =>
    `${k} of ${n} OPDs are complete in all areas${direction === 'same' ? ', unchanged' : `, ${DIRECTIONS[direction]} ${size}`}; ${partial} in part and ${none} have no SOP in force.`,
  silentSentence: (silent, unmapped, { silentDays }) =>
    `${silent} OPDs recorded nothing for ${silentDays} days or more, and ${unmapped} OPDs have not mapped which SOPs they need.`,
  trainedSentence: (k, n, c) => `${k} of ${n} OPDs took part in SOP training (${c}).`,
  nobodyTrained: 'Participants of SOP training are not recorded by OPD.',
  reminded: {
    past: (count) => `${count} past`,
    week: (count) => `${count} due this week`,
    afterIt: (count) => `${count} after it`,
    afterWeek: (count) => `${count} due after this week`,
  },
  firstOf: (what, title, when) => ` The first: ${what} of ${title}, ${when}.`,
  nothingDue: ({ remindDays }) => `Nothing is past and nothing falls due within ${remindDays} days.`,
};
