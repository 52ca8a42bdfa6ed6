import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EventBody, NewSop, Permission, SopDetail, SopEvents, SopEventView } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import {
  calendarDate,
  foldSop,
  placeObligation,
  RefusedError,
  type CalendarDate,
  type SopFact,
  type SopHistory,
  type SopId,
  type UnitId,
} from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { NotAllowedError, type Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { ConcurrentRecords } from './concurrent-records';
import { permissionFor, permissionToRetract } from './event-rights';
import type { NewEvent, Recorder, SopChange } from './register-batch';
import { RegisterReader } from './register.reader';
import { refuseInClosedUnit } from './closed-unit';
import { checkIfMatch, journalView, newestEntry, staleRefusal, versionOf } from './sop-journal';
import { sopNotFound } from './sop-not-found';
import { SopsRepository } from './sops.repository';

/** What is said of an event that a correction replaces. */
const CORRECTED = 'Dikoreksi';

type FactBody = Exclude<EventBody, { type: 'retracted' }>;

/** Records what people and programs say of single SOPs, within their rights. */
@Injectable()
export class SopRecorder {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: RegisterReader,
    private readonly records: ConcurrentRecords,
    private readonly sops: SopsRepository,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** Records the need of a new SOP. */
  async require(body: NewSop, caller: Caller): Promise<SopDetail> {
    const { government, organisation } = await this.current();
    const { effectiveOn, ...need } = withUnitId(body, organisation);
    this.allow('required', need.unit, caller, organisation);
    const sop = randomUUID();
    const events = alongSuccession({ ...need }, calendarDate(effectiveOn), organisation);
    const change: SopChange = { sop, isNew: true, remarks: {}, events, retractions: [], waits: false };
    const recorded = await this.records.recordNew(change, recorderOf(government, caller));
    return this.reader.asRecorded(sop, { ...recorded, remarks: {} }, caller);
  }

  /** The history of an SOP. @throws RefusedError `not_found` outside the caller's scope */
  async events(sop: SopId, caller: Caller): Promise<SopEvents> {
    const { history } = await this.reader.covered(sop, caller);
    const items = journalView(history, await this.sops.journal(this.database.db, [sop]));
    return { items, version: versionOf(history) };
  }

  /**
   * Records one event, a correction (`replaces`) or a retraction.
   * @param ifMatch the version on which the caller decided; undefined = whatever it is
   * @throws PreconditionError for a malformed `ifMatch`; RefusedError `conflict` when the SOP has changed since
   */
  async record(sop: SopId, asked: EventBody, ifMatch: string | undefined, caller: Caller): Promise<SopEventView> {
    checkIfMatch(ifMatch);
    const { government, organisation: asOfNow } = await this.current();
    const body = 'unit' in asked ? withUnitId(asked, asOfNow) : asked;
    const before = (await this.reader.covered(sop, caller, asOfNow)).history;
    await this.allowAll(sop, before, body, caller, asOfNow);
    const by = recorderOf(government, caller);
    const history = await this.records.recordOne(sop, by, async (tx, held, organisation) => {
      if (!held) throw sopNotFound(sop);
      if (ifMatch !== undefined && versionOf(held) !== ifMatch) {
        throw staleRefusal(held, await this.sops.journal(tx, [sop]), ifMatch);
      }
      refuseInClosedUnit(held, body, organisation);
      return changeOf(sop, held, body);
    });
    const { actor, source } = by;
    const replaces = body.type === 'retracted' ? null : (body.replaces ?? null);
    return newestEntry(history, { actor, source, replaces, batchId: null });
  }

  private async current(): Promise<{ government: Government; organisation: Organisation }> {
    const government = await this.organisations.government();
    return { government, organisation: await this.organisations.organisation(government) };
  }

  /** @throws NotAllowedError where the caller may not record such a body of this SOP */
  private async allowAll(
    sop: SopId,
    history: SopHistory,
    body: EventBody,
    caller: Caller,
    organisation: Organisation,
  ): Promise<void> {
    const today = foldSop(history, this.clock.today());
    const unit = today.unit ?? '';
    const replaced = body.type === 'retracted' ? body.event : body.replaces;
    if (replaced !== undefined) await this.allowRetraction(sop, history, replaced, unit, caller, organisation);
    if (body.type === 'retracted') return;
    this.allow(body.type, unit, caller, organisation);
    if (body.type === 'moved' || body.type === 'required') this.allow(body.type, body.unit, caller, organisation);
  }

  /** One's own events of one's own kind, or any for those who govern. */
  private async allowRetraction(
    sop: SopId,
    history: SopHistory,
    event: string,
    unit: UnitId,
    caller: Caller,
    organisation: Organisation,
  ): Promise<void> {
    const found = history.events.find(({ id }) => id === event);
    if (!found || history.retractions.some(({ retracts }) => retracts === event)) {
      const reason = {
        id: 'catatan itu sudah ditarik atau dikoreksi: muat ulang riwayatnya',
        en: 'that record has been taken back or corrected already: load the history again',
        detail: `event ${event} of this SOP does not stand: read its history`,
      };
      throw new RefusedError('event_not_standing', 'invalid', reason, { event });
    }
    const { actor } = (await this.sops.journal(this.database.db, [sop])).get(event) ?? {};
    const permission = permissionToRetract(found.fact.type, actor === caller.username);
    this.allowBy(permission, `take back "${found.fact.type}"`, unit, caller, organisation);
  }

  private allow(type: SopFact['type'], unit: UnitId, caller: Caller, organisation: Organisation): void {
    this.allowBy(permissionFor(type), `record "${type}"`, unit, caller, organisation);
  }

  private allowBy(
    permission: Permission,
    what: string,
    unit: UnitId,
    caller: Caller,
    organisation: Organisation,
  ): void {
    if (caller.covers(permission, unit, organisation.treeOn(this.clock.today()))) return;
    throw new NotAllowedError({
      id: 'peran Anda tidak dapat mencatat ini di unit tersebut: hubungi Bagian Organisasi',
      en: 'your role may not record this there: ask Bagian Organisasi',
      detail: `your role may not ${what} there: ask Bagian Organisasi`,
    });
  }
}

/** A body may name its unit by id or by code. */
const withUnitId = <B extends { unit: string; effectiveOn: string }>(body: B, organisation: Organisation): B => ({
  ...body,
  unit: organisation.idOf(body.unit, calendarDate(body.effectiveOn)),
});

const recorderOf = ({ id: governmentId }: Government, { username, via }: Caller): Recorder => ({
  ...{ governmentId, actor: username },
  source: via === 'session' ? 'screen' : 'api',
});

/** The need where it began, and its moves to the successors of that unit (scoring rules §4, units that change). */
function alongSuccession(
  { unit, ...need }: Omit<NewSop, 'effectiveOn'>,
  on: CalendarDate,
  { lives }: Organisation,
): NewEvent[] {
  const place = placeObligation(lives, unit, on);
  // where no rule says who holds it, the record refuses it with its reason
  const known = 'closed' in place || place.raisedFrom !== null ? { unit, moves: [] } : place;
  return [
    { fact: { type: 'required', ...need, unit: known.unit }, effectiveOn: on },
    ...known.moves.map((move): NewEvent => ({
      fact: { type: 'moved', unit: move.unit, area: need.area, cause: 'reorganization' },
      effectiveOn: move.on,
    })),
  ];
}

function changeOf(sop: SopId, { events }: SopHistory, body: EventBody): SopChange {
  const change = { sop, isNew: false, remarks: {}, events: [], retractions: [], waits: false };
  if (body.type === 'retracted') return { ...change, retractions: [{ event: body.event, reason: body.reason }] };
  const { replaces } = body;
  const event: NewEvent = {
    fact: factOf(body),
    effectiveOn: calendarDate(body.effectiveOn),
    ...(replaces && { replaces }),
  };
  const reason = 'reason' in body && body.reason !== undefined ? body.reason : CORRECTED;
  const retractions = events.filter(({ id }) => id === replaces).map(({ id }) => ({ event: id, reason }));
  return { ...change, events: [event], retractions };
}

/** The fact of a body: without its date, what it corrects and why it corrects it. */
function factOf({ effectiveOn: _day, replaces: _corrects, ...body }: FactBody): SopFact {
  switch (body.type) {
    case 'requirement_ended':
    case 'revoked':
      return body;
    case 'not_applicable':
      return { ...body, until: body.until === null ? null : calendarDate(body.until) };
    default: {
      const { reason: _why, ...fact } = body;
      return fact;
    }
  }
}
