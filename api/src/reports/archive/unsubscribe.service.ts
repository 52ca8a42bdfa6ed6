import { Inject, Injectable } from '@nestjs/common';
import type { ReportOptOuts } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { AuditTrail } from '../../audit';
import { Clock, DATABASE } from '../../config';
import { OrganisationService } from '../../organisation/organisation.service';
import { digestOf } from '../runs/preparation.service';
import { RunsRepository } from '../runs/runs.repository';
import { instant } from '../schedules/schedule-view';
import { SchedulesRepository } from '../schedules/schedules.repository';
import { SchedulesService } from '../schedules/schedules.service';
import { MessagesRepository } from '../sending/messages.repository';

/** Ends the mails of one schedule to one address, by the link in one of them; whoever keeps schedules takes that back. */
@Injectable()
export class UnsubscribeService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly messages: MessagesRepository,
    private readonly runs: RunsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly kept: SchedulesService,
    private readonly organisations: OrganisationService,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the name of the schedule whose mails ended; null when the link is none of ours, or nobody can end these */
  async end(token: string): Promise<string | null> {
    const found = await this.find(token);
    if (!found) return null;
    const { scheduleId, name, address } = found;
    await write(this.database, async (tx) => {
      await this.schedules.optOut(tx, scheduleId, address, this.clock.now());
      const subject = { kind: 'report_schedule', id: scheduleId, label: name };
      const act = { action: 'report.unsubscribe', outcome: 'done', actor: null, subject, after: { address } } as const;
      await this.trail.record(tx, act);
    });
    return name;
  }

  /** @throws RefusedError when there is no such schedule */
  async of(id: string): Promise<ReportOptOuts> {
    await this.kept.known(id);
    const items = await this.schedules.optOuts(id);
    return { items: items.map(({ address, at }) => ({ address, since: instant(at) })) };
  }

  /** From the next run on the address gets these mails again. @throws RefusedError when it had not ended them */
  async takeBack(id: string, written: string): Promise<void> {
    const { contents } = await this.kept.known(id);
    const address = written.toLowerCase();
    await write(this.database, async (tx) => {
      if (!(await this.schedules.takeBackOptOut(tx, id, address))) {
        const detail = `${address} did not end the mails of "${contents.name}"`;
        throw new RefusedError('not_opted_out', 'not_found', detail, { address });
      }
      const subject = { kind: 'report_schedule', id, label: contents.name };
      await this.trail.record(tx, { action: 'report.resubscribe', outcome: 'done', subject, after: { address } });
    });
  }

  /** Of which schedule a link is; changes nothing. */
  async find(token: string): Promise<{ scheduleId: string; name: string; address: string } | null> {
    const message = await this.messages.byUnsubscribeHash(digestOf(token));
    const run = message ? await this.runs.run(message.runId) : null;
    if (!message || !run || run.kind === 'test') return null;
    const { id } = await this.organisations.government();
    const [schedule] = await this.schedules.schedules(id, run.scheduleId);
    if (!schedule || schedule.contents.mandatory) return null;
    return { scheduleId: schedule.id, name: schedule.contents.name, address: message.address };
  }
}
