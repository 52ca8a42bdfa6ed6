import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { LetterheadSchema, type LetterheadView } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Attempt } from '../data/attempt';
import { Messages } from '../i18n/messages';
import { FileDrop } from '../ui/file-drop';
import { RefusalNote } from '../ui/refusal-note';
import { LetterheadStore } from './letterhead-store';

const LINES = ['government', 'secretariat', 'office'] as const;

/** The lines and the crest of the letterhead, entered; in the settings and at the end of the set-up. */
@Component({
  selector: 'app-letterhead-form',
  imports: [FileDrop, RefusalNote],
  templateUrl: './letterhead-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterheadForm {
  readonly head = input.required<LetterheadView>();
  readonly saved = output();
  protected readonly messages = inject(Messages);
  private readonly api = inject(Api);
  private readonly store = inject(LetterheadStore);
  protected readonly attempt = new Attempt();
  protected readonly lines = LINES;
  protected readonly file = signal<File | null>(null);
  protected readonly without = signal(false);
  protected readonly kept = signal(false);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const file = this.file();
    form.set('crest', file ? 'new' : this.without() ? 'none' : 'keep');
    if (file) form.set('file', file, file.name);
    this.kept.set(false);
    const kept = await this.attempt.make(async () => {
      await this.api.upload('/letterhead', form, LetterheadSchema, () => undefined);
    });
    if (!kept) return;
    this.file.set(null);
    this.without.set(false);
    this.kept.set(true);
    this.store.reload();
    this.saved.emit();
  }
}
