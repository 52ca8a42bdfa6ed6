import { Inject, Injectable } from '@nestjs/common';
import { write, type Database } from '@pantausop/database';
import { UserDirectory } from '../../access';
import { Clock, DATABASE, SETTINGS, type Settings } from '../../config';
import { Mailer, MailFault } from '../../mail';
import { RunsRepository } from '../runs/runs.repository';
import { SchedulesRepository } from '../schedules/schedules.repository';
import { noticeLetter } from './notice-letter';
import { NoticesRepository, type Notice } from './notices.repository';

/** A run that has not come to an end so long after its time is told of. */
const OVERDUE_MS = 2 * 3_600_000;

/** Sees what should have happened and did not, and tells the owner. */
@Injectable()
export class Watchdog {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly mailer: Mailer,
    private readonly runs: RunsRepository,
    private readonly notices: NoticesRepository,
    private readonly schedules: SchedulesRepository,
    private readonly directory: UserDirectory,
    private readonly clock: Clock,
  ) {}

  async look(governmentId: string): Promise<void> {
    const now = this.clock.now();
    const overdue = await this.runs.overdue(governmentId, now - OVERDUE_MS);
    if (overdue.length > 0) {
      await write(this.database, async (tx) => {
        for (const { id, scheduleId, status } of overdue) {
          const notice = { scheduleId, runId: id, kind: 'overdue', detail: status } as const;
          await this.notices.add(tx, governmentId, notice, now);
        }
      });
    }
    await this.tellOwners(governmentId);
  }

  /** One letter for what happened several times to the same schedule. */
  private async tellOwners(governmentId: string): Promise<void> {
    const now = this.clock.now();
    const told = new Map<string, Notice[]>();
    for (let notice = await this.notices.claimMail(now); notice; notice = await this.notices.claimMail(now)) {
      const key = `${notice.scheduleId}|${notice.kind}`;
      told.set(key, [...(told.get(key) ?? []), notice]);
    }
    for (const [first, ...others] of told.values()) {
      if (!first) continue;
      try {
        await this.tell(governmentId, first);
        for (const { id } of [first, ...others]) await this.notices.mailed(id, now);
      } catch (error) {
        // it comes again in a quarter of an hour; until then it stands in the app
        if (!(error instanceof MailFault)) throw error;
      }
    }
  }

  /** Whoever has no address, or may not sign in any more, is told in the app only. */
  private async tell(governmentId: string, { scheduleId, kind, detail }: Notice): Promise<void> {
    const [schedule] = await this.schedules.schedules(governmentId, scheduleId);
    const [owner] = schedule ? await this.directory.users(schedule.ownerId) : [];
    if (!schedule || !owner || owner.disabled || owner.email === null) return;
    const { name, language } = schedule.contents;
    const link = `${this.settings.publicUrl}/laporan`;
    const letter = noticeLetter({ to: owner.email, name: owner.name, schedule: name, kind, detail, link, language });
    await this.mailer.send({ ...letter });
  }
}
