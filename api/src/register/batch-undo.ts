import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { together, type Tx } from '@pantausop/database';
import {
  foldSop,
  remarksWithout,
  restsOn,
  type CalendarDate,
  type RestingEvent,
  type SopEvent,
  type SopHistory,
  type SopId,
} from '@pantausop/domain';
import { LedgerService } from '../ledger/ledger.service';
import { OrganisationService } from '../organisation/organisation.service';
import type { Recording } from './recording';
import { inParts, type StandingCount } from './register-batch';
import { eventRows, retractionRows, type BatchEvent } from './event-rows';
import { SopsRepository } from './sops.repository';

/** A part of a long batch: memory stays even however long it is, and other work gets its turn in between. */
export const SOPS_PER_PART = 100;

/** An SOP whose part of a batch stays, because what was recorded later rests on it. */
export interface KeptSop extends RestingEvent {
  readonly sop: SopId;
  /** today */
  readonly title: string;
}

/** What of a batch can be taken back. */
export interface UndoPlan {
  readonly batchId: string;
  readonly standing: readonly StandingCount[];
  readonly kept: readonly KeptSop[];
}

/** Takes back exactly what a batch recorded. */
@Injectable()
export class BatchUndo {
  constructor(
    private readonly sops: SopsRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerService,
  ) {}

  /** The events of a batch that stand. @param sparing leaves those of SOPs on which something later rests */
  async plan(tx: Tx, batchId: string, today: CalendarDate, sparing: boolean): Promise<UndoPlan> {
    const standing = await this.sops.standingCounts(tx, batchId);
    if (!sparing) return { batchId, standing, kept: [] };
    const kept: KeptSop[] = [];
    for (const part of inParts(sopsOf(standing), SOPS_PER_PART)) {
      const events = await this.sops.standingOfBatch(tx, batchId, part);
      const restored = await this.correctedBy(tx, events);
      for (const { id: sop, history } of await this.sops.of(part, tx)) {
        const own = events.filter((one) => one.sop === sop);
        const resting = restsOn(history, new Set(own.map(({ event }) => event.id)), restored(own), today);
        if (resting) kept.push({ sop, title: foldSop(history, today).title, ...resting });
      }
      await nextTurn();
    }
    const spared = new Set(kept.map(({ sop }) => sop));
    return { batchId, standing: standing.filter(({ sop }) => !spared.has(sop)), kept };
  }

  /** Retracts the events; those that corrected another give it back its place. @returns how many stand again */
  async takeBack(recording: Recording, { batchId, standing }: UndoPlan, reason: string): Promise<number> {
    const { tx, mark } = recording;
    const organisation = await this.organisations.organisationIn(tx, mark.governmentId);
    let restored = 0;
    for (const part of inParts(sopsOf(standing), SOPS_PER_PART)) {
      const events = await this.sops.standingOfBatch(tx, batchId, part);
      restored += await this.takePartBack(recording, part, events, reason, organisation);
      await nextTurn();
    }
    return restored;
  }

  /** The remarks of SOPs say again what they said before the batch, except where they were changed since; kept SOPs keep theirs. */
  async takeRemarksBack(tx: Tx, { batchId, kept }: UndoPlan): Promise<void> {
    const spared = new Set(kept.map(({ sop }) => sop));
    const sops = (await this.sops.withRemarksOfBatch(tx, batchId)).filter((sop) => !spared.has(sop));
    for (const part of inParts(sops, SOPS_PER_PART)) {
      for (const { sop, held, change } of await this.sops.remarksOfBatch(tx, batchId, part)) {
        await this.sops.setRemarks(tx, sop, remarksWithout(held, change));
      }
      await nextTurn();
    }
  }

  private async takePartBack(
    recording: Recording,
    sops: readonly SopId[],
    events: readonly BatchEvent[],
    reason: string,
    organisation: Awaited<ReturnType<OrganisationService['organisationIn']>>,
  ): Promise<number> {
    const { tx, mark } = recording;
    const known = await this.sops.of(sops, tx);
    const corrected = await this.correctedBy(tx, events);
    const taken = events.map(({ sop, event }) => recording.retraction(sop, event.id, reason));
    const added = events.flatMap((one): BatchEvent[] => {
      const [old] = corrected([one]);
      if (!old) return [];
      const { sop, event } = one;
      const { fact, effectiveOn } = old;
      return [{ sop, event: recording.event({ fact, effectiveOn }, event), batchId: mark.batchId, replaces: event.id }];
    });
    const histories = new Map<SopId, SopHistory>(
      known.map(({ id, history }) => [
        id,
        {
          events: [...history.events, ...added.flatMap(({ sop, event }) => (sop === id ? [event] : []))],
          retractions: [...history.retractions, ...taken.filter(({ sop }) => sop === id)],
        },
      ]),
    );
    const { governmentId, recordedAt } = mark;
    const booked = await this.ledger.booking(tx, governmentId, [{ recordedAt, histories }], organisation);
    await together(tx, (at) => [
      this.sops.addRetractions(at, retractionRows(mark, taken)),
      this.sops.addEvents(at, eventRows(mark, added)),
      ...booked(at)(),
    ]);
    return added.length;
  }

  /** The events that a batch's own had corrected. */
  private async correctedBy(
    tx: Tx,
    events: readonly BatchEvent[],
  ): Promise<(own: readonly BatchEvent[]) => SopEvent[]> {
    const ids = events.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]));
    const found = new Map((await this.sops.events(tx, ids)).map((one) => [one.id, one]));
    return (own) =>
      own.flatMap(({ replaces }) => {
        const old = replaces === null ? undefined : found.get(replaces);
        return old ? [old] : [];
      });
  }
}

const sopsOf = (standing: readonly StandingCount[]): SopId[] => [...new Set(standing.map(({ sop }) => sop))];
