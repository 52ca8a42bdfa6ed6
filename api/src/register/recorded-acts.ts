import { Injectable } from '@nestjs/common';
import type { Tx } from '@pantausop/database';
import {
  addDays,
  foldSop,
  stamp,
  type CalendarDate,
  type SopFact,
  type SopHistory,
  type SopId,
  type SopState,
  type UnitId,
} from '@pantausop/domain';
import { AuditTrail, type Act } from '../audit';
import { Clock } from '../config';
import { circumstances } from '../http';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import type { NewUnitFact, Recorded, RecordBatch, Recorder, Several } from './register-batch';
import { policyActs } from './policy-acts';
import { SopsRepository } from './sops.repository';

/** More than so many things at once are one act with its counts. */
const MOST_SINGLE_ACTS = 25;

/** The organisation and the SOPs of a batch with what it recorded. */
export interface KnownRecord {
  readonly organisation: Organisation;
  readonly histories: ReadonlyMap<SopId, SopHistory>;
}

/** Puts into the trail what the register records, in the same transaction. Imports speak for themselves; sample data is nobody's act. */
@Injectable()
export class RecordedActs {
  constructor(
    private readonly trail: AuditTrail,
    private readonly sops: SopsRepository,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** @param known what holds now; null = it is read */
  async record(tx: Tx, batch: RecordBatch, by: Recorder, recorded: Recorded, known: KnownRecord | null): Promise<void> {
    if (by.source === 'sample' || by.source === 'import') return;
    const acts = await this.actsOf(tx, batch, by, recorded, known);
    const actor = circumstances()?.caller ?? { userId: null, username: by.actor };
    for (const act of acts) await this.trail.record(tx, { actor, ...act });
  }

  private async actsOf(
    tx: Tx,
    batch: RecordBatch,
    by: Recorder,
    recorded: Recorded,
    known: KnownRecord | null,
  ): Promise<Act[]> {
    const lists: readonly Several<unknown>[] = Object.values(batch);
    const size = lists.reduce((sum, list) => sum + list.length, 0);
    if (size === 0) return [];
    if (size > MOST_SINGLE_ACTS) {
      const counts = Object.entries(batch).map(([name, list]: [string, Several<unknown>]) => [name, list.length]);
      return [{ action: 'register.batch', outcome: 'done', after: Object.fromEntries(counts) as object }];
    }
    const organisation = known?.organisation ?? (await this.organisations.organisationIn(tx, by.governmentId));
    const histories = known?.histories ?? (await this.historiesOf(tx, batch));
    const unit = (id: UnitId, on: CalendarDate): NonNullable<Act['subject']> => ({
      kind: 'unit',
      id,
      label: nameOf(organisation, id, on),
    });
    return [
      ...(batch.units ?? []).map((fact) => unitAct(fact, organisation)),
      ...this.sopActs(batch, recorded, organisation, histories),
      ...(batch.areaDecisions ?? []).map(({ unit: id, ...decision }): Act => {
        return { action: 'area.decide', outcome: 'done', subject: unit(id, decision.from), after: decision };
      }),
      ...(batch.targets ?? []).map(({ unit: id, area, measure, value, dueOn, effectiveOn }): Act => {
        const after = { area, measure, value: value / 1_000_000, dueOn, effectiveOn };
        return { action: 'target.set', outcome: 'done', subject: unit(id, effectiveOn), after };
      }),
      ...policyActs(batch, organisation),
    ];
  }

  private async historiesOf(tx: Tx, { sops = [] }: RecordBatch): Promise<KnownRecord['histories']> {
    const held = await this.sops.of(
      [...sops].map(({ sop }) => sop),
      tx,
    );
    return new Map(held.map(({ id, history }) => [id, history]));
  }

  /** The state of each SOP on this day before and after: what became another by it. */
  private sopActs(
    { sops = [] }: RecordBatch,
    { recordedAt }: Recorded,
    organisation: Organisation,
    held: KnownRecord['histories'],
  ): Act[] {
    const today = this.clock.today();
    return [...sops].map(({ sop, isNew, events, retractions }): Act => {
      const history = held.get(sop) ?? { events: [], retractions: [] };
      const before = foldSop(history, today, stamp(recordedAt - 1));
      const after = foldSop(history, today);
      const changed = difference(factsOf(before, organisation, today), factsOf(after, organisation, today));
      const said = {
        events: events.map(({ fact, effectiveOn, replaces }) => ({
          ...nameless(fact),
          effectiveOn,
          ...(replaces !== undefined && { replaces }),
        })),
        retractions,
      };
      return {
        action: isNew ? 'sop.require' : 'sop.record',
        outcome: 'done',
        subject: { kind: 'sop', id: sop, label: after.title || before.title },
        ...(!isNew && { before: changed.before }),
        after: { ...changed.after, recorded: said },
      };
    });
  }
}

/** The trail holds no names of people who took part in a training, and those who draft may be among them. */
function nameless(fact: SopFact): SopFact {
  return fact.type === 'drafting_started' ? { type: fact.type } : fact;
}

function unitAct({ unit: id, fact, effectiveOn }: NewUnitFact, organisation: Organisation): Act {
  const { type: event, ...payload } = fact;
  const life = organisation.lives.get(id);
  const dayBefore = addDays(effectiveOn, -1);
  const stood = life && life.validFrom <= dayBefore ? organisation.unitOn(id, dayBefore) : null;
  const before = stood && {
    name: stood.name,
    abbreviation: stood.abbreviation,
    parent: stood.parentId === null ? null : nameOf(organisation, stood.parentId, dayBefore),
  };
  return {
    action: 'unit.record',
    outcome: 'done',
    subject: { kind: 'unit', id, label: nameOf(organisation, id, effectiveOn) },
    ...(before && { before }),
    after: { event, effectiveOn, ...payload },
  };
}

const nameOf = (organisation: Organisation, id: UnitId, on: CalendarDate): string =>
  organisation.lives.has(id) ? organisation.unitOn(id, on).name : id;

/** What a reader of the trail wants to know of an SOP. */
const factsOf = (
  { unit, lastEvent: _event, draftElements: _draft, ...state }: SopState,
  organisation: Organisation,
  today: CalendarDate,
): Readonly<Record<string, unknown>> => ({ ...state, unit: unit === null ? null : nameOf(organisation, unit, today) });

function difference(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: object; after: object } {
  const other = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const part = (whole: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(other.map((key) => [key, whole[key]]));
  return { before: part(before), after: part(after) };
}
