import { addDays, type CalendarDate, type SopFact } from '@pantausop/domain';
import { REORGANISATION_ON } from '../reference/units';
import type { Need } from './needs';
import { OPENED_ON } from './needs';
import { holderOn } from './organisation';
import { randomFrom, type Random } from './random';
import type { DatedFact, DemoEvent } from './types';

/** A line of the record of one SOP: an event, or a retraction with the reason. */
export type Entry =
  | { readonly kind: 'event'; readonly on: CalendarDate; readonly event: DemoEvent }
  | { readonly kind: 'retraction'; readonly on: CalendarDate; readonly event: string; readonly reason: string };

/** The day on which the reorganisation was written down, three weeks after it took effect. */
export const REORGANISATION_RECORDED_ON = addDays(REORGANISATION_ON, 21);

/**
 * Says when each fact of an SOP was written down: mostly within days, some late by weeks, never before an earlier fact
 * of the same SOP; what concerns a merged unit before its end is known when the reorganisation is. A few are wrong at
 * first and corrected later.
 */
export function recordOf(seed: string, need: Need, facts: readonly DatedFact[]): Entry[] {
  const random = randomFrom(`${seed}/record/${need.sop}`);
  const entries: Entry[] = [];
  let last = OPENED_ON;
  facts.forEach(({ fact, effectiveOn }, index) => {
    const usual = addDays(effectiveOn, lagOf(random, effectiveOn));
    const day = withinReorganisation(need, effectiveOn, usual);
    last = day > last ? day : last;
    // the operation itself moves the SOPs of the units that it ends
    if (isReorganisation(fact)) return;
    const event = { key: `${need.sop}/${index + 1}`, fact, effectiveOn };
    const gap = facts[index + 1]?.effectiveOn ?? addDays(last, 1);
    entries.push(...asRecorded(event, last, gap, randomFrom(`${seed}/slips/${event.key}`)));
  });
  return entries;
}

const isReorganisation = (fact: SopFact): boolean => fact.type === 'moved' && fact.cause === 'reorganization';

function lagOf(random: Random, effectiveOn: CalendarDate): number {
  if (effectiveOn === OPENED_ON) return random.int(4, 40);
  const drawn = random.next();
  return drawn < 0.72 ? random.int(0, 5) : drawn < 0.94 ? random.int(6, 24) : random.int(25, 75);
}

function withinReorganisation({ origin }: Need, effectiveOn: CalendarDate, usual: CalendarDate): CalendarDate {
  const closes = holderOn(origin, REORGANISATION_ON) !== origin;
  if (effectiveOn < REORGANISATION_ON) {
    return closes && usual > REORGANISATION_RECORDED_ON ? REORGANISATION_RECORDED_ON : usual;
  }
  return usual > REORGANISATION_RECORDED_ON || !closes ? usual : REORGANISATION_RECORDED_ON;
}

/** The event as it was recorded on `on`: right, or wrong and put right some weeks later. */
function asRecorded(event: DemoEvent, on: CalendarDate, before: CalendarDate, random: Random): Entry[] {
  const right: Entry[] = [{ kind: 'event', on, event }];
  const { fact, effectiveOn, key } = event;
  const later = addDays(on, random.int(20, 95));
  const corrected = (wrong: SopFact, wrongDay: CalendarDate, reason: string): Entry[] => [
    { kind: 'event', on, event: { key: `${key}x`, fact: wrong, effectiveOn: wrongDay } },
    { kind: 'retraction', on: later, event: `${key}x`, reason },
    { kind: 'event', on: later, event: { ...event, replaces: `${key}x` } },
  ];
  if (fact.type === 'ratified' && effectiveOn !== OPENED_ON && random.chance(0.02)) {
    const wrongDay = addDays(effectiveOn, random.int(1, 9));
    if (wrongDay > on || wrongDay >= before) return right;
    return corrected(fact, wrongDay, 'Tanggal pengesahan salah ketik');
  }
  if (fact.type === 'document_checked' && random.chance(0.012)) {
    const fewer = fact.elements.slice(0, -random.int(1, 3));
    return corrected({ ...fact, elements: fewer }, effectiveOn, 'Unsur terlewat saat pemeriksaan dokumen');
  }
  if (fact.type === 'monitored' && random.chance(0.008)) {
    const result = fact.result === 'well' ? 'not_well' : 'well';
    return corrected({ ...fact, result }, effectiveOn, 'Hasil monitoring tertukar');
  }
  if (fact.type === 'monitored' && random.chance(0.006)) {
    return [...right, { kind: 'retraction', on: later, event: key, reason: 'Tercatat pada SOP yang keliru' }];
  }
  return right;
}
