import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { LetterheadVersionsSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { LetterheadForm } from '../letterhead/letterhead-form';
import { LetterheadLines } from '../letterhead/letterhead-lines';
import { LetterheadStore } from '../letterhead/letterhead-store';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';

/** Pengaturan > Kop surat: as it is printed, what to change, and every one before. */
@Component({
  selector: 'app-letterhead-page',
  imports: [ErrorState, LetterheadForm, LetterheadLines, Skeleton],
  template: `<h2 class="sub-title">{{ messages.t('letterhead.title') }}</h2>
    <p class="muted small">{{ messages.t('letterhead.lead') }}</p>
    @if (store.failure(); as failure) {
      <app-error-state class="block" [failure]="failure" (retry)="store.reload()" />
    } @else if (store.head(); as head) {
      <figure class="kop-paper">
        <app-letterhead-lines [head]="head" />
        <figcaption class="sr">{{ messages.t('letterhead.asPrinted') }}</figcaption>
      </figure>
      @if (head.set === null) {
        <p class="small">{{ messages.t('letterhead.notSet') }}</p>
      }
      <app-letterhead-form [head]="head" (saved)="versions.reload()" />
      @if (versions.value()?.items; as items) {
        @if (items.length > 0) {
          <h3 class="sub-title kop-past">{{ messages.t('letterhead.past') }}</h3>
          <ol class="kop-versions">
            @for (version of items; track version.id) {
              <li>
                <p class="small">
                  <span class="strong">{{ format.instant(version.at) }}</span>
                  <span class="muted"> · {{ version.by }}</span>
                </p>
                <app-letterhead-lines [head]="version" />
              </li>
            }
          </ol>
        }
      }
    } @else {
      <app-skeleton [rows]="6" height="3rem" />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterheadPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(LetterheadStore);
  protected readonly versions = inject(Api).read(LetterheadVersionsSchema, () => ({ path: '/letterhead/versions' }));
}
