import {
  addMeasures,
  admit,
  calendarDate,
  contributionOf,
  dateInZone,
  excusedOn,
  foldEvents,
  matrixOf,
  mustBeDecided,
  mustBeHoused,
  planReorganisation,
  RULESET_1,
  standingEvents,
  stampFromIso,
  treeOn,
  unitLives,
  ZERO_MEASURES,
  type AreaCode,
  type AreaDecision,
  type CalendarDate,
  type Matrix,
  type Measures,
  type SopEvent,
  type SopRetraction,
  type Stamp,
  type UnitEvent,
  type UnitId,
  type UnitLife,
  type UnitOperation,
} from '@pantausop/domain';
import type { DemoBatch } from '../src/demo';

/** The history of one SOP as replayed; grows with each batch. */
interface Growing {
  readonly events: SopEvent[];
  readonly retractions: SopRetraction[];
}

/** Records the batches one by one as the register would, so that a spec sees what the register would refuse. */
export class Replay {
  readonly sops = new Map<string, Growing>();
  readonly units: UnitEvent[] = [];
  readonly decisions: AreaDecision[] = [];
  private readonly byKey = new Map<string, SopEvent>();
  private sequence = 0;

  /** @throws RefusedError where the rules do not admit an event; Error where a key or a unit is wrong */
  record(batch: DemoBatch): void {
    const recordedAt = stampFromIso(batch.recordedAt);
    const today = dateInZone(recordedAt / 1000, 'Asia/Jakarta');
    for (const { unit, fact, effectiveOn } of batch.units) {
      const sequence = (this.sequence += 1);
      this.units.push({ id: `u${sequence}`, unit, fact, effectiveOn, recordedAt, sequence });
    }
    const lives = this.lives();
    for (const { sop, events, retractions } of batch.sops) {
      const history = this.sops.get(sop) ?? { events: [], retractions: [] };
      this.sops.set(sop, history);
      for (const { event, reason } of retractions) this.retract(history, event, reason, recordedAt);
      for (const { key, fact, effectiveOn, replaces } of events) {
        if (this.byKey.has(key)) throw new Error(`${key} is recorded twice`);
        const orderedAt = replaces === undefined ? recordedAt : this.find(replaces).orderedAt;
        const event = { id: key, fact, effectiveOn, recordedAt, orderedAt, sequence: (this.sequence += 1) };
        if ('unit' in fact) existing(lives, fact.unit, effectiveOn);
        admit(history, event, today);
        history.events.push(event);
        this.byKey.set(key, event);
      }
    }
    for (const { operation } of batch.operations) this.reorganise(operation, recordedAt, today);
    for (const decision of batch.areaDecisions) {
      const id = `d${(this.sequence += 1)}`;
      this.decisions.push({ id, ...decision, recordedAt, retractedAt: null });
    }
  }

  /** An operation with the usual decision for every SOP. */
  private reorganise(operation: UnitOperation, recordedAt: Stamp, today: CalendarDate): void {
    const held = [...this.sops].map(([id, history]) => ({ id, history }));
    const history = { events: this.units, retractions: [] };
    const plan = planReorganisation({ operation, sops: new Map(), subUnits: new Map() }, history, held);
    mustBeDecided(plan, String);
    for (const fact of plan.units) {
      const sequence = (this.sequence += 1);
      this.units.push({ ...fact, id: `u${sequence}`, recordedAt, sequence });
    }
    for (const { sop, events, retractions } of plan.sops) {
      const growing = this.sops.get(sop);
      if (!growing) throw new Error(`the operation decides about ${sop}, which is not recorded`);
      for (const key of retractions) this.retract(growing, key, 'Perubahan susunan', recordedAt);
      for (const { fact, effectiveOn, replaces } of events) {
        const sequence = (this.sequence += 1);
        const orderedAt = replaces === undefined ? recordedAt : this.find(replaces).orderedAt;
        const event = { id: `${sop}/r${sequence}`, fact, effectiveOn, recordedAt, orderedAt, sequence };
        admit(growing, event, today, { reorganises: true });
        growing.events.push(event);
        this.byKey.set(event.id, event);
      }
      mustBeHoused(growing, plan.after);
    }
  }

  lives(): Map<UnitId, UnitLife> {
    return unitLives({ events: this.units, retractions: [] });
  }

  /** The figures of the city on `date` as known at `knownAt` (null = at the end), from a fold of all events. */
  matrix(date: CalendarDate, knownAt: Stamp | null = null): Matrix {
    const tree = treeOn(unitLives({ events: this.units, retractions: [] }, knownAt), date);
    const sums = new Map<UnitId, Map<AreaCode, Measures>>();
    for (const history of this.sops.values()) {
      const given = contributionOf(foldEvents(standingEvents(history, knownAt), date), date, RULESET_1);
      if (!given) continue;
      for (const { id } of tree.lineage(given.unit)) {
        const areas = sums.get(id) ?? new Map<AreaCode, Measures>();
        sums.set(id, areas.set(given.area, addMeasures(areas.get(given.area) ?? ZERO_MEASURES, given.measures)));
      }
    }
    const root = tree.roots[0];
    if (!root) throw new Error(`no unit on ${date}`);
    return matrixOf(root, {
      tree,
      ruleset: RULESET_1,
      excused: excusedOn(this.decisions, tree, date, knownAt),
      sumsOf: (unit) => sums.get(unit) ?? new Map(),
    });
  }

  private retract(history: Growing, key: string, reason: string, recordedAt: Stamp): void {
    const event = this.find(key);
    if (!history.events.includes(event)) throw new Error(`${key} belongs to another SOP`);
    const sequence = (this.sequence += 1);
    history.retractions.push({ id: `r${sequence}`, retracts: event.id, reason, recordedAt, sequence });
  }

  private find(key: string): SopEvent {
    const event = this.byKey.get(key);
    if (!event) throw new Error(`${key} is not recorded`);
    return event;
  }
}

function existing(lives: ReadonlyMap<UnitId, UnitLife>, unit: UnitId, on: CalendarDate): void {
  const life = lives.get(unit);
  if (!life || life.validFrom > on || (life.validTo !== null && life.validTo <= on)) {
    throw new Error(`no unit ${unit} on ${on}`);
  }
}

export const day = calendarDate;
