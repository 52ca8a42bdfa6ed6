import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReportScheduleSchema, type ReportSchedule } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { AskFirst } from '../ui/ask-first';
import { EmptyState } from '../ui/empty-state';
import { RefusalNote } from '../ui/refusal-note';
import { ReportState } from './report-state';
import { ReportWords } from './report-words';

/** Schedules in words, with their next dates; paused, resumed and deleted here. */
@Component({
  selector: 'app-schedule-list',
  imports: [AskFirst, EmptyState, RefusalNote, ReportState, RouterLink],
  templateUrl: './schedule-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScheduleList {
  readonly schedules = input.required<readonly ReportSchedule[]>();
  readonly changed = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(ReportWords);
  private readonly api = inject(Api);
  protected readonly attempt = new Attempt();
  /** of which schedule something was refused */
  protected readonly tried = signal('');

  protected setState({ id, state }: ReportSchedule): void {
    const act = state === 'active' ? 'pause' : 'resume';
    void this.try(id, async () => {
      await this.api.send('POST', `${pathOf(id)}/${act}`, undefined, ReportScheduleSchema);
    });
  }

  protected remove({ id }: ReportSchedule): void {
    void this.try(id, () => this.api.tell('DELETE', pathOf(id)));
  }

  private async try(id: string, work: () => Promise<void>): Promise<void> {
    if (this.attempt.busy()) return;
    this.tried.set(id);
    if (await this.attempt.make(work)) this.changed.emit();
  }
}

const pathOf = (id: string): string => `/report-schedules/${encodeURIComponent(id)}`;
