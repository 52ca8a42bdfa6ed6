import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  NewProcessSchema,
  type NewLkeCuts,
  type NewProcess,
  type ProcessEventBody,
  type ProcessRecorded,
} from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import {
  admitProcessFact,
  admitProcessRetraction,
  DEFAULT_LKE_CUTS,
  processMapOn,
  RefusedError,
  stamp,
  type PlannedProcessFact,
  type ProcessEvent,
  type ProcessFact,
  type ProcessId,
  type Stamp,
} from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import { BadInputError, type Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { RegisterStates } from '../register/register-states';
import { ProcessesRepository, type RecordedBy } from './processes.repository';

const NO_GROUP = {
  id: 'wajib diisi: proses tanpa induk memiliki kelompok',
  en: 'is missing: a process without a parent has one',
};

/** The only writer of the map: facts that the rules admit, with the trail, in one transaction. */
@Injectable()
export class ProcessRecorder {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly governments: OrganisationRepository,
    private readonly states: RegisterStates,
    private readonly processes: ProcessesRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError where the map or the organisation does not have the place */
  enter(body: NewProcess, caller: Caller): Promise<ProcessRecorded> {
    const effectiveOn = body.effectiveOn ?? this.clock.today();
    const process = randomUUID();
    return this.act(caller, async (tx, { events, organisation, by }) => {
      const parent = body.parent ?? null;
      const above = processMapOn(events, effectiveOn).find(({ id }) => id === parent);
      const group = body.group ?? above?.group;
      if (!group) throw new BadInputError([{ path: 'group', message: NO_GROUP }], NewProcessSchema);
      const unit = body.unit ? organisation.idOf(body.unit, effectiveOn) : null;
      if (unit !== null) organisation.mustExist(unit, effectiveOn);
      const fact: ProcessFact = { type: 'established', code: body.code, name: body.name, group, parent, unit };
      await this.keep(tx, [{ process, fact, effectiveOn }], events, by);
      return { id: process };
    });
  }

  /** @throws RefusedError where the map does not admit it, or there is no such SOP or unit */
  record(process: string, body: ProcessEventBody, caller: Caller): Promise<ProcessRecorded> {
    if (body.type === 'retracted') return this.retract(process, body, caller);
    const { effectiveOn = this.clock.today(), ...asked } = body;
    return this.act(caller, async (tx, { events, organisation, by }) => {
      let fact: ProcessFact = asked;
      if (fact.type === 'linked') {
        const state = (await this.states.of(tx, by.governmentId, [fact.sop], effectiveOn, null)).get(fact.sop);
        if (!state || state.unit === null) {
          throw new RefusedError('unknown_sop', 'not_found', {
            id: `SOP itu tidak ada pada ${effectiveOn}: pilih SOP atau tanggal lain`,
            en: `there is no such SOP on ${effectiveOn}: choose another SOP or date`,
            detail: `there is no SOP ${fact.sop} on ${effectiveOn}`,
          });
        }
      }
      if (fact.type === 'assigned' && fact.unit !== null) {
        fact = { ...fact, unit: organisation.idOf(fact.unit, effectiveOn) };
        if (fact.unit !== null) organisation.mustExist(fact.unit, effectiveOn);
      }
      await this.keep(tx, [{ process, fact, effectiveOn }], events, by);
      return { id: process };
    });
  }

  private retract(
    process: string,
    { event, reason }: Extract<ProcessEventBody, { type: 'retracted' }>,
    caller: Caller,
  ): Promise<ProcessRecorded> {
    return this.act(caller, async (tx, { events, by }) => {
      const own = events.some((one) => one.process === process && one.id === event);
      const taken = admitProcessRetraction(own ? events : [], event, this.clock.today());
      await this.processes.retract(tx, taken, reason, by);
      const before = taken.map(({ fact, effectiveOn }) => ({ ...fact, effectiveOn }));
      await this.trail.record(tx, {
        ...{ action: 'process.retract', outcome: 'done', before: { events: before }, after: { reason } },
        subject: { kind: 'process', id: process, label: labelOf(process, events) },
      });
      return { id: process };
    });
  }

  setCuts(cuts: NewLkeCuts, caller: Caller): Promise<void> {
    return this.act(caller, async (tx, { by }) => {
      const before = (await this.processes.cuts(by.governmentId, tx)) ?? DEFAULT_LKE_CUTS;
      await this.processes.setCuts(tx, cuts, by);
      await this.trail.record(tx, {
        ...{ action: 'lke.cuts', outcome: 'done', before, after: cuts },
        subject: { kind: 'setting', id: 'lke_cuts', label: 'LKE' },
      });
    });
  }

  /** Facts of which each is admitted on top of those before it. Says each of them to the trail. */
  async keep(
    tx: Tx,
    facts: readonly PlannedProcessFact[],
    events: readonly ProcessEvent[],
    by: RecordedBy,
    told: 'each' | 'together' = 'each',
  ): Promise<void> {
    this.admit(facts, events, by.recordedAt);
    await this.processes.add(tx, facts, by);
    if (told === 'together') return;
    for (const { process, fact, effectiveOn } of facts) {
      const label = fact.type === 'established' ? `${fact.code} ${fact.name}` : labelOf(process, events);
      await this.trail.record(tx, {
        ...{ action: 'process.record', outcome: 'done', after: { ...fact, effectiveOn } },
        subject: { kind: 'process', id: process, label },
      });
    }
  }

  private admit(facts: readonly PlannedProcessFact[], events: readonly ProcessEvent[], recordedAt: Stamp): void {
    const known = [...events];
    for (const [sequence, planned] of facts.entries()) {
      admitProcessFact(known, planned, this.clock.today());
      known.push({ ...planned, id: `planned-${sequence}`, recordedAt, sequence });
    }
  }

  /** One writer at a time, on the map and the organisation as they then stand. */
  async act<T>(
    { username, via }: Pick<Caller, 'username' | 'via'>,
    work: (tx: Tx, at: { events: readonly ProcessEvent[]; organisation: Organisation; by: RecordedBy }) => Promise<T>,
  ): Promise<T> {
    const { id: governmentId } = await this.organisations.government();
    return write(this.database, async (tx) => {
      await this.governments.lockGovernment(tx, governmentId);
      const events = await this.processes.events(governmentId, tx);
      const organisation = await this.organisations.organisationIn(tx, governmentId);
      const recordedAt = stamp(Math.max(this.clock.stamp(), ...events.map((one) => one.recordedAt + 1)));
      const source = via === 'session' ? 'screen' : 'api';
      return work(tx, { events, organisation, by: { governmentId, recordedAt, actor: username, source } });
    });
  }
}

/** The code and the first name of a process. */
function labelOf(process: ProcessId, events: readonly ProcessEvent[]): string {
  const fact = events.find((one) => one.process === process && one.fact.type === 'established')?.fact;
  return fact?.type === 'established' ? `${fact.code} ${fact.name}` : process;
}
