import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@pantausop/database';
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
import { SopsRepository, type BatchEvent } from './sops.repository';

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
  readonly events: readonly BatchEvent[];
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
    const events = await this.sops.standingOfBatch(tx, batchId);
    if (!sparing) return { events, kept: [] };
    const kept: KeptSop[] = [];
    for (const part of partsOf(events)) {
      const restored = await this.correctedBy(tx, part);
      for (const { id: sop, history } of await this.sops.of(sopsIn(part), tx)) {
        const own = part.filter((one) => one.sop === sop);
        const resting = restsOn(history, new Set(own.map(({ event }) => event.id)), restored(own), today);
        if (resting) kept.push({ sop, title: foldSop(history, today).title, ...resting });
      }
      await nextTurn();
    }
    const spared = new Set(kept.map(({ sop }) => sop));
    return { events: events.filter(({ sop }) => !spared.has(sop)), kept };
  }

  /** Retracts the events; those that corrected another give it back its place. @returns how many stand again */
  async takeBack(recording: Recording, events: readonly BatchEvent[], reason: string): Promise<number> {
    const organisation = await this.organisations.organisationIn(recording.tx, recording.mark.governmentId);
    let restored = 0;
    for (const part of partsOf(events)) {
      restored += await this.takePartBack(recording, part, reason, organisation);
      await nextTurn();
    }
    return restored;
  }

  /** The remarks of SOPs say again what they said before the batch, except where they were changed since. @param spared SOPs that keep theirs */
  async takeRemarksBack(tx: Tx, batchId: string, spared: ReadonlySet<SopId>): Promise<void> {
    for (const { sop, held, change } of await this.sops.remarksOfBatch(tx, batchId)) {
      if (!spared.has(sop)) await this.sops.setRemarks(tx, sop, remarksWithout(held, change));
    }
  }

  private async takePartBack(
    recording: Recording,
    events: readonly BatchEvent[],
    reason: string,
    organisation: Awaited<ReturnType<OrganisationService['organisationIn']>>,
  ): Promise<number> {
    const { tx, mark } = recording;
    const known = await this.sops.of(sopsIn(events), tx);
    const corrected = await this.correctedBy(tx, events);
    const taken = events.map(({ sop, event }) => recording.retraction(sop, event.id, reason));
    const added = events.flatMap((one): BatchEvent[] => {
      const [old] = corrected([one]);
      if (!old) return [];
      const { sop, event } = one;
      const { fact, effectiveOn } = old;
      return [{ sop, event: recording.event({ fact, effectiveOn }, event), batchId: mark.batchId, replaces: event.id }];
    });
    await this.sops.addRetractions(tx, mark, taken);
    await this.sops.addEvents(tx, mark, added);
    const histories = new Map<SopId, SopHistory>(
      known.map(({ id, history }) => [
        id,
        {
          events: [...history.events, ...added.flatMap(({ sop, event }) => (sop === id ? [event] : []))],
          retractions: [...history.retractions, ...taken.filter(({ sop }) => sop === id)],
        },
      ]),
    );
    await this.ledger.book(tx, mark.governmentId, mark.recordedAt, histories, organisation);
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

const sopsIn = (events: readonly BatchEvent[]): SopId[] => [...new Set(events.map(({ sop }) => sop))];

/** The events in parts of so many SOPs, those of one SOP together. */
function partsOf(events: readonly BatchEvent[]): BatchEvent[][] {
  const bySop = new Map<SopId, BatchEvent[]>();
  for (const event of events) {
    const own = bySop.get(event.sop);
    if (own) own.push(event);
    else bySop.set(event.sop, [event]);
  }
  const sops = [...bySop.values()];
  const parts: BatchEvent[][] = [];
  for (let at = 0; at < sops.length; at += SOPS_PER_PART) parts.push(sops.slice(at, at + SOPS_PER_PART).flat());
  return parts;
}
