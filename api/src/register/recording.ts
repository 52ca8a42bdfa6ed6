import { randomUUID } from 'node:crypto';
import type { Tx } from '@pantausop/database';
import type { CalendarDate, SopEvent, SopId, SopRetraction, Stamp } from '@pantausop/domain';
import type { RecordMark } from '../organisation/organisation.repository';
import type { NewEvent } from './register-batch';

/** What one transaction appends: its stamp, its author and its running numbers. */
export class Recording {
  constructor(
    readonly tx: Tx,
    readonly mark: RecordMark & { readonly batchId: string | null },
    /** the day on which it is recorded, in the business time zone */
    readonly today: CalendarDate,
    private sequence: number,
  ) {}

  /** The last number given out. */
  get lastSequence(): number {
    return this.sequence;
  }

  /** What was given out last: from there the next one goes on. */
  get last(): { readonly lastStamp: Stamp; readonly lastSequence: number } {
    return { lastStamp: this.mark.recordedAt, lastSequence: this.sequence };
  }

  get recordedAt(): Stamp {
    return this.mark.recordedAt;
  }

  next(): number {
    this.sequence += 1;
    return this.sequence;
  }

  /** The key and the number of something new that is no event of an SOP. */
  identity(): { id: string; sequence: number } {
    return { id: randomUUID(), sequence: this.next() };
  }

  /** @param replaced the event whose place in the order of its day the new one takes */
  event({ id = randomUUID(), fact, effectiveOn }: NewEvent, replaced: SopEvent | undefined): SopEvent {
    const { recordedAt } = this.mark;
    return {
      id,
      fact,
      effectiveOn,
      recordedAt,
      orderedAt: replaced?.orderedAt ?? recordedAt,
      sequence: this.next(),
    };
  }

  retraction<S extends SopId | null>(sop: S, retracts: string, reason: string): SopRetraction & { readonly sop: S } {
    return { id: randomUUID(), sop, retracts, reason, recordedAt: this.mark.recordedAt, sequence: this.next() };
  }
}

/** The histories of a batch as they grow in its transaction. */
export class GrowingHistories {
  private readonly bySop = new Map<SopId, { events: SopEvent[]; retractions: SopRetraction[] }>();

  of(sop: SopId): { events: SopEvent[]; retractions: SopRetraction[] } {
    const known = this.bySop.get(sop);
    if (known) return known;
    const made = { events: [], retractions: [] };
    this.bySop.set(sop, made);
    return made;
  }

  get all(): ReadonlyMap<
    SopId,
    { readonly events: readonly SopEvent[]; readonly retractions: readonly SopRetraction[] }
  > {
    return this.bySop;
  }
}
