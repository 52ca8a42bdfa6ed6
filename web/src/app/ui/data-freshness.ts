import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { UnitActivity } from '@pantausop/contracts';
import { FRESHNESS_DAYS, FRESHNESS_GRADES } from '@pantausop/domain';
import type { ActivityOfUnit } from '../figures/unit-activity';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/**
 * How fresh the records behind a figure are, to stand beside it: of one OPD its letter, or of all how many have which. `mark` is
 * the letter alone, its words read out and shown on pointing at it. Nothing is shown before there is an answer.
 */
@Component({
  selector: 'app-data-freshness',
  template: `@if (of(); as one) {
      <span class="fresh" [class.fresh-silent]="one.silent" [class.fresh-mark]="mark()" [title]="words()"
        ><b aria-hidden="true">{{ one.grade }}</b
        ><span [class.sr]="mark()">{{ words() }}</span></span
      >
    } @else if (counts(); as line) {
      <span class="fresh" [title]="messages.t('freshness.note', days)">{{ line }}</span>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataFreshness {
  protected readonly days = FRESHNESS_DAYS;
  readonly of = input<ActivityOfUnit>();
  readonly all = input<UnitActivity>();
  readonly mark = input(false);
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);

  protected readonly words = computed(() => {
    const one = this.of();
    if (!one) return '';
    const { grade, days } = one;
    if (days === null) return this.messages.t('freshness.never', { grade });
    return this.messages.t('freshness.last', { grade, ago: this.format.ago(days) });
  });
  protected readonly counts = computed(() => {
    const all = this.all();
    if (!all || all.items.length === 0) return '';
    const grades = FRESHNESS_GRADES.filter((grade) => all.grades[grade] > 0).map(
      (grade) => `${grade} ${this.format.count(all.grades[grade])}`,
    );
    return this.messages.t('freshness.all', { grades: grades.join(', '), count: this.format.count(all.items.length) });
  });
}
