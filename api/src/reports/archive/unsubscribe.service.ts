import { Inject, Injectable } from '@nestjs/common';
import type { OwnOptOuts, ReportOptOuts } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { UserDirectory } from '../../access';
import { AuditTrail } from '../../audit';
import { Clock, DATABASE } from '../../config';
import type { Caller } from '../../http';
import { OrganisationService } from '../../organisation/organisation.service';
import { digestOf } from '../runs/preparation.service';
import { RunsRepository } from '../runs/runs.repository';
import { instant } from '../schedules/schedule-view';
import { SchedulesRepository } from '../schedules/schedules.repository';
import { SchedulesService } from '../schedules/schedules.service';
import { MessagesRepository } from '../sending/messages.repository';

/** Ends the mails of one schedule to one address, by the link in one of them; whoever keeps schedules takes that back, or who ended them. */
@Injectable()
export class UnsubscribeService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly messages: MessagesRepository,
    private readonly runs: RunsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly kept: SchedulesService,
    private readonly organisations: OrganisationService,
    private readonly directory: UserDirectory,
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
        const reason = {
          id: `alamat ini tidak sedang berhenti menerima surat “${contents.name}”`,
          en: `this address did not end the mails of “${contents.name}”`,
          detail: `${address} did not end the mails of "${contents.name}"`,
        };
        throw new RefusedError('not_opted_out', 'not_found', reason, { address });
      }
      const subject = { kind: 'report_schedule', id, label: contents.name };
      await this.trail.record(tx, { action: 'report.resubscribe', outcome: 'done', subject, after: { address } });
    });
  }

  /** Those that go to the address of the caller, of schedules that are still there and can be ended. */
  async ofCaller(caller: Caller): Promise<OwnOptOuts> {
    const address = await this.addressOf(caller);
    const ended = address === null ? [] : await this.schedules.optOutsOf(address);
    if (ended.length === 0) return { items: [] };
    const { id } = await this.organisations.government();
    const names = new Map(
      (await this.schedules.schedules(id))
        .filter(({ contents }) => !contents.mandatory)
        .map((schedule) => [schedule.id, schedule.contents.name]),
    );
    return {
      items: ended.flatMap(({ scheduleId, at }) => {
        const schedule = names.get(scheduleId);
        return schedule === undefined ? [] : [{ scheduleId, schedule, since: instant(at) }];
      }),
    };
  }

  /** @throws RefusedError when the caller had not ended them */
  async takeBackOwn(id: string, caller: Caller): Promise<void> {
    await this.takeBack(id, (await this.addressOf(caller)) ?? '');
  }

  private async addressOf({ userId }: Caller): Promise<string | null> {
    const [user] = await this.directory.users(userId);
    return user?.email?.toLowerCase() ?? null;
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
