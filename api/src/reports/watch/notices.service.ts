import { Inject, Injectable } from '@nestjs/common';
import type { ReportNotices } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { UserDirectory } from '../../access';
import { Clock, DATABASE } from '../../config';
import type { Caller } from '../../http';
import { OrganisationService } from '../../organisation/organisation.service';
import { RunsRepository } from '../runs/runs.repository';
import { instant } from '../schedules/schedule-view';
import { SchedulesRepository } from '../schedules/schedules.repository';
import { NoticesRepository } from './notices.repository';

/** What went wrong with the schedules of whoever asks; of owners that are no more, to everybody who keeps schedules. */
@Injectable()
export class NoticesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly notices: NoticesRepository,
    private readonly schedules: SchedulesRepository,
    private readonly runs: RunsRepository,
    private readonly directory: UserDirectory,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  async list({ userId, permissions }: Pick<Caller, 'userId' | 'permissions'>): Promise<ReportNotices> {
    const { id: governmentId } = await this.organisations.government();
    const unseen = await this.notices.unseen(governmentId);
    if (unseen.length === 0) return { items: [] };
    const schedules = new Map((await this.schedules.schedules(governmentId)).map((one) => [one.id, one]));
    const active = new Set((await this.directory.users()).flatMap(({ id, disabled }) => (disabled ? [] : [id])));
    const items: ReportNotices['items'] = [];
    for (const { id, kind, scheduleId, runId, detail, createdAt } of unseen) {
      const schedule = schedules.get(scheduleId);
      if (!schedule) continue;
      const { ownerId } = schedule;
      const orphan = !active.has(ownerId) && permissions.has('reports.manage');
      if (ownerId !== userId && !orphan) continue;
      const run = runId === null ? null : await this.runs.run(runId);
      items.push({
        ...{ id, kind, scheduleId, runId, detail, createdAt: instant(createdAt) },
        scheduleName: schedule.contents.name,
        plannedAt: run ? instant(run.planned) : null,
      });
    }
    return { items };
  }

  /** @throws RefusedError when there is none for the caller */
  async see(id: string, caller: Caller): Promise<void> {
    const { items } = await this.list(caller);
    if (!items.some((one) => one.id === id)) {
      const reason = {
        id: 'pemberitahuan ini tidak ada lagi: muat ulang halaman',
        en: 'this notice is no longer there: load the page again',
        detail: `there is no notice ${id}`,
      };
      throw new RefusedError('unknown_notice', 'not_found', reason, { id });
    }
    await write(this.database, (tx) => this.notices.see(tx, id, this.clock.now()));
  }
}
