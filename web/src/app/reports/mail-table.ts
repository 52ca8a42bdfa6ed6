import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Deliveries } from '@pantausop/contracts';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ReportState } from './report-state';
import { ReportWords } from './report-words';

/** Mails with their state, attempts and reason. */
@Component({
  selector: 'app-mail-table',
  imports: [ReportState, RouterLink],
  templateUrl: './mail-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailTable {
  readonly mails = input.required<Deliveries['items']>();
  readonly title = input.required<string>();
  /** true where the list is of several runs: then each mail says of which */
  readonly ofRuns = input(false);
  readonly opened = output<Deliveries['items'][number]>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(ReportWords);
}
