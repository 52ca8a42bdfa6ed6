import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { SopDocument } from '@pantausop/contracts';
import type { Failure } from '../data/problem';
import { Messages } from '../i18n/messages';
import { Dialog } from '../ui/dialog';
import { RefusalNote } from '../ui/refusal-note';
import { DocumentsStore } from './documents-store';

/** Asks why a file is withdrawn, and withdraws it. */
@Component({
  selector: 'app-document-withdrawal',
  imports: [Dialog, RefusalNote],
  templateUrl: './document-withdrawal.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DocumentWithdrawal {
  readonly document = input.required<SopDocument>();
  readonly closed = output();
  protected readonly messages = inject(Messages);
  private readonly store = inject(DocumentsStore);

  protected readonly reason = signal('');
  protected readonly missing = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected write(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
  }

  protected async send(event: Event, field: HTMLTextAreaElement): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.missing.set(reason === '');
    if (reason === '') return field.focus();
    if (this.busy()) return;
    this.busy.set(true);
    const failure = await this.store.withdraw(this.document(), reason);
    this.busy.set(false);
    this.failure.set(failure);
    if (failure === null) this.closed.emit();
  }
}
