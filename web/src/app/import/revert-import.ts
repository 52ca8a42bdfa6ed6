import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { ImportSummarySchema, type ImportSummary } from '@pantausop/contracts';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { RefusalNote } from '../ui/refusal-note';

/** Takes a saved import back, after asking once more. */
@Component({
  selector: 'app-revert-import',
  imports: [RefusalNote],
  template: `@if (asking()) {
      <div class="note err" role="group" [attr.aria-label]="messages.t('import.revert')">
        <i class="i i-warn" aria-hidden="true"></i>
        <p>{{ question() }}</p>
        <div class="acts">
          <button #yes class="btn btn-sig" type="button" [attr.aria-disabled]="sending() || null" (click)="revert()">
            {{ messages.t(sending() ? 'import.reverting' : 'import.revertYes') }}
          </button>
          <button class="btn" type="button" (click)="leave()">{{ messages.t('import.revertNo') }}</button>
        </div>
      </div>
    } @else {
      <button
        #opener
        class="btn"
        type="button"
        [class.btn-sig]="!small()"
        [class.btn-quiet]="small()"
        [attr.aria-label]="small() ? messages.t('import.revertOf', { file: import().fileName }) : null"
        (click)="ask()"
      >
        {{ messages.t('import.revert') }}
      </button>
    }
    @if (failure(); as problem) {
      <app-refusal-note [title]="messages.t('import.revertFailed')" [failure]="problem" />
    }`,
  host: { class: 'imp-revert', '(keydown.escape)': 'leave()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevertImport {
  readonly import = input.required<Pick<ImportSummary, 'id' | 'fileName' | 'recorded'>>();
  /** in a list, where the button is one of many */
  readonly small = input(false);
  readonly reverted = output();

  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly yes = viewChild<ElementRef<HTMLButtonElement>>('yes');
  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  protected readonly asking = signal(false);
  protected readonly sending = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected question(): string {
    const { sops = 0, events = 0 } = this.import().recorded ?? {};
    const { count } = this.format;
    return this.messages.t('import.revertAsk', { sops: count(sops), events: count(events) });
  }

  protected ask(): void {
    this.asking.set(true);
    afterNextRender(() => this.yes()?.nativeElement.focus(), { injector: this.injector });
  }

  protected leave(): void {
    if (!this.asking() || this.sending()) return;
    this.asking.set(false);
    this.failure.set(null);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async revert(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.failure.set(null);
    try {
      const path = `/imports/${encodeURIComponent(this.import().id)}/revert`;
      await this.api.send('POST', path, null, ImportSummarySchema);
      this.asking.set(false);
      this.reverted.emit();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.sending.set(false);
    }
  }
}
