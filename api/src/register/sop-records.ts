import { Injectable } from '@nestjs/common';
import { together, type Tx } from '@pantausop/database';
import { admit, mustBeHoused, remarkChange, type SopHistory, type SopId, type SopRetraction } from '@pantausop/domain';
import { LedgerService, type Writing } from '../ledger/ledger.service';
import type { Organisation } from '../organisation/organisation.service';
import { GrowingHistories, type Recording } from './recording';
import type { RecordedSop, SopChange } from './register-batch';
import type { SeenRecord } from './seen-record';
import { eventRows, retractionRows, sopRow, type BatchEvent } from './event-rows';
import { SopsRepository } from './sops.repository';

/** Everything recorded of some SOPs. */
export type Histories = ReadonlyMap<SopId, SopHistory>;

/** What is to be written of some SOPs under one stamp. */
export interface SaidOfSops {
  readonly mark: Recording['mark'];
  readonly changes: readonly SopChange[];
  /** the SOPs as they were */
  readonly held: ReadonlyMap<SopId, RecordedSop>;
  readonly made: readonly Pick<RecordedSop, 'id' | 'remarks'>[];
  readonly taken: readonly (SopRetraction & { readonly sop: SopId })[];
  readonly added: readonly BatchEvent[];
  /** everything recorded of them, with what is added */
  readonly histories: Histories;
}

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
    const { tx } = recording;
    const known =
      seen?.sops ??
      (await this.sops.of(
        changes.flatMap(({ sop, isNew }) => (isNew ? [] : [sop])),
        tx,
      ));
    const said = this.admit(recording, changes, organisation, known);
    const writing = await this.writing(tx, [said], organisation, seen?.booked);
    await together(tx, writing);
    return said.histories;
  }

  /** What is to be written; nothing is yet. @param known what the SOPs are @throws RefusedError */
  admit(
    recording: Recording,
    changes: readonly SopChange[],
    organisation: Organisation,
    known: readonly RecordedSop[],
  ): SaidOfSops {
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
    return { mark: recording.mark, changes, held, made, taken, added, histories: histories.all };
  }

  /**
   * Books what is said, each part under its stamp: what begins the writing of it.
   * @param said no SOP in two parts
   * @param booked what the ledger holds of the SOPs; omitted = it is read
   */
  async writing(
    tx: Tx,
    said: readonly SaidOfSops[],
    organisation: Organisation,
    booked?: SeenRecord['booked'],
  ): Promise<Writing> {
    const [first] = said;
    if (!first) return () => [];
    const stamped = said.map(({ mark: { recordedAt }, histories }) => ({ recordedAt, histories }));
    const booking = await this.ledger.booking(tx, first.mark.governmentId, stamped, organisation, booked);
    return (at) => {
      const book = booking(at);
      return [
        this.sops.addSops(
          at,
          said.flatMap(({ mark, made }) => made.map((sop) => sopRow(mark, sop))),
        ),
        ...said.map(({ mark, changes, held }) => this.setRemarks(at, mark, changes, held)),
        this.sops.addRetractions(
          at,
          said.flatMap(({ mark, taken }) => retractionRows(mark, taken)),
        ),
        this.sops.addEvents(
          at,
          said.flatMap(({ mark, added }) => eventRows(mark, added)),
        ),
        ...book(),
      ];
    };
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
