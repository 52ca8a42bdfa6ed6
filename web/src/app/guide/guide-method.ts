import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RulesetView } from '@pantausop/contracts';
import { AREA_CODES, fraction, fullDocumentPoints, totalPoints } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** How figures are computed, with the numbers of the ruleset in force. */
@Component({
  selector: 'app-guide-method',
  templateUrl: './guide-method.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GuideMethod {
  readonly rules = input.required<RulesetView>();
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);

  protected readonly total = computed(() => totalPoints(this.rules()));
  protected readonly measures = computed(() => {
    const { t } = this.messages;
    return [
      { name: t('terms.coverage'), formula: t('guide.coverageFormula') },
      { name: t('terms.score'), formula: t('guide.scoreFormula', { most: this.total() }) },
      { name: t('terms.index'), formula: `${t('guide.indexFormula', { areas: AREA_CODES.length })} ${this.weights()}` },
    ];
  });
  protected readonly parts = computed(() => {
    const rules = this.rules();
    const { t } = this.messages;
    return [
      { name: t('guide.part_document'), when: t('guide.earned_document'), points: fullDocumentPoints(rules) },
      { name: t('guide.part_ratified'), when: t('guide.earned_ratified'), points: rules.ratifiedPoints },
      {
        name: t('guide.part_applied'),
        when: t('guide.earned_applied', { months: rules.appliedMonths }),
        points: rules.appliedPoints,
      },
      {
        name: t('guide.part_current'),
        when: t('guide.earned_current', { months: rules.currentMonths }),
        points: rules.currentPoints,
      },
    ];
  });
  protected readonly predikats = computed(() => {
    const { t } = this.messages;
    const cuts = this.rules().predikatCuts;
    const value = (cut: number) => this.format.ratio(fraction(cut, 100));
    const last = cuts.at(-1)?.[0] ?? 0;
    return [
      ...cuts.map(([cut, name]) => ({ name: t(`terms.${name}`), from: t('guide.atLeast', { cut: value(cut) }) })),
      { name: t('terms.sangat_kurang'), from: t('guide.below', { cut: value(last) }) },
    ];
  });

  private weights(): string {
    const { t } = this.messages;
    const { areaWeights } = this.rules();
    const first = areaWeights[AREA_CODES[0]];
    if (AREA_CODES.every((area) => areaWeights[area] === first)) return t('guide.weightsEqual');
    const weights = AREA_CODES.map((area) => `${t(`areas.${area}`)} ${this.format.count(areaWeights[area])}`);
    return t('guide.weightsDiffer', { weights: this.format.list(weights) });
  }
}
