import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { BulkRecordedSchema, MOST_IN_BULK, type BulkRecorded, type BulkSelection } from '@pantausop/contracts';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf, type Failure } from '../data/problem';
import { WorkCount } from '../data/work-count';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { BulkDialog } from './bulk-dialog';
import { Selection } from './selection';

/** Always in sight while something is selected: how many, and what to do with them; afterwards, the way back. */
@Component({
  selector: 'app-bulk-bar',
  imports: [BulkDialog],
  template: `@if (done(); as recorded) {
      <div class="bulk-bar" role="status">
        <i class="i i-ok" aria-hidden="true"></i>
        <p class="strong">
          {{
            messages.t(recorded.status === 'committed' ? 'bulk.done' : 'bulk.undone', {
              count: format.count(recorded.sops),
            })
          }}
        </p>
        @if (failure(); as problem) {
          <p class="small sig" role="alert">{{ words.of(problem) }}</p>
        }
        <div class="acts">
          @if (recorded.status === 'committed') {
            <button class="btn" type="button" [disabled]="undoing()" (click)="undo(recorded)">
              {{ messages.t('bulk.undo') }}
            </button>
          }
          <button class="btn btn-quiet" type="button" (click)="done.set(null)">{{ messages.t('bulk.close') }}</button>
        </div>
      </div>
    } @else if (selection.any()) {
      <div class="bulk-bar">
        <p class="strong" role="status">{{ messages.t('bulk.selected', { count: format.count(count()) }) }}</p>
        @if (!selection.all() && total() > count() && total() <= most) {
          <button class="btn btn-quiet" type="button" (click)="selection.pickAll()">
            {{ messages.t('bulk.selectAll', { count: format.count(total()) }) }}
          </button>
        }
        <div class="acts">
          <button class="btn btn-quiet" type="button" (click)="selection.clear()">
            {{ messages.t('bulk.clear') }}
          </button>
          <button class="btn btn-main" type="button" (click)="asking.set(true)">{{ messages.t('bulk.open') }}</button>
        </div>
      </div>
    }
    @if (asking()) {
      <app-bulk-dialog
        [selection]="chosen()"
        [count]="count()"
        (closed)="asking.set(false)"
        (recorded)="finish($event)"
      />
    }`,
  host: { class: 'bulk-host' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkBar {
  /** how many the filter finds */
  readonly total = input.required<number>();
  /** the filter, for "all that match" */
  readonly matching = input.required<Extract<BulkSelection, { filter: unknown }>['filter']>();
  readonly changed = output();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly selection = inject(Selection);
  protected readonly words = inject(FailureWords);
  private readonly api = inject(Api);
  private readonly work = inject(WorkCount);
  protected readonly most = MOST_IN_BULK;
  protected readonly asking = signal(false);
  protected readonly done = signal<BulkRecorded | null>(null);
  protected readonly undoing = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly count = computed(() => (this.selection.all() ? this.total() : this.selection.ids().length));
  protected readonly chosen = computed<BulkSelection>(() =>
    this.selection.all() ? { filter: this.matching() } : { ids: [...this.selection.ids()] },
  );

  protected finish(recorded: BulkRecorded): void {
    this.asking.set(false);
    this.selection.clear();
    this.show(recorded);
  }

  protected async undo({ id }: BulkRecorded): Promise<void> {
    if (this.undoing()) return;
    this.undoing.set(true);
    this.failure.set(null);
    try {
      this.show(await this.api.send('POST', `/sops/bulk/${encodeURIComponent(id)}/revert`, {}, BulkRecordedSchema));
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.undoing.set(false);
    }
  }

  private show(recorded: BulkRecorded): void {
    this.done.set(recorded);
    this.changed.emit();
    this.work.refresh();
  }
}
