import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { RefusalNote } from '../ui/refusal-note';
import type { Queued } from './upload-store';

/** Several files given at once, each with what came of it and the way to its preview. */
@Component({
  selector: 'app-file-queue',
  imports: [RefusalNote, RouterLink],
  template: `<ul class="list imp-queue" [attr.aria-label]="messages.t('import.queueTitle')" aria-live="polite">
    @for (one of queue(); track one.file) {
      <li>
        <p class="strong">{{ one.file.name }}</p>
        @if (one.made; as made) {
          <p class="small">
            {{
              messages.t('import.countsLine', {
                new: format.count(made.counts.new),
                changed: format.count(made.counts.changed),
                same: format.count(made.counts.same),
                error: format.count(made.counts.error),
              })
            }}
          </p>
          <a class="btn" [routerLink]="['/impor', made.id]" [queryParams]="filter.kept()">{{
            messages.t('import.queueOpen')
          }}</a>
        } @else if (one.failure) {
          <app-refusal-note [title]="messages.t('import.refusedTitle')" [failure]="one.failure" />
        } @else {
          <p class="small muted">{{ stateOf(one) }}</p>
        }
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileQueue {
  readonly queue = input.required<readonly Queued[]>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);

  protected stateOf({ state }: Queued): string {
    return this.messages.t(`import.queue_${state}`);
  }
}
