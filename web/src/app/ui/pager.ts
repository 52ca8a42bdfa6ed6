import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { pagesShown } from './pages-shown';

/** Pages of a list, by buttons. */
@Component({
  selector: 'app-pager',
  template: `<nav class="pager" [attr.aria-label]="label()">
    <span>{{ range() }}</span>
    @if (last() > 1) {
      <ol>
        <li>
          <button type="button" [disabled]="page() === 1" (click)="go.emit(page() - 1)">
            <i class="i i-left" aria-hidden="true"></i><span class="sr">{{ messages.t('ui.previous') }}</span>
          </button>
        </li>
        @for (shown of shown(); track $index) {
          @if (shown === null) {
            <li class="gap" aria-hidden="true">…</li>
          } @else {
            <li>
              <button
                type="button"
                [attr.aria-current]="shown === page() ? 'page' : null"
                [attr.aria-label]="messages.t('ui.page', { page: shown })"
                (click)="go.emit(shown)"
              >
                {{ shown }}
              </button>
            </li>
          }
        }
        <li>
          <button type="button" [disabled]="page() === last()" (click)="go.emit(page() + 1)">
            <i class="i i-right" aria-hidden="true"></i><span class="sr">{{ messages.t('ui.next') }}</span>
          </button>
        </li>
      </ol>
    }
  </nav>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pager {
  readonly page = input.required<number>();
  readonly pageSize = input.required<number>();
  readonly total = input.required<number>();
  /** of which list, where a page has more than one */
  readonly list = input('');
  readonly go = output<number>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly label = computed(() => {
    const pages = this.messages.t('ui.pages');
    return this.list() ? `${pages}: ${this.list()}` : pages;
  });
  protected readonly last = computed(() => Math.max(1, Math.ceil(this.total() / this.pageSize())));
  protected readonly shown = computed(() => pagesShown(this.page(), this.last()));
  protected readonly range = computed(() => {
    const from = Math.min(this.total(), (this.page() - 1) * this.pageSize() + 1);
    const to = Math.min(this.total(), this.page() * this.pageSize());
    const { count } = this.format;
    return this.messages.t('ui.range', { from: count(from), to: count(to), total: count(this.total()) });
  });
}
