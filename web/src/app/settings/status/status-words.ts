import { inject, Injectable } from '@angular/core';
import type { SystemStatus } from '@pantausop/contracts';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { sizeInWords } from '../../ui/file-size';

export interface StatusFact {
  readonly label: string;
  readonly text: string;
}

export interface StatusGroup {
  readonly title: string;
  readonly facts: readonly StatusFact[];
}

/** The facts of the status in words. */
@Injectable()
export class StatusWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  groups(status: SystemStatus): readonly StatusGroup[] {
    const { t } = this.messages;
    return [
      { title: t('status.backup'), facts: this.backup(status) },
      { title: t('status.database'), facts: this.database(status) },
      { title: t('status.mail'), facts: this.mail(status) },
      { title: t('status.program'), facts: this.program(status) },
    ];
  }

  private backup({ backup }: SystemStatus): StatusFact[] {
    const { t } = this.messages;
    if (!backup) return [{ label: t('status.newest'), text: t('status.noBackups') }];
    const { last, keep, folder, failure } = backup;
    return [
      {
        label: t('status.newest'),
        text: last ? `${this.format.instant(last.at)} (${this.size(last.bytes)})` : t('status.noneYet'),
      },
      ...(failure === null ? [] : [{ label: t('status.failure'), text: failure }]),
      { label: t('status.kept'), text: t('status.keptDays', { count: this.format.count(keep) }) },
      { label: t('status.folder'), text: folder },
    ];
  }

  private database({ database, disk }: SystemStatus): StatusFact[] {
    const { t } = this.messages;
    return [
      { label: t('status.engine'), text: database.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL' },
      { label: t('status.size'), text: this.size(database.bytes) },
      { label: t('status.schema'), text: database.newestMigration },
      {
        label: t('status.disk'),
        text: t('status.diskFree', { free: this.size(disk.free), total: this.size(disk.total) }),
      },
    ];
  }

  private mail({ mail, byItself }: SystemStatus): StatusFact[] {
    const { t } = this.messages;
    const { count } = this.format;
    const since = mail.oldestWaitingAt;
    return [
      { label: t('status.way'), text: t(mail.server ? 'status.bySmtp' : 'status.byFolder') },
      {
        label: t('status.waiting'),
        text: since
          ? t('status.waitingSince', { count: count(mail.waiting), since: this.format.instant(since) })
          : count(mail.waiting),
      },
      ...(byItself === null ? [] : [{ label: t('status.lastSign'), text: this.format.instant(byItself.lastSignAt) }]),
      { label: t('status.unanswered'), text: count(mail.unknown) },
      { label: t('status.failedRuns'), text: count(mail.failedRuns) },
    ];
  }

  private program({ program, clock }: SystemStatus): StatusFact[] {
    const { t } = this.messages;
    const { newestChange } = clock;
    return [
      { label: t('status.version'), text: `${program.version} (${program.build}), Node ${program.node}` },
      { label: t('status.startedAt'), text: this.format.instant(program.startedAt) },
      { label: t('status.clock'), text: this.format.instant(clock.now) },
      {
        label: t('status.newestChange'),
        text: newestChange ? this.format.instant(newestChange) : t('status.noneYet'),
      },
      { label: t('status.timeZone'), text: clock.timeZone },
    ];
  }

  private size(bytes: number): string {
    return sizeInWords(bytes, (value) => this.format.count(value));
  }
}
