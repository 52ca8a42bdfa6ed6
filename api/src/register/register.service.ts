import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { together, write, type Database, type Tx } from '@pantausop/database';
import type { EventId, Rulesets, SopHistory, SopId } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Government } from '../organisation/organisation.repository';
import { BatchUndo, SOPS_PER_PART, type KeptSop } from './batch-undo';
import { PolicyRecords } from './policy-records';
import { RecordClock } from './record-clock';
import type { Recording } from './recording';
import { RecordedActs } from './recorded-acts';
import {
  inParts,
  type Alongside,
  type Moment,
  type Recorded,
  type Recorder,
  type RecordBatch,
  type Several,
  type SopChange,
} from './register-batch';
import { SeenRecords, type SeenRecord } from './seen-record';
import { SopRecords, type Histories } from './sop-records';
import { UnitRecords } from './unit-records';

/** What a writer may ask of the record before and after its own rows. */
export interface Conditions {
  /** Looks at the government under the lock; throws to refuse. */
  readonly expect?: (government: Government) => void;
  readonly alongside?: Alongside;
  readonly at?: Moment;
  /** told after each part of a long batch; parts are no transactions of their own */
  readonly progress?: (done: number, total: number) => void;
}

/** What else belongs to taking a batch back. */
export interface Undoing {
  readonly alongside?: Alongside;
  /** what it said of units, taken back first */
  readonly unitEvents?: readonly EventId[];
  /** more that is recorded under the same stamp */
  readonly within?: (recording: Recording) => Promise<void>;
  /** SOPs on which something later rests keep their part of the batch; told before anything is recorded, throws to refuse */
  readonly sparing?: (events: number, kept: readonly KeptSop[]) => void;
}

/** The only writer of the record: one transaction, one stamp, booked in the ledger before it commits. */
@Injectable()
export class RegisterService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly sopRecords: SopRecords,
    private readonly recordClock: RecordClock,
    private readonly unitRecords: UnitRecords,
    private readonly policyRecords: PolicyRecords,
    private readonly undo: BatchUndo,
    private readonly seenRecords: SeenRecords,
    private readonly acts: RecordedActs,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a batch. A batch that says nothing leaves the clock of the record where it is.
   * @throws RefusedError where the rules do not admit an event; then nothing is recorded
   */
  record(batch: RecordBatch, by: Recorder, conditions: Conditions = {}): Promise<Recorded> {
    return write(this.database, (tx) => this.recordIn(tx, batch, by, conditions));
  }

  /** As `record`, within a transaction that is open already. */
  async recordIn(tx: Tx, batch: RecordBatch, by: Recorder, conditions: Conditions = {}): Promise<Recorded> {
    const seen = await this.seenRecords.ofBatch(tx, by.governmentId, batch);
    const government = await this.recordClock.take(tx, by.governmentId);
    conditions.expect?.(government);
    return this.recordOn(
      tx,
      government,
      seen && (await this.seenRecords.now(tx, government, seen)),
      batch,
      by,
      conditions,
    );
  }

  /** @param seen what the batch rests on; null = it is read part by part */
  private async recordOn(
    tx: Tx,
    government: Government,
    seen: SeenRecord | null,
    batch: RecordBatch,
    by: Recorder,
    conditions: Conditions,
  ): Promise<Recorded & { readonly histories: Histories }> {
    const histories = new Map<SopId, SopHistory>();
    const counts = { sops: batch.sops?.length ?? 0, events: 0, retractions: 0, units: batch.units?.length ?? 0 };
    const nothing = Object.values(batch).every((list: Several<unknown>) => list.length === 0);
    const recordedAt = nothing
      ? government.lastStamp
      : await this.recording(
          tx,
          government,
          by,
          (recording) =>
            this.append(recording, batch, seen, (part, done, booked) => {
              if (seen) for (const [sop, history] of booked) histories.set(sop, history);
              for (const { events, retractions } of part) {
                counts.events += events.length;
                counts.retractions += retractions.length;
              }
              conditions.progress?.(done, counts.sops);
            }),
          conditions.at,
          (at, stamp) => {
            const known = seen && { organisation: seen.organisation, histories };
            return this.acts.record(at, batch, by, { ...counts, recordedAt: stamp }, known);
          },
        );
    const recorded = { ...counts, recordedAt };
    await conditions.alongside?.(tx, recorded);
    return { ...recorded, histories };
  }

  /** Retracts exactly what a batch recorded; what it had corrected stands again. */
  revert(batchId: string, by: Recorder, reason: string, more: Undoing): Promise<Recorded> {
    return write(this.database, (tx) => this.revertIn(tx, batchId, by, reason, more));
  }

  /** As `revert`, within a transaction that is open already. */
  async revertIn(tx: Tx, batchId: string, by: Recorder, reason: string, more: Undoing): Promise<Recorded> {
    const { alongside, unitEvents = [], within, sparing } = more;
    const government = await this.recordClock.take(tx, by.governmentId);
    const plan = await this.undo.plan(tx, batchId, this.clock.today(), sparing !== undefined);
    const { standing, kept } = plan;
    const counts = {
      sops: new Set(standing.map(({ sop }) => sop)).size,
      events: 0,
      retractions: standing.reduce((sum, { events }) => sum + events, 0),
      units: 0,
    };
    sparing?.(counts.retractions, kept);
    const recordedAt = await this.recording(
      tx,
      government,
      { ...by, batchId: `${batchId}:revert` },
      async (recording) => {
        if (unitEvents.length > 0) await this.unitRecords.retract(recording, unitEvents, reason);
        counts.events = await this.undo.takeBack(recording, plan, reason);
        await this.undo.takeRemarksBack(tx, plan);
        for (const at of new Set(standing.map((one) => one.recordedAt))) {
          counts.units += await this.unitRecords.takeBack(recording, at, reason);
        }
        await within?.(recording);
      },
    );
    const recorded = { ...counts, recordedAt };
    await alongside?.(tx, recorded);
    return recorded;
  }

  /**
   * Gives out one stamp and the sequence numbers of a transaction, and moves the clock of the government on.
   * @param beside what else is written after the work, on the same way to the database as the clock
   */
  private async recording(
    tx: Tx,
    government: Government,
    by: Recorder,
    work: (recording: Recording) => Promise<void>,
    at?: Moment,
    beside: (at: Tx, recordedAt: Recording['recordedAt']) => Promise<void> = () => Promise.resolve(),
  ): Promise<Recording['recordedAt']> {
    const recording = this.recordClock.next(tx, government, by, at);
    await work(recording);
    const { recordedAt } = recording;
    await together(tx, (all) => [this.recordClock.set(all, recording), beside(all, recordedAt)]);
    return recordedAt;
  }

  /** @param told of each part of the SOPs, how many are done, and what is recorded of them */
  private async append(
    recording: Recording,
    batch: RecordBatch,
    seen: SeenRecord | null,
    told: (part: readonly SopChange[], done: number, histories: Histories) => void,
  ): Promise<void> {
    const before = seen?.organisation ?? (await this.unitRecords.append(recording, batch.units ?? []));
    const organisation = await this.policyRecords.change(recording, batch, before);
    const booked = new Set<SopId>();
    for (const part of inParts(batch.sops ?? [], SOPS_PER_PART)) {
      const histories = await this.sopRecords.append(recording, part, organisation, seen);
      for (const { sop } of part) booked.add(sop);
      told(part, booked.size, histories);
      await nextTurn();
    }
    if (!sameRules(before.rulesets, organisation.rulesets)) {
      await this.policyRecords.bookAnew(recording, organisation, booked);
    }
    await this.policyRecords.decide(recording, batch.areaDecisions ?? [], organisation);
    await this.policyRecords.append(recording, batch);
  }
}

/** Published rulesets never change, so their numbers tell lists of them apart. */
const sameRules = (a: Rulesets, b: Rulesets): boolean => a.map(({ id }) => id).join() === b.map(({ id }) => id).join();
