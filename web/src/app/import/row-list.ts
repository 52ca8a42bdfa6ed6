import { ChangeDetectionStrategy, Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import type { Import } from '@pantausop/contracts';
import { API } from '../paths';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Download } from '../ui/download';
import { EmptyState } from '../ui/empty-state';
import { Pager } from '../ui/pager';
import { Segmented } from '../ui/segmented';
import { ImportRowView } from './import-row';
import { PreviewStore, ROWS_PER_PAGE } from './preview-store';

const TABS = ['new', 'changed', 'error', 'same'] as const;

/** The rows of the file by what came of them, a page at a time. */
@Component({
  selector: 'app-row-list',
  imports: [Download, EmptyState, ImportRowView, Pager, Segmented],
  template: `<section #list class="sec" id="baris" tabindex="-1" aria-labelledby="baris-j">
    <div class="sec-h">
      <h2 id="baris-j">{{ messages.t('import.rowsTitle') }}</h2>
      <a class="btn" [href]="marked()" download aria-describedby="tanda-k"
        ><i class="i i-down" aria-hidden="true"></i>{{ messages.t('import.marked') }}</a
      >
      <span class="unit" id="tanda-k">{{ messages.t('import.markedHint') }}</span>
    </div>
    <app-segmented
      class="imp-tabs"
      [label]="messages.t('import.rowsOutcomes')"
      [segments]="tabs()"
      [small]="false"
      [value]="store.outcome()"
      (valueChange)="store.show($event)"
    />
    @if (preview().rows.length === 0) {
      <app-empty-state [title]="emptyTitle()" [text]="messages.t('import.rowsEmptyText')" />
    } @else {
      <ol class="imp-rows" [attr.aria-busy]="store.busy()">
        @for (row of preview().rows; track row.key) {
          <li app-import-row [row]="row" [open]="preview().status === 'preview'" [sheets]="severalSheets()"></li>
        }
      </ol>
      <app-pager [page]="store.page()" [pageSize]="perPage" [total]="preview().rowsTotal" (go)="turn($event)" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowList {
  readonly preview = input.required<Import>();
  protected readonly store = inject(PreviewStore);
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  protected readonly perPage = ROWS_PER_PAGE;

  protected readonly tabs = computed(() =>
    TABS.map((value) => ({
      value,
      label: this.messages.t('import.tab', {
        outcome: this.messages.t(`import.outcome_${value}`),
        count: this.format.count(this.preview().counts[value]),
      }),
    })),
  );
  protected readonly emptyTitle = computed(() => this.messages.t(`import.rowsEmpty_${this.store.outcome()}`));
  protected readonly severalSheets = computed(() => new Set(this.preview().columns.map(({ sheet }) => sheet)).size > 1);
  protected readonly marked = computed(
    () => `${API}/imports/${encodeURIComponent(this.preview().id)}/errors.xlsx?language=${this.messages.language()}`,
  );

  /** Another page is read from its first row on. */
  protected turn(page: number): void {
    this.store.page.set(page);
    this.list().nativeElement.scrollIntoView({ behavior: 'instant' });
  }
}
