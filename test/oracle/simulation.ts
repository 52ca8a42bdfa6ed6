import type { AreaCode, CalendarDate, SopEvent, SopFact, SopFactType, SopRetraction } from '@pantausop/domain';
import type { Stamp, UnitEvent, UnitFact, UnitId, UnitRetraction } from '@pantausop/domain';
import { acceptedTypes, doublesStart, endOfDay, isAccepted } from './acceptance';
import { dateAt, dayOfStamp, DATES } from './dates';
import { at, factOf } from './facts';
import { subtreeOf, unitsOn } from './units';
import { BEGINNING, CLOSABLE, nameOf, NEW_UNITS, PLACES } from './units-of-histories';
import { AREAS, type OracleDecision, type World } from './world';

/** One wish of an actor; it is taken modulo what is possible then, and dropped when nothing is. */
export interface Command {
  readonly kind: 'fact' | 'retract' | 'correct' | 'unit' | 'decide';
  readonly sop: number;
  readonly date: number;
  readonly pick: number;
  readonly payload: number;
}

interface Written {
  readonly events: SopEvent[];
  readonly retractions: SopRetraction[];
}

/** Records commands one after the other, as a product that refuses what is impossible would, and hands back everything recorded. */
export class Simulation {
  private sequence = 0;
  private readonly sops: Written[];
  private readonly unitEvents: UnitEvent[] = [];
  private readonly unitRetractions: UnitRetraction[] = [];
  private readonly decisions: OracleDecision[] = [];
  private readonly closed = new Set<UnitId>();

  constructor(
    sops: number,
    private now: Stamp,
    private readonly withUnits = true,
  ) {
    this.sops = Array.from({ length: sops }, () => ({ events: [], retractions: [] }));
    for (const [unit, kind, parent] of BEGINNING) {
      this.addUnitEvent(unit, { type: 'established', ...nameOf(unit), kind, parent }, '2017-01-01' as CalendarDate);
    }
  }

  /** Time goes on: what follows is recorded under a later stamp. */
  advance(micros: number): void {
    this.now = (this.now + Math.max(1, micros)) as Stamp;
  }

  start(sop: number, date: number, payload: number): void {
    this.record(sop, dateAt(date), 'required', payload);
  }

  obey(command: Command): void {
    const { kind, date, pick, payload } = command;
    const sop = command.sop % this.sops.length;
    const past = dateAt(date, this.today);
    if (kind === 'retract') this.retract(sop, pick);
    else if (kind === 'correct') this.correct(sop, pick, past, payload);
    else if (kind === 'unit' && this.withUnits) this.reorganise(pick, dateAt(date), payload);
    else if (kind === 'decide' && this.withUnits) this.decide(pick, past, payload);
    // Only a move of a reorganisation may lie ahead, and one in four wishes asks for a day ahead.
    else this.recordAny(sop, payload % 4 ? past : dateAt(date), pick, payload);
  }

  world(rulesets: World['rulesets']): World {
    const sops = this.sops.map((history, i) => ({ id: `sop-${i}`, history }));
    const units = { events: this.unitEvents, retractions: this.unitRetractions };
    return { sops, units, decisions: this.decisions, rulesets };
  }

  private get today(): CalendarDate {
    return dayOfStamp(this.now);
  }

  private historyOf(sop: number): Written {
    const history = this.sops[sop];
    if (!history) throw new RangeError(`no SOP ${sop}`);
    return history;
  }

  private recordAny(sop: number, on: CalendarDate, pick: number, payload: number): void {
    const type = at(acceptedTypes(endOfDay(this.historyOf(sop), on, this.now), on), pick);
    // Two starts without an end between them are admitted, but are worth only a few of the wishes.
    if (type === 'required' && payload % 8 && doublesStart(this.historyOf(sop), on, this.now)) return;
    if (type) this.record(sop, on, type, payload);
  }

  private record(sop: number, on: CalendarDate, type: SopFactType, payload: number, orderedAt = this.now): boolean {
    const fact = factOf(type, on, payload, this.placesOn(on));
    const ahead = fact?.type === 'moved' && fact.cause === 'reorganization';
    if (!fact || (on > this.today && !ahead)) return false;
    return this.write(sop, on, fact, orderedAt);
  }

  private write(sop: number, on: CalendarDate, fact: SopFact, orderedAt: Stamp): boolean {
    const history = this.historyOf(sop);
    const id = `event-${this.sequence}`;
    const event: SopEvent = { id, fact, effectiveOn: on, recordedAt: this.now, orderedAt, sequence: this.sequence };
    if (!isAccepted(history, event)) return false;
    this.sequence += 1;
    history.events.push(event);
    return true;
  }

  /** What may be taken back: not what placed an SOP in a unit that was closed since; the start of all only now and then. */
  private retractable(sop: number, pick: number): SopEvent[] {
    const { events, retractions } = this.historyOf(sop);
    const never = new Set(retractions.map((r) => r.retracts));
    const frozen = events.some((e) => 'unit' in e.fact && this.closed.has(e.fact.unit));
    const structural: readonly SopFactType[] = ['required', 'moved', 'requirement_ended'];
    const standing = events.filter((e) => !never.has(e.id) && !(frozen && structural.includes(e.fact.type)));
    return pick % 8 === 0 ? standing : standing.filter((e) => e.fact.type !== 'required');
  }

  private retract(sop: number, pick: number): SopEvent | undefined {
    const event = at(this.retractable(sop, pick), pick >> 3);
    if (!event) return undefined;
    const { retractions } = this.historyOf(sop);
    const [id, sequence] = [`event-${this.sequence}`, this.sequence];
    retractions.push({ id, retracts: event.id, reason: 'keliru', recordedAt: this.now, sequence });
    this.sequence += 1;
    return event;
  }

  /** A retraction and a replacement recorded together: another date, another content, or both. */
  private correct(sop: number, pick: number, on: CalendarDate, payload: number): void {
    const wrong = this.retract(sop, pick);
    if (!wrong) return;
    const date = payload % 3 === 0 ? wrong.effectiveOn : on;
    if (payload % 3 === 1) {
      if (date <= this.today && this.unitHolds(wrong.fact, date)) this.write(sop, date, wrong.fact, wrong.orderedAt);
    } else this.record(sop, date, wrong.fact.type, payload, wrong.orderedAt);
  }

  private unitHolds(fact: SopFact, on: CalendarDate): boolean {
    return !('unit' in fact) || this.placesOn(on).includes(fact.unit);
  }

  /** Units that may take an SOP from a day on: valid then, and no end of theirs is known. */
  private placesOn(on: CalendarDate): UnitId[] {
    const valid = unitsOn({ events: this.unitEvents, retractions: this.unitRetractions }, on, this.now);
    return valid.map((u) => u.id).filter((id) => id !== 'nation' && !this.closed.has(id));
  }

  private addUnitEvent(unit: UnitId, fact: UnitFact, on: CalendarDate): void {
    const [id, sequence] = [`event-${this.sequence}`, this.sequence];
    this.unitEvents.push({ id, unit, fact, effectiveOn: on, recordedAt: this.now, sequence });
    this.sequence += 1;
  }

  private reorganise(pick: number, on: CalendarDate, payload: number): void {
    const places = this.placesOn(on);
    const unit = at([...Object.keys(PLACES), ...NEW_UNITS], payload);
    if (!unit) return;
    if (pick % 5 === 0) this.retractUnitEvent(payload);
    else if (!places.includes(unit)) this.establish(unit, on, payload);
    else if (pick % 5 === 1) {
      this.addUnitEvent(unit, { type: 'renamed', ...nameOf(`${unit}-${payload % 7}`) }, on);
    } else if (pick % 5 === 2) this.close(unit, on, payload);
    else {
      const parent = at(
        (PLACES[unit] ?? []).filter((id) => places.includes(id)),
        payload >> 3,
      );
      if (parent) this.addUnitEvent(unit, { type: 'reparented', parent }, on);
    }
  }

  private establish(unit: UnitId, on: CalendarDate, payload: number): void {
    const parent = at(PLACES[unit] ?? [], payload >> 3);
    const isNew = NEW_UNITS.includes(unit) && !this.unitEvents.some((e) => e.unit === unit);
    if (parent && isNew) this.addUnitEvent(unit, { type: 'established', ...nameOf(unit), kind: 'upt', parent }, on);
  }

  /** Closes a unit and moves what it holds; only where nothing is known to name it later. */
  private close(unit: UnitId, on: CalendarDate, payload: number): void {
    const names = (e: SopEvent): boolean => 'unit' in e.fact && e.fact.unit === unit;
    const holders = this.sops.filter((s) => s.events.some(names));
    const ofUnit = [
      ...holders.flatMap((s) => s.events.filter(names)),
      ...this.unitEvents.filter((e) => e.unit === unit),
    ];
    const later = ofUnit.some((e) => e.effectiveOn >= on);
    // What waits without an obligation could come back into the closed unit.
    const waiting = holders.some((history) => !endOfDay(history, on, this.now).obliged);
    const successor = at(
      this.placesOn(on).filter((id) => !CLOSABLE.includes(id)),
      payload,
    );
    if (later || waiting || !successor || !CLOSABLE.includes(unit)) return;
    this.closed.add(unit);
    this.addUnitEvent(unit, { type: 'closed', how: 'merged', successors: [successor] }, on);
    for (const [sop, history] of this.sops.entries()) {
      const { unit: holder, area, obliged } = endOfDay(history, on, this.now);
      if (holder !== unit || !obliged || !area) continue;
      this.write(sop, on, { type: 'moved', unit: successor, area, cause: 'reorganization' }, this.now);
    }
  }

  private retractUnitEvent(payload: number): void {
    const never = new Set(this.unitRetractions.map((r) => r.retracts));
    const event = at(
      this.unitEvents.filter((e) => e.fact.type !== 'established' && !never.has(e.id)),
      payload,
    );
    if (!event) return;
    const [id, sequence] = [`event-${this.sequence}`, this.sequence];
    this.unitRetractions.push({ id, retracts: event.id, reason: 'keliru', recordedAt: this.now, sequence });
    this.sequence += 1;
  }

  /** Decides an area for a unit, unless an obligation lies in that time; every fourth time takes a decision back instead. */
  private decide(pick: number, on: CalendarDate, payload: number): void {
    const index = payload % Math.max(1, this.decisions.length);
    const old = this.decisions[index];
    if (pick % 4 === 0 && old?.retractedAt === null) this.decisions[index] = { ...old, retractedAt: this.now };
    if (pick % 4 === 0 || on > this.today) return;
    const until =
      payload % 3
        ? (at(
            DATES.filter((d) => d > on),
            payload,
          ) ?? null)
        : null;
    const unit = at(['city', 'reg', 'prov', ...this.placesOn(on)], payload);
    const area = at(AREAS, pick >> 2);
    if (!unit || !area || this.isObliged(unit, area, on, until)) return;
    this.decisions.push({ unit, area, from: on, until, recordedAt: this.now, retractedAt: null });
  }

  private isObliged(unit: UnitId, area: AreaCode, from: CalendarDate, until: CalendarDate | null): boolean {
    const units = { events: this.unitEvents, retractions: this.unitRetractions };
    return DATES.filter((d) => d >= from && (until === null || d < until)).some((date) => {
      const covered = subtreeOf(unitsOn(units, date, this.now), unit);
      const found = this.sops.map((history) => endOfDay(history, date, this.now));
      return found.some((s) => s.obliged && s.area === area && s.unit !== null && covered.includes(s.unit));
    });
  }
}
