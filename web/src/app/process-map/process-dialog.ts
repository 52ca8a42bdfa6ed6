import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { SopsSchema, type ProcessView, type Sop } from '@pantausop/contracts';
import { DEEPEST_LEVEL, isCalendarDate, PROCESS_GROUPS } from '@pantausop/domain';
import { Api } from '../data/api';
import { FailureWords } from '../data/failure-words';
import { Filter } from '../filter/filter';
import { Messages } from '../i18n/messages';
import { Dialog } from '../ui/dialog';
import { ErrorNote } from '../ui/error-note';
import { UnitChooser } from '../unit-choice/unit-chooser';
import type { ProcessMapStore } from './process-map-store';
import { ProcessHistory } from './process-history';

/** One process: entered, or its name, its unit, its SOPs and its end. */
@Component({
  selector: 'app-process-dialog',
  imports: [Dialog, ErrorNote, ProcessHistory, UnitChooser],
  templateUrl: './process-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessDialog {
  readonly store = input.required<ProcessMapStore>();
  /** null = a new one */
  readonly process = input.required<ProcessView | null>();
  readonly closed = output();
  protected readonly messages = inject(Messages);
  protected readonly today = inject(Filter).today;
  private readonly api = inject(Api);
  private readonly words = inject(FailureWords);
  protected readonly groups = PROCESS_GROUPS;
  protected readonly parent = signal('');
  protected readonly found = signal<readonly Sop[] | null>(null);

  /** as it stands after what was done here */
  protected readonly current = computed(() => {
    const process = this.process();
    return (
      process &&
      (this.store()
        .map()
        ?.items.find(({ id }) => id === process.id) ??
        process)
    );
  });
  protected readonly heading = computed(() => this.current()?.name ?? this.messages.t('process.add'));
  protected readonly parents = computed(() =>
    (this.store().map()?.items ?? []).filter(({ level }) => level < DEEPEST_LEVEL),
  );
  protected readonly refusal = computed(() => this.words.of(this.store().failure()));

  protected chooseParent(event: Event): void {
    this.parent.set((event.target as HTMLSelectElement).value);
  }

  protected async enter(event: Event): Promise<void> {
    event.preventDefault();
    const text = textsOf(event);
    const parent = text('parent') || null;
    const group = PROCESS_GROUPS.find((one) => one === text('group'));
    const body = { code: text('code'), name: text('name'), parent, unit: text('unit') || null };
    const on = text('effectiveOn');
    const dated = isCalendarDate(on) ? { effectiveOn: on } : {};
    const grouped = group && parent === null ? { group } : {};
    if (await this.store().enter({ ...body, ...grouped, ...dated })) this.closed.emit();
  }

  protected async keep(event: Event): Promise<void> {
    event.preventDefault();
    const process = this.current();
    if (!process) return;
    const text = textsOf(event);
    const unit = text('unit') || null;
    if (text('name') !== process.name) {
      if (!(await this.store().record(process.id, { type: 'renamed', name: text('name') }))) return;
    }
    if (unit !== (process.unit?.id ?? null)) {
      if (!(await this.store().record(process.id, { type: 'assigned', unit }))) return;
    }
    this.closed.emit();
  }

  protected async search(event: Event): Promise<void> {
    event.preventDefault();
    const q = textsOf(event)('q');
    if (q === '') return;
    const { items } = await this.api.fetch('/sops', SopsSchema, { q, pageSize: 8 });
    this.found.set(items);
  }

  protected link(type: 'linked' | 'unlinked', sop: string): void {
    const process = this.current();
    if (process) void this.store().record(process.id, { type, sop });
  }

  protected isLinked(sop: string): boolean {
    return this.current()?.sops.some(({ id }) => id === sop) ?? false;
  }

  protected async end(event: Event): Promise<void> {
    event.preventDefault();
    const process = this.current();
    const reason = textsOf(event)('reason');
    if (process && (await this.store().record(process.id, { type: 'ended', reason }))) this.closed.emit();
  }
}

function textsOf(event: Event): (name: string) => string {
  const form = new FormData(event.target as HTMLFormElement);
  return (name) => String(form.get(name) ?? '').trim();
}
