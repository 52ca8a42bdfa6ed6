import { Injectable } from '@nestjs/common';
import type { ReportDifferences } from '@pantausop/contracts';
import { Clock } from '../../config';
import type { Caller } from '../../http';
import { ReportContent } from '../report-content';
import { SnapshotsRepository } from '../runs/snapshots.repository';
import { instant } from '../schedules/schedule-view';
import { ArchiveService } from './archive.service';

const MOST_SHOWN = 200;

/** What was corrected after a report: its figures by all that is recorded now, beside the sealed ones. */
@Injectable()
export class DifferencesService {
  constructor(
    private readonly archive: ArchiveService,
    private readonly content: ReportContent,
    private readonly snapshots: SnapshotsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError when there is no such run, or none of it is the caller's */
  async of(id: string, caller: Caller): Promise<ReportDifferences> {
    const shown = new Set((await this.archive.run(id, caller)).snapshots.map((one) => one.id));
    const items: ReportDifferences['items'] = [];
    for (const snapshot of await this.snapshots.ofRun(id)) {
      if (!shown.has(snapshot.id)) continue;
      const corrections = await this.content.corrections(snapshot);
      items.push(...corrections.map((one) => ({ snapshotId: snapshot.id, ...one })));
    }
    const more = Math.max(0, items.length - MOST_SHOWN);
    const comparedAt = instant(this.clock.now());
    return { corrected: items.length > 0, comparedAt, items: items.slice(0, MOST_SHOWN), more };
  }
}
