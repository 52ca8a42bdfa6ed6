import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TableViewSchema, type TableView } from '@pantausop/contracts';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { failureOf } from '../data/problem';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { API } from '../paths';
import { Dialog } from '../ui/dialog';
import { Download } from '../ui/download';
import { FileDrop } from '../ui/file-drop';
import { saveMarked } from './save-marked';

/** A table of processes, units or targets: chosen or pasted, looked at row by row, then recorded. */
@Component({
  selector: 'app-table-import-dialog',
  imports: [Dialog, Download, FileDrop],
  templateUrl: './table-import-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TableImportDialog {
  readonly heading = input.required<string>();
  /** which columns there are */
  readonly help = input.required<string>();
  /** of the API, e.g. `/targets`: its `table`, `table/preview` and `template.xlsx` */
  readonly path = input.required<string>();
  /** whether a day is asked from which the rows hold; `past`: one that does not lie ahead */
  readonly dated = input<'past' | 'any' | null>(null);
  readonly closed = output();
  readonly recorded = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly today = inject(Filter).today;
  private readonly api = inject(Api);
  private readonly words = inject(FailureWords);
  protected readonly view = signal<TableView | null>(null);
  protected readonly file = signal<File | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly template = computed(() => `${API}${this.path()}/template.xlsx`);
  protected readonly latest = computed(() => (this.dated() === 'past' ? this.today : null));
  private source = new FormData();

  protected readonly records = computed(() => {
    const counts = this.view()?.counts;
    return counts ? counts.add + counts.change : 0;
  });
  protected readonly anyProblem = computed(
    () => this.view()?.rows.some(({ problems }) => problems.length > 0) ?? false,
  );
  protected readonly counted = computed(() => {
    const view = this.view();
    if (!view) return '';
    const { add, change, same, wrong, links } = view.counts;
    const { count } = this.format;
    const counted = { add: count(add), change: count(change), same: count(same), wrong: count(wrong) };
    const said = this.messages.t(view.recorded ? 'table.recorded' : 'table.wouldRecord', counted);
    return links === undefined ? said : `${said} ${this.messages.t('table.links', { count: count(links) })}`;
  });

  protected async preview(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = String(form.get('text') ?? '');
    const chosen = this.file();
    if (chosen === null && text.trim() === '') return this.refusal.set(this.messages.t('table.nothingGiven'));
    this.source = new FormData();
    if (chosen) this.source.set('file', chosen);
    else this.source.set('text', text);
    if (this.dated()) this.source.set('effectiveOn', String(form.get('effectiveOn') ?? '') || this.today);
    await this.send('preview');
  }

  protected again(): void {
    this.refusal.set('');
    this.view.set(null);
  }

  protected send(act: 'preview' | 'record'): Promise<void> {
    return this.attempt(async () => {
      const path = act === 'preview' ? `${this.path()}/table/preview` : `${this.path()}/table`;
      this.view.set(await this.api.send('POST', path, this.source, TableViewSchema));
      if (act === 'record') this.recorded.emit();
    });
  }

  protected marked(): Promise<void> {
    return this.attempt(() => saveMarked(this.api, this.messages, `${this.path()}/table`, this.source));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set('');
    try {
      await work();
    } catch (error) {
      this.refusal.set(this.words.of(failureOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
