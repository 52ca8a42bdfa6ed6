import { Injectable } from '@nestjs/common';
import { together, type Tx } from '@pantausop/database';
import { admit, mustBeHoused, remarkChange, type SopHistory, type SopId } from '@pantausop/domain';
import { LedgerService } from '../ledger/ledger.service';
import type { Organisation } from '../organisation/organisation.service';
import { GrowingHistories, type Recording } from './recording';
import type { RecordedSop, SopChange } from './register-batch';
import type { SeenRecord } from './seen-record';
import type { BatchEvent } from './event-rows';
import { SopsRepository } from './sops.repository';

/** Everything recorded of some SOPs. */
export type Histories = ReadonlyMap<SopId, SopHistory>;

/** Records what is said of SOPs, each event admitted after those before it. */
@Injectable()
export class SopRecords {
  constructor(
    private readonly sops: SopsRepository,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Records what is said of some SOPs, and books it.
   * @param seen what they were found to be; null = it is read
   * @returns everything recorded of them
   */
  async append(
    recording: Recording,
    changes: readonly SopChange[],
    organisation: Organisation,
    seen: SeenRecord | null,
  ): Promise<Histories> {
    const { tx, mark } = recording;
    const known =
      seen?.sops ??
      (await this.sops.of(
        changes.flatMap(({ sop, isNew }) => (isNew ? [] : [sop])),
        tx,
      ));
    const held = new Map(known.map((sop) => [sop.id, sop]));
    const made = changes.filter(({ isNew }) => isNew).map(({ sop: id, remarks }) => ({ id, remarks }));
    const histories = new GrowingHistories();
    for (const { id, history } of known) {
      histories.of(id).events.push(...history.events);
      histories.of(id).retractions.push(...history.retractions);
    }
    const taken = changes.flatMap(({ sop, retractions }) =>
      retractions.map(({ event, reason }) => {
        const { sop: of, ...retraction } = recording.retraction(sop, event, reason);
        histories.of(of).retractions.push(retraction);
        return { ...retraction, sop };
      }),
    );
    const added = changes.flatMap((change) => this.eventsOf(recording, change, histories, organisation));
    for (const [sop, history] of histories.all) mustBeHoused(history, organisation.lives, held.get(sop)?.history);
    const { governmentId, recordedAt } = mark;
    const booked = await this.ledger.booking(tx, governmentId, recordedAt, histories.all, organisation, seen?.booked);
    await together(tx, (at) => [
      this.sops.addSops(at, mark, made),
      this.setRemarks(at, mark, changes, held),
      this.sops.addRetractions(at, mark, taken),
      this.sops.addEvents(at, mark, added),
      ...booked(at),
    ]);
    return histories.all;
  }

  /** Puts remarks beside those that SOPs have, and notes what that changes. */
  private async setRemarks(
    tx: Tx,
    mark: Recording['mark'],
    changes: readonly SopChange[],
    held: ReadonlyMap<SopId, RecordedSop>,
  ): Promise<void> {
    const changed = changes.flatMap(({ sop, isNew, remarks }) => {
      const before = held.get(sop)?.remarks ?? {};
      const change = isNew ? null : remarkChange(before, remarks);
      return change ? [{ sop, remarks: { ...before, ...remarks }, ...change }] : [];
    });
    for (const { sop, remarks } of changed) await this.sops.setRemarks(tx, sop, remarks);
    await this.sops.addBatchRemarks(tx, mark, changed);
  }

  /** The events of one change, each admitted after those before it. */
  private eventsOf(
    recording: Recording,
    { sop, events, waits, reorganises = false }: SopChange,
    histories: GrowingHistories,
    organisation: Organisation,
  ): BatchEvent[] {
    const history = histories.of(sop);
    return events.map((planned) => {
      const { replaces = null, fact } = planned;
      const event = recording.event(
        planned,
        history.events.find(({ id }) => id === replaces),
      );
      admit(history, event, recording.today, { waits, reorganises });
      if ('unit' in fact) organisation.mustExist(fact.unit, event.effectiveOn);
      history.events.push(event);
      return { sop, event, batchId: recording.mark.batchId, replaces };
    });
  }
}
