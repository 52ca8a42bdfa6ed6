import { Inject, Injectable } from '@nestjs/common';
import type { WorkItem, WorkKind } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import {
  daysBetween,
  draftOf,
  dutiesOf,
  lastDraftWork,
  rulesetOn,
  standingEvents,
  verificationStands,
  type CalendarDate,
  type DraftAtWork,
  type SopDuty,
  type SopHistory,
  type SopId,
  type UnitOnDate,
} from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Organisation } from '../organisation/organisation.service';
import { SopsRepository } from '../register/sops.repository';
import { VerificationsRepository } from './verifications.repository';
import { WorkQueueRepository, type WaitingSop } from './work-queue.repository';
import type { WorkScope } from './work-scope';

/** The work on single SOPs: what the rules say of those that the record selects. */
@Injectable()
export class SopWork {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly queue: WorkQueueRepository,
    private readonly sops: SopsRepository,
    private readonly verifications: VerificationsRepository,
  ) {}

  async of(
    governmentId: string,
    { own, seen, kinds }: WorkScope,
    today: CalendarDate,
    organisation: Organisation,
  ): Promise<WorkItem[]> {
    const waiting = new Map<SopId, WaitingSop>();
    if (kinds.has('not_begun')) {
      for (const sop of await this.queue.requiredIn(governmentId, today, own)) waiting.set(sop.id, sop);
    }
    const ownIds = new Set(waiting.keys());
    if (kinds.has('verify')) {
      for (const sop of await this.queue.perhapsWaiting(governmentId, today, seen)) waiting.set(sop.id, sop);
    }
    const drafts = await this.draftsOf([...waiting.values()], today);
    const rules = rulesetOn(organisation.rulesets, today);
    const governs = kinds.has('verify');
    return [...waiting.values()].flatMap((sop) =>
      dutiesOf(sop.state, drafts.get(sop.id) ?? null, today, rules)
        .filter(({ kind }) => kinds.has(kind) && (isGoverning(kind) ? governs : ownIds.has(sop.id)))
        .flatMap((duty) => itemOf(sop, duty, today, organisation)),
    );
  }

  /** Only what is being drafted or revised has a draft; of the rest no history is read. */
  private async draftsOf(waiting: readonly WaitingSop[], today: CalendarDate): Promise<Map<SopId, DraftAtWork>> {
    const drafted = waiting.filter(
      ({ state }) => state.inRevision || state.stage === 'drafting' || state.stage === 'submitted',
    );
    const ids = drafted.map(({ id }) => id);
    const seen = new Map<SopId, number[]>();
    for (const { sop, seen: sequence } of await this.verifications.of(ids)) {
      seen.set(sop, [...(seen.get(sop) ?? []), sequence]);
    }
    const drafts = new Map<SopId, DraftAtWork>();
    for (const { id, history } of await this.sops.of(ids, this.database.db)) {
      const draft = draftAtWork(history, seen.get(id) ?? [], today);
      if (draft) drafts.set(id, draft);
    }
    return drafts;
  }
}

const GOVERNING: readonly WorkKind[] = ['verify', 'ratify', 'evaluate'];
const isGoverning = (kind: WorkKind): boolean => GOVERNING.includes(kind);

function draftAtWork(history: SopHistory, verified: readonly number[], today: CalendarDate): DraftAtWork | null {
  const standing = standingEvents(history);
  const draft = draftOf(standing, today);
  const lastOn = lastDraftWork(standing, today);
  if (!draft || !lastOn) return null;
  const { stage, returned } = draft;
  return { stage, returned, lastOn, verified: verified.some((sequence) => verificationStands(history, sequence)) };
}

/** A unit as the queue names it. */
export const named = ({ id, code, name, abbreviation }: UnitOnDate): WorkItem['unit'] => ({
  id,
  code,
  name,
  abbreviation,
});

function itemOf({ id, state }: WaitingSop, duty: SopDuty, today: CalendarDate, organisation: Organisation): WorkItem[] {
  const { title, number, unit, area, weight, stage } = state;
  if (unit === null || area === null) return [];
  const opd = organisation.treeOn(today).opdOf(unit);
  return [
    {
      ...duty,
      missing: [...duty.missing],
      sop: { id, title, number, area, weight, stage },
      unit: named(organisation.unitOn(unit, today)),
      opd: opd ? named(opd) : null,
      areas: [],
      days: Math.max(0, daysBetween(duty.since, today)),
      link: `/sop/${encodeURIComponent(id)}`,
    },
  ];
}
