import type { CalendarDate } from '@pantausop/domain';
import { Pages, recordedAt, recordingDays } from './demo/batches';
import { changesOf, inOrder } from './demo/changes';
import { Characters } from './demo/characters';
import { areaDecisionsOf, TARGETS, type Decided } from './demo/governance';
import { lifeOf } from './demo/lifecycle';
import { needsOf, OPENED_ON } from './demo/needs';
import { numberRatifications } from './demo/numbers';
import { recordOf, REORGANISATION_RECORDED_ON, type Entry } from './demo/recording';
import { REORGANISATION_BASIS, reorganisationOf2022 } from './demo/reorganisation';
import { Rounds } from './demo/rounds';
import type { DemoBatch, DemoOptions, DemoSop } from './demo/types';
import { REFERENCE_UNITS, REORGANISATION_ON } from './reference/units';

export type * from './demo/types';
export { demoProcesses, type DemoProcess } from './demo/processes';

/** The seed of the sample database. */
export const DEMO_SEED = 2019;

/**
 * An invented history of the SOPs of Pemko Medan from 3 January 2022 to the day before `today`, through the
 * reorganisation of December 2022, as the batches in which it was recorded. Only the units are real.
 * The same seed and day give the same batches; a later day continues the same history.
 */
export function* generateDemo({ seed, today }: DemoOptions): Generator<DemoBatch> {
  const root = String(seed);
  const characters = new Characters(root);
  const setting = { seed: root, today, characters, calendar: new Rounds(root, characters, today) };
  const sops = [...needsOf(root, characters)].map((need) => ({
    need,
    sop: need.sop,
    origin: need.origin,
    facts: inOrder(lifeOf(setting, need), changesOf(root, need, characters), today),
  }));
  numberRatifications(root, sops);
  const days = recordingDays(today);
  const pages = new Pages(days);
  for (const { need, facts } of sops) {
    for (const entry of recordOf(root, need, facts)) pages.write(need.sop, entry);
  }
  const decisions = areaDecisionsOf(root, characters);
  let since: CalendarDate | null = null;
  for (const day of days) {
    const batch: DemoBatch = {
      recordedAt: recordedAt(root, day),
      actor: 'sample',
      units: unitsRecordedOn(day),
      sops: [...pages.on(day)].map(([sop, entries]) => sopOf(sop, entries)),
      areaDecisions: decidedIn(decisions, since, day),
      targets: decidedIn(TARGETS, since, day),
      operations: operationsRecordedOn(day),
    };
    since = day;
    if (Object.values(batch).some((part) => Array.isArray(part) && part.length > 0)) yield batch;
  }
}

/** The units of the register as it opens; those of December 2022 come about by operations. */
function unitsRecordedOn(day: CalendarDate): DemoBatch['units'] {
  if (day !== OPENED_ON) return [];
  return REFERENCE_UNITS.filter(({ effectiveOn }) => effectiveOn < REORGANISATION_ON).map(
    ({ unit, fact, effectiveOn }) => ({ unit, fact, effectiveOn }),
  );
}

function operationsRecordedOn(day: CalendarDate): DemoBatch['operations'] {
  if (day !== REORGANISATION_RECORDED_ON) return [];
  return reorganisationOf2022().map((operation) => ({ operation, legalBasis: REORGANISATION_BASIS }));
}

function sopOf(sop: string, entries: readonly Entry[]): DemoSop {
  return {
    sop,
    events: entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : [])),
    retractions: entries.flatMap((entry) =>
      entry.kind === 'retraction' ? [{ event: entry.event, reason: entry.reason }] : [],
    ),
  };
}

const decidedIn = <T>(all: readonly Decided<T>[], since: CalendarDate | null, until: CalendarDate): T[] =>
  all.filter(({ on }) => on <= until && (since === null || on > since)).map(({ what }) => what);
