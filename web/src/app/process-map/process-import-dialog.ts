import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ProcessTableView } from '@pantausop/contracts';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import type { ProcessMapStore, TableSource } from './process-map-store';

/** A table of processes: chosen or pasted, looked at row by row, then recorded. */
@Component({
  selector: 'app-process-import-dialog',
  imports: [Dialog, ErrorState],
  templateUrl: './process-import-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessImportDialog {
  readonly store = input.required<ProcessMapStore>();
  readonly closed = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly today = inject(Filter).today;
  protected readonly view = signal<ProcessTableView | null>(null);
  protected readonly empty = signal(false);
  private source: TableSource | null = null;

  protected readonly refusal = computed(() => {
    const failure = this.store().failure();
    return failure?.said?.[this.messages.language()] ?? null;
  });
  protected readonly records = computed(() => {
    const counts = this.view()?.counts;
    return counts ? counts.add + counts.change : 0;
  });
  protected readonly counted = computed(() => {
    const view = this.view();
    if (!view) return '';
    const { add, change, same, wrong, links } = view.counts;
    const { count } = this.format;
    return this.messages.t(view.recorded ? 'process.recorded' : 'process.wouldRecord', {
      ...{ add: count(add), change: count(change), same: count(same), wrong: count(wrong), links: count(links) },
    });
  });

  protected async preview(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const file = form.get('file');
    const text = String(form.get('text') ?? '');
    const chosen = file instanceof File && file.size > 0 ? file : null;
    this.empty.set(chosen === null && text.trim() === '');
    if (this.empty()) return;
    this.source = { file: chosen, text, effectiveOn: String(form.get('effectiveOn') ?? '') || this.today };
    this.view.set(await this.store().send(this.source, 'preview'));
  }

  protected async record(): Promise<void> {
    if (!this.source) return;
    const recorded = await this.store().send(this.source, 'record');
    if (recorded) this.view.set(recorded);
  }
}
