import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LetterheadForm } from '../letterhead/letterhead-form';
import { LetterheadStore } from '../letterhead/letterhead-store';
import { TestMailSentSchema, type SetupDone } from '@pantausop/contracts';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { TableImportDialog } from '../table-import/table-import-dialog';
import { RefusalNote } from '../ui/refusal-note';

/** What an administrator does after the set-up: the list of OPDs from a file or by hand, a test of the mail, the letterhead, then on to the first register. */
@Component({
  selector: 'app-next-steps',
  imports: [LetterheadForm, RefusalNote, RouterLink, TableImportDialog],
  template: `<p class="gate-lead" role="status">
      {{ messages.t(done().units > 0 ? 'setup.doneReference' : 'setup.doneNew', { units: done().units }) }}
    </p>
    <ol class="gate-steps">
      <li>
        <span class="strong">{{ messages.t('setup.stepUnits') }}</span>
        <span class="small muted">{{ messages.t('setup.stepUnitsText') }}</span>
        <span class="acts">
          <button class="btn btn-sm" type="button" (click)="importing.set(true)">
            {{ messages.t('reorganisation.import') }}
          </button>
          <a class="a" routerLink="/pengaturan/unit">{{ messages.t('setup.stepUnitsOpen') }}</a>
        </span>
      </li>
      <li>
        <span class="strong">{{ messages.t('setup.stepMail') }}</span>
        <span class="small muted">{{ messages.t('setup.stepMailText') }}</span>
        <span>
          <button class="btn btn-sm" type="button" [attr.aria-disabled]="busy() ? 'true' : null" (click)="sendMail()">
            {{ messages.t(busy() ? 'setup.sending' : 'setup.sendMail') }}
          </button>
        </span>
        <span class="small" aria-live="polite">{{ said() }}</span>
      </li>
      <li>
        <span class="strong">{{ messages.t('setup.stepLetterhead') }}</span>
        <span class="small muted">{{ messages.t('setup.stepLetterheadText') }}</span>
        @if (crestRefused(); as failure) {
          <app-refusal-note [title]="messages.t('letterhead.notKept')" [failure]="failure" />
        }
        @if (letterheads.head(); as head) {
          <details>
            <summary>{{ messages.t('setup.stepLetterheadOpen') }}</summary>
            <app-letterhead-form [head]="head" />
          </details>
        }
      </li>
      @for (step of steps; track step.path) {
        <li>
          <a class="a strong" [routerLink]="step.path">{{ messages.t(step.title) }}</a>
          <span class="small muted">{{ messages.t(step.text) }}</span>
        </li>
      }
    </ol>
    @if (importing()) {
      <app-table-import-dialog
        path="/units"
        dated="any"
        [heading]="messages.t('reorganisation.import')"
        [help]="messages.t('reorganisation.importHelp')"
        (closed)="importing.set(false)"
      />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NextSteps {
  readonly done = input.required<SetupDone>();
  /** why the crest given with the set-up was not taken */
  readonly crestRefused = input<Failure | null>(null);

  protected readonly messages = inject(Messages);
  protected readonly letterheads = inject(LetterheadStore);
  private readonly api = inject(Api);
  private readonly words = inject(FailureWords);
  protected readonly importing = signal(false);
  protected readonly busy = signal(false);
  /** how the test letter went */
  protected readonly said = signal('');
  protected readonly steps = [
    { path: '/pengaturan/pengguna', title: 'setup.stepUsers', text: 'setup.stepUsersText' },
    { path: '/impor', title: 'setup.stepImport', text: 'setup.stepImportText' },
    { path: '/laporan', title: 'setup.stepReports', text: 'setup.stepReportsText' },
  ] as const satisfies readonly { path: string; title: MessageKey; text: MessageKey }[];

  protected async sendMail(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      const body = { language: this.messages.language() };
      const { to, by } = await this.api.send('POST', '/setup/test-mail', body, TestMailSentSchema);
      this.said.set(this.messages.t(by === 'smtp' ? 'setup.mailSent' : 'setup.mailKept', { to }));
    } catch (error) {
      this.said.set(this.words.of(failureOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
