import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { predikatOf, type Fraction, type IndexRules } from '@pantausop/domain';
import { asLength } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** Where an index stands between the cuts of the ruleset. */
@Component({
  selector: 'app-predikat-ruler',
  template: `<div class="ruler" role="img" [attr.aria-label]="words()">
    <span class="ruler-value" [style.left.%]="at()" [class.edge]="at() > 92">{{ figure() }}</span>
    <i class="ruler-mark" [style.left.%]="at()"></i>
    <ol>
      @for (part of parts(); track part.from) {
        <li [class.on]="part.on" [style.width.%]="part.width">
          <i></i><span>{{ messages.t(part.name) }}</span
          ><small>{{ part.from }}</small>
        </li>
      }
    </ol>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PredikatRuler {
  readonly index = input.required<Fraction>();
  readonly ruleset = input.required<IndexRules>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);

  protected readonly at = computed(() => asLength(this.index()));
  protected readonly figure = computed(() => this.format.ratio(this.index()));
  private readonly predikat = computed(() => predikatOf(this.index(), this.ruleset()));
  protected readonly words = computed(() =>
    this.messages.t('opdReport.ruler', { index: this.figure(), predikat: this.messages.t(`terms.${this.predikat()}`) }),
  );
  protected readonly parts = computed(() => {
    const cuts = [...this.ruleset().predikatCuts, [0, 'sangat_kurang'] as const].reverse();
    return cuts.map(([from, name], i) => ({
      from,
      width: (cuts[i + 1]?.[0] ?? 100) - from,
      name: `terms.${name}` as const,
      on: name === this.predikat(),
    }));
  });
}
