import { Inject, Injectable } from '@nestjs/common';
import type { SystemStatus } from '@pantausop/contracts';
import { stampToIso } from '@pantausop/domain';
import { Clock, Heartbeat, SETTINGS, type Settings } from '../config';
import { API_VERSION, BUILD } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { DailyBackup } from './backup/daily-backup';
import { faultsOf } from './faults';
import { diskOf, placeOf } from './places';
import { StatusRepository, WAITING, type MailCounts } from './status.repository';

const WEEK_MS = 7 * 86_400_000;

/** How the program and what it stands on are: for the status page and the metrics. */
@Injectable()
export class StatusService {
  private readonly startedAt: string;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly repository: StatusRepository,
    private readonly governments: OrganisationRepository,
    private readonly backup: DailyBackup,
    private readonly clock: Clock,
    private readonly heart: Heartbeat,
  ) {
    this.startedAt = new Date(clock.now()).toISOString();
  }

  async status(): Promise<SystemStatus> {
    const migrations = await this.repository.migrations();
    const seen = {
      program: { version: API_VERSION, build: BUILD, node: process.version, startedAt: this.startedAt },
      database: {
        engine: this.repository.engine,
        bytes: await this.repository.bytes(),
        migrations: migrations.length,
        newestMigration: migrations.at(-1) ?? '',
      },
      backup: await this.backupFacts(),
      mail: this.mailFacts(await this.repository.mail(this.clock.now() - WEEK_MS)),
      byItself: this.byItself(),
      disk: await diskOf(this.settings.filesDirectory),
      clock: await this.clockFacts(),
    };
    const trouble = await this.repository.writeTrouble();
    const filesOpen = placeOf(this.settings.filesDirectory).closed === null;
    return { ...seen, faults: faultsOf({ ...seen, trouble, filesOpen }) };
  }

  private async backupFacts(): Promise<SystemStatus['backup']> {
    const state = await this.backup.state();
    if (!state) return null;
    const { folder, keep, last, failure } = state;
    return { folder, keep, failure, last: last && { at: new Date(last.at).toISOString(), bytes: last.bytes } };
  }

  private mailFacts({ messages, oldestWaitingAt, failedRuns }: MailCounts): SystemStatus['mail'] {
    return {
      server: this.settings.smtpUrl !== null,
      waiting: WAITING.reduce((sum, state) => sum + (messages.get(state) ?? 0), 0),
      oldestWaitingAt: oldestWaitingAt === null ? null : new Date(oldestWaitingAt).toISOString(),
      unknown: messages.get('unknown') ?? 0,
      failedRuns,
    };
  }

  private byItself(): SystemStatus['byItself'] {
    const { lastBeat, stillFor } = this.heart;
    return lastBeat === null ? null : { lastSignAt: new Date(lastBeat).toISOString(), still: stillFor !== null };
  }

  private async clockFacts(): Promise<SystemStatus['clock']> {
    const stamps = (await this.governments.governments()).map(({ lastStamp }) => lastStamp);
    const newest = stamps.length > 0 ? stamps.reduce((a, b) => (a > b ? a : b)) : null;
    return {
      now: new Date(this.clock.now()).toISOString(),
      newestChange: newest === null ? null : stampToIso(newest),
      timeZone: this.settings.timeZone,
    };
  }
}
