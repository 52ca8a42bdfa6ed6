import { computed, inject, Injectable, signal } from '@angular/core';
import { ChangesSchema, CorrectionsSchema, type ChangeStep } from '@pantausop/contracts';
import { addDays, EXPLAINED_FIGURES, type ExplainedFigure } from '@pantausop/domain';
import { Api } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { Filter } from '../filter/filter';

/** SOPs named behind each cause. */
const SOPS_NAMED = 200;
export type Series = 'reported' | 'restated';

/** Two dates and what each cause did in between; and what was recorded later about the first of them. */
@Injectable()
export class ChangesStore {
  private readonly filter = inject(Filter);
  private readonly root = inject(RootUnit);
  private readonly api = inject(Api);

  /** `ukuran` of the address; an area has no index of its own */
  readonly measure = computed<ExplainedFigure>(() => {
    const asked = EXPLAINED_FIGURES.find((figure) => figure === this.filter.text('ukuran'));
    if (this.filter.area() !== undefined) return asked === 'coverage' ? 'coverage' : 'score';
    return asked ?? 'index';
  });
  readonly series = computed<Series>(() => (this.filter.text('cara') === 'restated' ? 'restated' : 'reported'));

  private readonly figure = computed(() => ({ area: this.filter.area(), measure: this.measure(), sops: SOPS_NAMED }));

  readonly changes = this.api.read(ChangesSchema, () =>
    this.root.asked((root) => ({
      path: '/compliance/changes',
      query: {
        ...this.figure(),
        root: this.filter.unit() ?? root,
        from: this.filter.comparedOn(),
        to: this.filter.asOf(),
        series: this.series(),
      },
    })),
  );

  readonly corrections = this.api.read(CorrectionsSchema, () =>
    this.root.asked((root) => ({
      path: '/compliance/corrections',
      query: {
        ...this.figure(),
        root: this.filter.unit() ?? root,
        asOf: this.filter.comparedOn(),
        // the end of that day in Medan
        knownThen: `${addDays(this.filter.comparedOn(), 1)}T00:00:00+07:00`,
      },
    })),
  );

  private readonly chosen = signal<string | null>(null);
  /** The step that is shown in detail: the chosen one, else the one that did most. */
  readonly step = computed<ChangeStep | undefined>(() => {
    const steps = this.changes.value()?.steps ?? [];
    const size = ({ change, sopCount }: ChangeStep) =>
      change === null ? (sopCount ?? 0) / 1_000_000 : Math.abs(change);
    return steps.find((step) => stepKey(step) === this.chosen()) ?? [...steps].sort((a, b) => size(b) - size(a))[0];
  });

  choose(step: ChangeStep | undefined): void {
    if (step) this.chosen.set(stepKey(step));
  }

  show(measure: ExplainedFigure): void {
    this.filter.go({ ukuran: measure === 'index' ? null : measure });
  }

  count(series: Series): void {
    this.filter.go({ cara: series === 'reported' ? null : series });
  }
}

export const stepKey = ({ causes }: ChangeStep): string => causes.join('+');
