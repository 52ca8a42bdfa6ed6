import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { Messages } from '../i18n/messages';

/** "Salin sebagai bukti": copies a text and says so. */
@Component({
  selector: 'app-copy-evidence',
  template: `<button class="btn btn-main" type="button" (click)="copy()">
      <i class="i" [class.i-copy]="!copied()" [class.i-ok]="copied()" aria-hidden="true"></i
      >{{ messages.t(copied() ? 'explain.copied' : 'explain.copy') }}
    </button>
    <span class="sr" role="status">{{ copied() ? messages.t('explain.copied') : '' }}</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CopyEvidence {
  readonly text = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly copied = signal(false);

  constructor() {
    effect(() => {
      this.text();
      this.copied.set(false);
    });
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.copied.set(true);
  }
}
