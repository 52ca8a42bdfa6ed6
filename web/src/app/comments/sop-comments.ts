import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { COMMENT_LENGTH, SopCommentSchema, SopCommentsSchema, type SopComment } from '@pantausop/contracts';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { AskFirst } from '../ui/ask-first';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';

/** What people say about an SOP to each other. */
@Component({
  selector: 'app-sop-comments',
  imports: [AskFirst, ErrorState, Skeleton],
  templateUrl: './sop-comments.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopComments {
  readonly sop = input.required<string>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly words = inject(FailureWords);
  private readonly api = inject(Api);
  protected readonly most = COMMENT_LENGTH;
  protected readonly written = signal('');
  protected readonly sending = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly reading = this.api.read(SopCommentsSchema, () => ({ path: this.path() }));

  protected write(event: Event): void {
    this.written.set((event.target as HTMLTextAreaElement).value);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.written().trim();
    if (text === '') return;
    await this.attempt(async () => {
      await this.api.send('POST', this.path(), { text }, SopCommentSchema);
      this.written.set('');
    });
  }

  protected async withdraw({ id }: SopComment): Promise<void> {
    await this.attempt(async () => {
      await this.api.send('POST', `${this.path()}/${encodeURIComponent(id)}/withdrawal`, {}, SopCommentSchema);
    });
  }

  private path(): string {
    return `/sops/${encodeURIComponent(this.sop())}/comments`;
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.failure.set(null);
    try {
      await work();
      this.reading.reload();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.sending.set(false);
    }
  }
}
