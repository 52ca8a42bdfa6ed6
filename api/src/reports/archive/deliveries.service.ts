import { Inject, Injectable } from '@nestjs/common';
import type { Delivery, ReportRun } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { AuditTrail } from '../../audit';
import { Clock, DATABASE } from '../../config';
import type { Caller } from '../../http';
import { RunsRepository } from '../runs/runs.repository';
import type { MessageState } from '../sending/message';
import { MessagesRepository } from '../sending/messages.repository';
import { ArchiveService } from './archive.service';

/** What people decide about single mails and runs. */
@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly messages: MessagesRepository,
    private readonly runs: RunsRepository,
    private readonly archive: ArchiveService,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Sends it again with the next tick, as the same mail. @throws RefusedError for one that was taken, or is on its way */
  retry(id: string, caller: Caller): Promise<Delivery> {
    const now = this.clock.now();
    const failed: readonly MessageState[] = ['deferred', 'rejected', 'unknown', 'given_up'];
    return this.decide(id, failed, { state: 'pending', nextTryAt: now, at: now }, caller);
  }

  giveUp(id: string, caller: Caller): Promise<Delivery> {
    const open: readonly MessageState[] = ['pending', 'deferred', 'rejected', 'unknown'];
    return this.decide(id, open, { state: 'given_up', reason: 'by_hand', at: this.clock.now() }, caller);
  }

  /** @throws RefusedError for a run that neither failed nor was skipped */
  async makeUp(id: string, caller: Caller): Promise<ReportRun> {
    const { status, scheduleName } = await this.archive.run(id, caller);
    await write(this.database, async (tx) => {
      if (!(await this.runs.revive(tx, id, this.clock.now()))) {
        const reason = {
          id: 'laporan ini sudah berjalan: hanya yang gagal atau dilewati dapat dibuat lagi',
          en: 'this report is under way or done: only one that failed or was skipped can be made again',
          detail: `this run is ${status}: only one that failed or was skipped can be made up`,
        };
        throw new RefusedError('run_not_open', 'conflict', reason, { status });
      }
      const subject = { kind: 'report_run', id, label: scheduleName };
      const change = { before: { status }, after: { status: 'planned' } };
      await this.trail.record(tx, { action: 'report.delivery', outcome: 'done', subject, ...change });
    });
    return this.archive.run(id, caller);
  }

  private async decide(
    id: string,
    from: readonly MessageState[],
    to: Parameters<MessagesRepository['decide']>[3],
    caller: Caller,
  ): Promise<Delivery> {
    const before = await this.archive.delivery(id, caller);
    await write(this.database, async (tx) => {
      if (!(await this.messages.decide(tx, id, from, to))) {
        const reason = {
          id: 'keadaan surat ini sudah berubah: muat ulang, lalu putuskan lagi',
          en: 'the state of this mail has changed: load the page again, then decide',
          detail: `this mail is ${before.state}: only ${from.join(', ')} can be decided on`,
        };
        throw new RefusedError('delivery_not_open', 'conflict', reason, { state: before.state });
      }
      await this.messages.settle(tx, before.runId, to.at);
      const subject = { kind: 'report_delivery', id, label: before.title };
      const change = { before: { state: before.state }, after: { state: to.state } };
      await this.trail.record(tx, { action: 'report.delivery', outcome: 'done', subject, ...change });
    });
    return this.archive.delivery(id, caller);
  }
}
