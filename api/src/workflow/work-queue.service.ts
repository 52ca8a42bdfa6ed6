import { Injectable } from '@nestjs/common';
import { WORK_KINDS, type WorkCount, type WorkItem, type WorkQueue, type WorkQueueQuery } from '@pantausop/contracts';
import { Clock } from '../config';
import type { Caller } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import { SopWork } from './sop-work';
import { UnitWork } from './unit-work';
import { workScopeOf } from './work-scope';

/** Shown of every kind when no one kind is asked for. */
const FIRST_SHOWN = 5;
const PAGE_SIZE = 25;

/** What waits for whoever asks. */
@Injectable()
export class WorkQueueService {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly sopWork: SopWork,
    private readonly unitWork: UnitWork,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `not_found` for a unit outside the caller's scope */
  async queue(query: WorkQueueQuery, caller: Caller): Promise<WorkQueue> {
    const { items, readOnly, wide } = await this.waiting(query, caller);
    const { kind, page = 1, pageSize = kind === undefined ? FIRST_SHOWN : PAGE_SIZE } = query;
    const groups = WORK_KINDS.filter((one) => kind === undefined || one === kind).flatMap((one) => {
      const all = items.filter((item) => item.kind === one).sort(greatestFirst);
      if (all.length === 0 && kind === undefined) return [];
      const gain = all.reduce((sum, item) => sum + item.gain, 0);
      const shown = all.slice((page - 1) * pageSize, page * pageSize);
      return [{ kind: one, total: all.length, gain, page, pageSize, items: shown }];
    });
    const total = groups.reduce((sum, group) => sum + group.total, 0);
    return { today: this.clock.today(), readOnly, wide, total, groups };
  }

  async count(caller: Caller): Promise<WorkCount> {
    const { items, readOnly } = await this.waiting({}, caller);
    return { total: items.length, readOnly };
  }

  private async waiting(
    { unit, area }: WorkQueueQuery,
    caller: Caller,
  ): Promise<{ items: WorkItem[]; readOnly: boolean; wide: boolean }> {
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const today = this.clock.today();
    const scope = workScopeOf(caller, organisation.treeOn(today), unit);
    const items = [
      ...(await this.sopWork.of(government.id, scope, today, organisation)),
      ...(await this.unitWork.of(government, scope, today, organisation)),
    ];
    const inArea = items.filter(({ sop, areas }) => area === undefined || sop?.area === area || areas.includes(area));
    return { items: inArea, readOnly: scope.readOnly, wide: scope.wide };
  }
}

/** Made once: `localeCompare` makes one for every comparison. */
const TITLES = new Intl.Collator('id');

/** What wins most first; of equals, what waits longest. */
const greatestFirst = (a: WorkItem, b: WorkItem): number =>
  b.gain - a.gain ||
  (b.days ?? 0) - (a.days ?? 0) ||
  TITLES.compare(titleOf(a), titleOf(b)) ||
  (a.link < b.link ? -1 : 1);

const titleOf = ({ sop, unit }: WorkItem): string => sop?.title ?? unit.name;
