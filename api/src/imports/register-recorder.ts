import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { write, type Database, type Tx } from '@pantausop/database';
import {
  foldSop,
  nextStamp,
  RefusedError,
  type LineagesOf,
  type SopEvent,
  type SopHistory,
  type SopId,
  type SopRetraction,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Caller } from '../http';
import { LedgerService } from '../ledger/ledger.service';
import { OrganisationRepository, type Government } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import type { PlannedSop, RegisterSop } from './planning/plan';
import { RecordedSopsRepository, type BatchEvent, type ImportMark } from './recorded-sops.repository';
import { RegisterPort, type Alongside, type ImportBatch, type RecordedBatch } from './register-port';
import { sentence } from './sentences';

/** What one transaction appends, with running numbers. */
interface Writing {
  readonly tx: Tx;
  readonly mark: ImportMark;
  next(): number;
}

const SOPS_PER_PART = 250;

const conflict = (code: 'register_changed'): RefusedError => {
  const said = sentence(code, {});
  return new RefusedError(code, 'conflict', said.en, { ...said });
};

/** Records imports: events, retractions and new units in one transaction under one stamp, and books them in the ledger. */
@Injectable()
export class RegisterRecorder extends RegisterPort {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly sops: RecordedSopsRepository,
    private readonly organisation: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async sopsOf(governmentId: string, units: readonly UnitId[]): Promise<RegisterSop[]> {
    const today = this.clock.today();
    const found = await this.sops.in(governmentId, units);
    return found.map((sop) => ({ ...sop, state: foldSop(sop.history, today) }));
  }

  record(batch: ImportBatch, caller: Caller, alongside: Alongside): Promise<RecordedBatch> {
    return write(this.database, async (tx) => {
      const government = await this.organisation.lockGovernment(tx, batch.governmentId);
      if (government?.lastStamp !== batch.expectedStamp) throw conflict('register_changed');
      const counts = {
        sops: batch.sops.length,
        events: batch.sops.reduce((sum, { events }) => sum + events.length, 0),
        retractions: batch.sops.reduce((sum, { retractions }) => sum + retractions.length, 0),
        units: batch.units.length,
      };
      if (counts.sops + counts.units === 0) {
        // nothing to say: the record does not move on
        const nothing = { ...counts, recordedAt: government.lastStamp };
        await alongside(tx, nothing);
        return nothing;
      }
      const recordedAt = await this.writing(tx, government, caller, (writing) => this.append(writing, batch));
      const recorded = { ...counts, recordedAt };
      await alongside(tx, recorded);
      return recorded;
    });
  }

  revert(batchId: string, governmentId: string, caller: Caller, alongside: Alongside): Promise<RecordedBatch> {
    return write(this.database, async (tx) => {
      const government = await this.organisation.lockGovernment(tx, governmentId);
      if (!government) throw conflict('register_changed');
      const events = await this.sops.standingOfBatch(tx, batchId);
      const made = new Set(events.map(({ event }) => event.recordedAt));
      const counts = {
        sops: new Set(events.map(({ sop }) => sop)).size,
        events: 0,
        retractions: events.length,
        units: 0,
      };
      const recordedAt = await this.writing(tx, government, caller, async (writing) => {
        counts.events = await this.takeBack(writing, batchId, events);
        for (const at of made) counts.units += await this.takeBackUnits(writing, batchId, at);
      });
      const recorded = { ...counts, recordedAt };
      await alongside(tx, recorded);
      return recorded;
    });
  }

  /** Gives out one stamp and the sequence numbers of a transaction, and moves the clock of the government on. */
  private async writing(
    tx: Tx,
    government: Government,
    { username }: Caller,
    work: (writing: Writing) => Promise<void>,
  ): Promise<Stamp> {
    const recordedAt = nextStamp(government.lastStamp, this.clock.now());
    let sequence = government.lastSequence;
    await work({ tx, mark: { governmentId: government.id, recordedAt, actor: username }, next: () => ++sequence });
    await this.organisation.setClock(tx, government.id, recordedAt, sequence);
    return recordedAt;
  }

  private async append(writing: Writing, { batchId, units, sops, governmentId }: ImportBatch): Promise<void> {
    const { tx, mark, next } = writing;
    const unitEvents = units.map(({ unit, fact, effectiveOn }) => ({
      ...{ id: randomUUID(), sequence: next(), unit, fact, effectiveOn },
    }));
    await this.organisation.addUnitEvents(tx, unitEvents, { ...mark, source: 'import' });
    const { lineagesOf } = await this.organisations.organisationIn(tx, governmentId);
    // a part at a time: memory stays even however long the file is, and other work gets its turn in between
    for (let at = 0; at < sops.length; at += SOPS_PER_PART) {
      await this.appendPart(writing, batchId, sops.slice(at, at + SOPS_PER_PART), lineagesOf);
      await nextTurn();
    }
  }

  private async appendPart(
    writing: Writing,
    batchId: string,
    sops: readonly PlannedSop[],
    lineagesOf: LineagesOf,
  ): Promise<void> {
    const { tx, mark } = writing;
    const known = await this.sops.of(
      sops.flatMap(({ sop, isNew }) => (isNew ? [] : [sop])),
      tx,
    );
    const held = new Map(known.map((sop) => [sop.id, sop]));
    await this.sops.addSops(
      tx,
      mark,
      sops.flatMap(({ sop: id, isNew, remarks }) => (isNew ? [{ id, remarks }] : [])),
    );
    const added: BatchEvent[] = [];
    const taken: (SopRetraction & { sop: SopId })[] = [];
    for (const { sop, isNew, events, retractions, remarks } of sops) {
      const before = held.get(sop);
      if (!isNew && Object.keys(remarks).length > 0) {
        await this.sops.setRemarks(tx, sop, { ...before?.remarks, ...remarks });
      }
      for (const { event, reason } of retractions) taken.push({ ...this.retraction(writing, event, reason), sop });
      for (const { fact, effectiveOn, replaces = null } of events) {
        const replaced = before?.history.events.find(({ id }) => id === replaces);
        added.push({ sop, event: this.event(writing, { fact, effectiveOn }, replaced), batchId, replaces });
      }
    }
    await this.sops.addRetractions(tx, mark, batchId, taken);
    await this.sops.addEvents(tx, mark, added);
    await this.book(writing, new Map(known.map(({ id, history }) => [id, history])), added, taken, lineagesOf);
  }

  /** Retracts the events; those that corrected another give it back its place. @returns how many stand again */
  private async takeBack(writing: Writing, batchId: string, events: readonly BatchEvent[]): Promise<number> {
    const { tx, mark } = writing;
    const known = await this.sops.of([...new Set(events.map(({ sop }) => sop))], tx);
    const corrected = new Map(
      (
        await this.sops.events(
          tx,
          events.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])),
        )
      ).map((one) => [one.id, one]),
    );
    const taken = events.map(({ sop, event }) => ({ ...this.retraction(writing, event.id, 'Impor dibatalkan'), sop }));
    const added = events.flatMap(({ sop, event, replaces }): BatchEvent[] => {
      const old = replaces === null ? undefined : corrected.get(replaces);
      if (!old) return [];
      return [{ sop, event: this.event(writing, old, event), batchId: `${batchId}:revert`, replaces: event.id }];
    });
    await this.sops.addRetractions(tx, mark, `${batchId}:revert`, taken);
    await this.sops.addEvents(tx, mark, added);
    const { lineagesOf } = await this.organisations.organisationIn(tx, mark.governmentId);
    await this.book(writing, new Map(known.map(({ id, history }) => [id, history])), added, taken, lineagesOf);
    return added.length;
  }

  /** Units that the batch made and that hold nothing any more end with it. */
  private async takeBackUnits(writing: Writing, batchId: string, at: Stamp): Promise<number> {
    const { tx, mark } = writing;
    const retractions: (SopRetraction & { sop: null })[] = [];
    for (const { id, unit } of await this.sops.unitsMadeAt(tx, mark.governmentId, at)) {
      if (await this.sops.isUsed(tx, mark.governmentId, unit)) continue;
      retractions.push({ ...this.retraction(writing, id, 'Impor dibatalkan'), sop: null });
    }
    await this.sops.addRetractions(tx, mark, `${batchId}:revert`, retractions);
    return retractions.length;
  }

  private async book(
    { tx, mark: { governmentId, recordedAt } }: Writing,
    held: ReadonlyMap<SopId, SopHistory>,
    added: readonly BatchEvent[],
    taken: readonly (SopRetraction & { sop: SopId })[],
    lineagesOf: LineagesOf,
  ): Promise<void> {
    const histories = new Map<SopId, { events: SopEvent[]; retractions: SopRetraction[] }>();
    const historyOf = (sop: SopId) => {
      const known = histories.get(sop);
      if (known) return known;
      const history = {
        events: [...(held.get(sop)?.events ?? [])],
        retractions: [...(held.get(sop)?.retractions ?? [])],
      };
      histories.set(sop, history);
      return history;
    };
    for (const { sop, event } of added) historyOf(sop).events.push(event);
    for (const { sop, ...retraction } of taken) historyOf(sop).retractions.push(retraction);
    await this.ledger.book(tx, governmentId, recordedAt, histories, lineagesOf);
  }

  private event(
    { mark, next }: Writing,
    { fact, effectiveOn }: Pick<SopEvent, 'fact' | 'effectiveOn'>,
    replaced: SopEvent | undefined,
  ): SopEvent {
    const { recordedAt } = mark;
    const orderedAt = replaced?.orderedAt ?? recordedAt;
    return { id: randomUUID(), fact, effectiveOn, recordedAt, orderedAt, sequence: next() };
  }

  private retraction({ mark, next }: Writing, retracts: string, reason: string): SopRetraction {
    return { id: randomUUID(), retracts, reason, recordedAt: mark.recordedAt, sequence: next() };
  }
}
