import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChangedSop, ChangeStep } from '@pantausop/contracts';
import type { ExplainedFigure } from '@pantausop/domain';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Pager } from '../ui/pager';
import { fileName, saveFile } from '../ui/save-file';
import { csvOf, type TwinTable } from '../ui/twin-table';
import { ChangesWords } from './changes-words';

const SHOWN_AT_ONCE = 25;

/** The SOPs behind one cause, those that did most first. */
@Component({
  selector: 'app-changed-sops',
  imports: [Pager, RouterLink],
  templateUrl: './changed-sops.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangedSops {
  readonly step = input.required<ChangeStep>();
  readonly measure = input.required<ExplainedFigure>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly words = inject(ChangesWords);
  protected readonly perPage = SHOWN_AT_ONCE;
  /** another cause begins at its first page */
  protected readonly page = linkedSignal<ChangeStep, number>({ source: this.step, computation: () => 1 });

  protected readonly title = computed(() => {
    const step = this.step();
    const key = step.change === null ? 'changes.stepTitleCounts' : 'changes.stepTitle';
    return this.messages.t(key, { cause: this.words.cause(step), change: this.words.change(step) });
  });
  protected readonly noSops = computed(() => {
    const { sopCount } = this.step();
    if (sopCount === null) return this.messages.t('changes.noSopsHere');
    return this.messages.t(sopCount === 0 ? 'changes.noSops' : 'changes.noSopsYours');
  });
  protected readonly shown = computed(() => {
    const from = (this.page() - 1) * SHOWN_AT_ONCE;
    return this.step().sops.slice(from, from + SHOWN_AT_ONCE);
  });
  protected readonly count = computed(() => {
    const { sops, sopCount } = this.step();
    const { count } = this.format;
    return this.messages.t('changes.shownHidden', { shown: count(sops.length), count: count(sopCount ?? 0) });
  });
  protected readonly columns = computed<TwinTable['columns']>(() => {
    const { t } = this.messages;
    return [
      { label: t('changes.sop') },
      { label: t('changes.opd') },
      { label: t('changes.area') },
      { label: t('changes.date'), number: true },
      ...(this.measure() === 'coverage'
        ? [
            { label: t('changes.sopRequired'), number: true },
            { label: t('changes.sopCoverage'), number: true },
          ]
        : [{ label: t('changes.sopPoints'), number: true }]),
    ];
  });

  /** What the SOP added: weighted points, or where coverage is asked its place among those required and in force. */
  protected amounts({ measures }: ChangedSop): number[] {
    return this.measure() === 'coverage' ? [measures.required, measures.inForce] : [measures.points];
  }

  protected dates({ on }: ChangedSop): string {
    const first = this.format.date(on[0] ?? null, 'short');
    return on.length > 1 ? this.messages.t('changes.dates', { first, count: on.length }) : first;
  }

  protected download(): void {
    const rows = this.step().sops.map((sop) => [
      sop.title,
      sop.unit.name,
      this.messages.t(`areas.${sop.area}`),
      sop.on.join(' '),
      ...this.amounts(sop).map((amount) => this.format.countChange(amount)),
    ]);
    const csv = csvOf({ columns: this.columns(), rows }, this.messages.language() === 'id' ? ';' : ',');
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), fileName(this.title(), 'csv'));
  }
}
