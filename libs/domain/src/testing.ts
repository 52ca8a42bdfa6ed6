import { calendarDate } from './calendar/calendar-date';
import { stamp, stampFromIso, type Stamp } from './calendar/stamp';
import { ELEMENT_CODES, type ElementCode } from './scoring/elements';
import type { SopEvent, SopFact, SopHistory, SopRetraction } from './sop/events';

/** Builds the history of one SOP step by step, for tests: `anSop().ratified('2026-03-01')`. */
export class SopBuilder {
  private readonly events: SopEvent[] = [];
  private readonly retractions: SopRetraction[] = [];
  private sequence = 0;

  constructor(
    private clock: Stamp = stamp(0),
    private readonly unit = 'opd-a',
  ) {}

  /** Everything that follows is recorded at this instant. */
  recordedAt(instant: string): this {
    this.clock = stampFromIso(instant);
    return this;
  }

  event(fact: SopFact, on: string, replaces?: string): this {
    const sequence = ++this.sequence;
    const replaced = this.events.find((event) => event.id === replaces);
    this.events.push({
      id: `e${sequence}`,
      fact,
      effectiveOn: calendarDate(on),
      recordedAt: this.clock,
      orderedAt: replaced?.orderedAt ?? this.clock,
      sequence,
    });
    return this;
  }

  required(on: string, more: Partial<Extract<SopFact, { type: 'required' }>> = {}): this {
    return this.event(
      { type: 'required', unit: this.unit, area: 'tatalaksana', title: 'Pengelolaan Arsip', weight: 1, ...more },
      on,
    );
  }

  checked(on: string, elements: readonly ElementCode[] = ELEMENT_CODES): this {
    return this.event({ type: 'document_checked', elements }, on);
  }

  ratified(on: string): this {
    return this.event({ type: 'ratified', number: null, signatory: null }, on);
  }

  monitored(on: string, result: 'well' | 'not_well' = 'well'): this {
    return this.event({ type: 'monitored', result }, on);
  }

  evaluated(on: string): this {
    return this.event({ type: 'evaluated', result: 'fit' }, on);
  }

  notApplicable(on: string, until: string | null = null): this {
    const end = until === null ? null : calendarDate(until);
    return this.event({ type: 'not_applicable', reason: 'tidak ada urusan', approvedBy: 'Sekda', until: end }, on);
  }

  /** Takes back the last event, or the named one. */
  retract(id = this.events.at(-1)?.id ?? ''): this {
    const sequence = ++this.sequence;
    this.retractions.push({
      id: `e${sequence}`,
      retracts: id,
      reason: 'salah catat',
      recordedAt: this.clock,
      sequence,
    });
    return this;
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  build(): SopHistory {
    return { events: this.events, retractions: this.retractions };
  }
}

export const anSop = (unit?: string): SopBuilder => new SopBuilder(undefined, unit);
