import type { AreaCode, CalendarDate, SopFact, UnitFact, UnitId, UnitOperation } from '@pantausop/domain';

export interface DemoOptions {
  /** The same seed and day give the same history. */
  readonly seed: number;
  /** Nothing is dated or recorded on this day or later. */
  readonly today: CalendarDate;
}

export interface DemoEvent {
  /** Names the event within the whole demo. */
  readonly key: string;
  readonly fact: SopFact;
  readonly effectiveOn: CalendarDate;
  /** The event, retracted in the same batch, that this one corrects. */
  readonly replaces?: string;
}

export interface DemoSop {
  /** A stable name for the SOP, the same in every batch. */
  readonly sop: string;
  /** In the order in which they are to be recorded. */
  readonly events: readonly DemoEvent[];
  readonly retractions: readonly { readonly event: string; readonly reason: string }[];
}

export interface DemoAreaDecision {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly reason: string;
  /** A post, never a person. */
  readonly approvedBy: string;
  readonly from: CalendarDate;
  /** Exclusive; null = open. */
  readonly until: CalendarDate | null;
}

export interface DemoTarget {
  readonly unit: UnitId;
  /** null = all areas */
  readonly area: AreaCode | null;
  readonly measure: 'coverage' | 'score' | 'index';
  /** 0..1 */
  readonly value: number;
  readonly dueOn: CalendarDate;
}

/**
 * What was recorded together, under one time of record. Units first, then the SOPs, then decisions and targets; operations on the
 * organisation follow one by one, each with the usual decision for every SOP.
 */
export interface DemoBatch {
  /** ISO 8601 with the offset +07:00; strictly later than that of the batch before. */
  readonly recordedAt: string;
  readonly actor: 'sample';
  readonly units: readonly { readonly unit: UnitId; readonly fact: UnitFact; readonly effectiveOn: CalendarDate }[];
  readonly sops: readonly DemoSop[];
  readonly areaDecisions: readonly DemoAreaDecision[];
  readonly targets: readonly DemoTarget[];
  readonly operations: readonly { readonly operation: UnitOperation; readonly legalBasis: string }[];
}

/** A fact with its day, before it is known when it is recorded. */
export interface DatedFact {
  readonly fact: SopFact;
  readonly effectiveOn: CalendarDate;
}
