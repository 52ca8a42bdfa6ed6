import {
  firstHomelessDay,
  newFaults,
  obligedStretches,
  RefusedError,
  standingEvents,
  unitLives,
  type AreaDecision,
  type SopEvent,
  type SopHistory,
  type UnitEvent,
  type UnitHistory,
  type UnitId,
} from '@pantausop/domain';
import type { RecordedSop } from '../register/register-batch';
import type { RecordedOperation } from './operations.repository';
import { namedOn } from './unit-names';

/** The record as it stands when an operation is to be taken back. */
export interface RecordSince {
  readonly history: UnitHistory;
  /** the SOPs that ever lay in a unit of the operation, and those that it decided about */
  readonly sops: readonly RecordedSop[];
  readonly areaDecisions: readonly AreaDecision[];
  /** ids of the SOP events that the operation recorded and that stand, with what each of them replaces */
  readonly batch: ReadonlyMap<string, SopEvent | null>;
}

interface Said {
  readonly id: string;
  readonly en: string;
}

/** @throws RefusedError 409 that names what was recorded since and rests on the operation */
export function mustBeFree(operation: RecordedOperation, since: RecordSince): void {
  const found = [...unitsSince(operation, since), ...decisionsSince(operation, since), ...sopsSince(operation, since)];
  if (found.length === 0) return;
  const [shown, rest] = [found.slice(0, 3), Math.max(0, found.length - 3)];
  const id = `perubahan ini tidak dapat ditarik karena sesudahnya tercatat: ${shown.map((one) => one.id).join('; ')}${rest ? `; dan ${rest} lainnya` : ''}`;
  const en = `this operation cannot be retracted, because these rest on it: ${shown.map((one) => one.en).join('; ')}${rest ? `; and ${rest} more` : ''}`;
  throw new RefusedError('operation_rested_on', 'conflict', { id, en }, { count: found.length });
}

/** Facts said since of its units, or of others that name a unit that it made. */
function unitsSince({ unitEvents, recordedAt, effectiveOn }: RecordedOperation, { history }: RecordSince): Said[] {
  const own = new Set(unitEvents);
  const retracted = new Set(history.retractions.map(({ retracts }) => retracts));
  const lives = unitLives(history);
  const without = unitLives({ ...history, events: history.events.filter(({ id }) => !own.has(id)) });
  const made = madeBy(history, own);
  const changed = new Set(history.events.flatMap(({ id, unit }) => (own.has(id) ? [unit] : [])));
  const rests = ({ id, unit, fact, recordedAt: at }: UnitEvent): boolean => {
    if (own.has(id) || retracted.has(id) || at <= recordedAt) return false;
    const named = 'parent' in fact ? [fact.parent ?? ''] : fact.type === 'closed' ? fact.successors : [];
    return changed.has(unit) || named.some((other) => made.has(other));
  };
  const later = history.events.filter(rests).map(({ unit, fact, effectiveOn: on }): Said => {
    const { name } = namedOn(lives, unit, on);
    return { id: `perubahan unit ${name} (${on})`, en: `${fact.type} of ${name} (${on})` };
  });
  if (later.length > 0) return later;
  return newFaults(lives, without, effectiveOn).map(({ unit, on }): Said => {
    const { name } = namedOn(lives, unit, on);
    return { id: `unit ${name} kehilangan tempatnya`, en: `the unit ${name} would lose its place` };
  });
}

function decisionsSince({ unitEvents }: RecordedOperation, { history, areaDecisions }: RecordSince): Said[] {
  const made = madeBy(history, new Set(unitEvents));
  return areaDecisions
    .filter(({ unit, retractedAt }) => retractedAt === null && made.has(unit))
    .map(({ area, from }) => ({
      id: `keputusan area ${area} tidak berlaku (${from})`,
      en: `the decision that ${area} does not apply (${from})`,
    }));
}

/** SOPs that were put somewhere since, or that would lie in a unit that does not stand. */
function sopsSince({ unitEvents, recordedAt }: RecordedOperation, { history, sops, batch }: RecordSince): Said[] {
  const own = new Set(unitEvents);
  const lives = unitLives({ ...history, events: history.events.filter(({ id }) => !own.has(id)) });
  return sops.flatMap((sop): Said[] => {
    const standing = standingEvents(sop.history);
    const decided = standing.some(({ id }) => batch.has(id));
    const placedSince = decided && standing.some(({ fact, recordedAt: at }) => 'unit' in fact && at > recordedAt);
    const homeless = firstHomelessDay(obligedStretches(withoutBatch(sop.history, batch)), lives);
    if (!placedSince && !homeless) return [];
    const title = standing.findLast(({ fact }) => 'title' in fact)?.fact;
    const name = title && 'title' in title ? title.title : sop.id;
    return [{ id: `SOP "${name}"`, en: `the SOP "${name}"` }];
  });
}

/** What stands without the operation's events: those that it had corrected stand again. */
function withoutBatch(history: SopHistory, batch: ReadonlyMap<string, SopEvent | null>): SopEvent[] {
  const back = new Set([...batch.values()].flatMap((event) => (event ? [event.id] : [])));
  return standingEvents({
    events: history.events.filter(({ id }) => !batch.has(id)),
    retractions: history.retractions.filter(({ retracts }) => !back.has(retracts)),
  });
}

const madeBy = ({ events }: UnitHistory, own: ReadonlySet<string>): ReadonlySet<UnitId> =>
  new Set(events.flatMap(({ id, unit, fact }) => (own.has(id) && fact.type === 'established' ? [unit] : [])));
