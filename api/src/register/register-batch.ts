import type {
  AreaCode,
  CalendarDate,
  EventId,
  SopFact,
  SopHistory,
  SopId,
  Stamp,
  UnitFact,
  UnitId,
} from '@pantausop/domain';
import type { Tx } from '@pantausop/database';
import type { NewTarget, RecordMark } from '../organisation/organisation.repository';
import type { NewAreaLabel, NewHoliday, NewRuleset, PolicyRetraction } from '../organisation/policy.repository';

/** An event that is to be recorded. */
export interface NewEvent {
  /** given by the register where it is omitted */
  readonly id?: EventId;
  readonly fact: SopFact;
  readonly effectiveOn: CalendarDate;
  /** the event that it corrects, retracted in the same batch: the new one takes its place in the order of its day */
  readonly replaces?: EventId;
}

/** What is to be recorded of one SOP; retractions come before events. */
export interface SopChange {
  readonly sop: SopId;
  readonly isNew: boolean;
  /** columns of a register file that the register does not know; added to those kept */
  readonly remarks: Readonly<Record<string, string>>;
  /** in the order in which they are recorded */
  readonly events: readonly NewEvent[];
  readonly retractions: readonly { readonly event: EventId; readonly reason: string }[];
  /** the need was raised to the unit's first day: the older dates of other events stay true and wait */
  readonly waits: boolean;
  /** a reorganisation decides it: it may lie ahead of today */
  readonly reorganises?: boolean;
}

/** What is gone through in order and is known to be so many; an array is one, and so is what is made on the way. */
export interface Several<T> extends Iterable<T> {
  readonly length: number;
}

/** The remark that holds the day of a planned review. */
export const PLANNED_REVIEW = 'planned_review_on';

export interface NewUnitFact {
  /** given by the register where it is omitted */
  readonly id?: EventId;
  readonly unit: UnitId;
  readonly fact: UnitFact;
  readonly effectiveOn: CalendarDate;
}

/** A whole area decided "tidak berlaku" for a unit and the units below it. */
export interface NewDecision {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly reason: string;
  readonly approvedBy: string;
  readonly from: CalendarDate;
  /** exclusive; null = open */
  readonly until: CalendarDate | null;
}

/** What is recorded together: one transaction, one stamp. Units come first, then rules, SOPs, decisions and the rest. */
export interface RecordBatch {
  readonly units?: readonly NewUnitFact[];
  readonly rulesets?: readonly NewRuleset[];
  /** gone through once: a long batch need not be in memory at once */
  readonly sops?: Several<SopChange>;
  readonly areaDecisions?: readonly NewDecision[];
  readonly targets?: readonly NewTarget[];
  readonly holidays?: readonly NewHoliday[];
  readonly areaLabels?: readonly NewAreaLabel[];
  /** what is taken back of rules, decisions and targets; comes before what replaces it */
  readonly policyRetractions?: readonly PolicyRetraction[];
}

/** How much was recorded, and under which stamp. */
export interface Recorded {
  readonly recordedAt: Stamp;
  readonly sops: number;
  readonly events: number;
  readonly retractions: number;
  readonly units: number;
}

/** Runs in the transaction that records; what it throws undoes all of it. */
export type Alongside = (tx: Tx, recorded: Recorded) => Promise<void>;

/** The moment of a record: the clock's own, or the one that sample data was made for. */
export interface Moment {
  /** milliseconds since the epoch */
  readonly now: number;
  readonly today: CalendarDate;
}

/** Who records, and how. */
export interface Recorder extends Pick<RecordMark, 'actor' | 'source'> {
  readonly governmentId: string;
  readonly batchId?: string | null;
}

/** An SOP as it is recorded. */
export interface RecordedSop {
  readonly id: SopId;
  readonly history: SopHistory;
  readonly remarks: Readonly<Record<string, string>>;
}

/** Events of a batch that stand. */
export interface StandingCount {
  readonly sop: SopId;
  readonly recordedAt: Stamp;
  readonly events: number;
}

/** So many at a time, the last part shorter. */
export function* inParts<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let part: T[] = [];
  for (const one of all) {
    part.push(one);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
