import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportSummary } from '@pantausop/contracts';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { ImportStatus } from './import-status';
import { RevertImport } from './revert-import';
import { UploadStore } from './upload-store';

/** The imports made before, the latest first: open one, or take it back. */
@Component({
  selector: 'app-import-list',
  imports: [EmptyState, ErrorState, ImportStatus, RevertImport, RouterLink, Skeleton],
  template: `<section class="sec" aria-labelledby="lama-j">
    <div class="sec-h">
      <h2 id="lama-j">{{ messages.t('import.listTitle') }}</h2>
      <span class="unit">{{ messages.t('import.listUnit') }}</span>
    </div>
    @if (store.earlier.failure(); as failure) {
      <app-error-state [failure]="failure" (retry)="store.earlier.reload()" />
    }
    @if (store.earlier.value(); as earlier) {
      <ul class="imp-list" [attr.aria-busy]="store.earlier.loading()">
        @for (one of earlier.items; track one.id) {
          <li>
            <div>
              <a class="strong imp-file" [routerLink]="['/impor', one.id]" [queryParams]="filter.kept()">{{
                one.fileName
              }}</a>
              <p class="small muted">{{ one.unit?.name ?? messages.t('import.wholeFile') }}</p>
            </div>
            <app-import-status [status]="one.status" />
            <div class="small">
              <p>{{ outcome(one) }}</p>
              <p class="muted">{{ uploaded(one) }}</p>
            </div>
            @if (one.status === 'committed') {
              <app-revert-import [import]="one" [small]="true" (reverted)="store.earlier.reload()" />
            }
          </li>
        } @empty {
          <li class="imp-none">
            <app-empty-state
              [title]="messages.t('import.listEmptyTitle')"
              [text]="messages.t('import.listEmptyText')"
            />
          </li>
        }
      </ul>
    } @else if (!store.earlier.failure()) {
      <app-skeleton [rows]="3" height="3rem" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportList {
  protected readonly store = inject(UploadStore);
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly filter = inject(Filter);

  /** what the file held, or what was recorded of it */
  protected outcome({ counts, recorded }: ImportSummary): string {
    const { count } = this.format;
    if (recorded) {
      const { sops, events, units } = recorded;
      return this.messages.t('import.recordedLine', {
        sops: count(sops),
        events: count(events),
        units: count(units),
      });
    }
    const { new: fresh, changed, same, error } = counts;
    return this.messages.t('import.countsLine', {
      new: count(fresh),
      changed: count(changed),
      same: count(same),
      error: count(error),
    });
  }

  protected uploaded({ createdBy, createdAt }: ImportSummary): string {
    return this.messages.t('import.uploaded', { name: createdBy, instant: this.format.instant(createdAt) });
  }
}
