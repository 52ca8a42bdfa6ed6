import { Inject, Injectable } from '@nestjs/common';
import type { ReportDifferences } from '@pantausop/contracts';
import { Clock, SETTINGS, type Settings } from '../../config';
import type { Caller } from '../../http';
import { ReportContent } from '../report-content';
import { RunsRepository } from '../runs/runs.repository';
import { SnapshotsRepository } from '../runs/snapshots.repository';
import { instant } from '../schedules/schedule-view';
import { orderOf } from '../schedules/schedule';
import { SchedulesRepository } from '../schedules/schedules.repository';
import { ArchiveService, unknownRun } from './archive.service';
import { differencesOf } from './differences';

const MOST_SHOWN = 200;

/** What was corrected after a report: the same question, asked of the record of today, beside the sealed answer. */
@Injectable()
export class DifferencesService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly archive: ArchiveService,
    private readonly content: ReportContent,
    private readonly runs: RunsRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError when there is no such run, or none of it is the caller's */
  async of(id: string, caller: Caller): Promise<ReportDifferences> {
    const shown = new Set((await this.archive.run(id, caller)).snapshots.map((one) => one.id));
    const run = await this.runs.run(id);
    const [schedule] = run ? await this.schedules.schedules(run.governmentId, run.scheduleId) : [];
    if (!run || !schedule) throw unknownRun(id);
    const now = this.clock.now();
    const items: ReportDifferences['items'] = [];
    for (const { id: snapshotId, unitId, period, json } of await this.snapshots.ofRun(id)) {
      if (!shown.has(snapshotId)) continue;
      const asked = orderOf(schedule.contents, run, unitId, this.settings.timeZone);
      const today = await this.content.seal({ ...asked, knownAt: new Date(now).toISOString() });
      // a schedule that was changed meanwhile asks another question: there is nothing to compare
      if (asked.period.from !== period.from || asked.period.to !== period.to) continue;
      items.push(...differencesOf(json, today.json).map((one) => ({ snapshotId, ...one })));
    }
    const more = Math.max(0, items.length - MOST_SHOWN);
    return { corrected: items.length > 0, comparedAt: instant(now), items: items.slice(0, MOST_SHOWN), more };
  }
}
