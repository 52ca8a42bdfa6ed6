import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RulesetView } from '@pantausop/contracts';
import { fraction } from '@pantausop/domain';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { indexWithOneArea, lifeOfAnSop, type LifeLine } from './worked-examples';

/** Worked examples, computed under the ruleset in force by the rules of the product. */
@Component({
  selector: 'app-guide-examples',
  template: `
    <p class="guide-text">{{ messages.t('guide.examplesLead') }}</p>
    <h3 id="satu-sop">{{ messages.t('guide.lifeTitle') }}</h3>
    <table class="t t-roomy" aria-labelledby="satu-sop">
      <thead>
        <tr>
          <th scope="col">{{ messages.t('guide.day') }}</th>
          <th scope="col">{{ messages.t('guide.happens') }}</th>
          <th scope="col" class="num">{{ messages.t('guide.points') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of life(); track line.happens) {
          <tr>
            <th scope="row" class="guide-day">{{ format.date(line.day) }}</th>
            <td>{{ happens(line) }}</td>
            <td class="num strong">{{ line.points }}</td>
          </tr>
        }
      </tbody>
    </table>
    <dl class="guide-cases">
      @for (example of cases(); track example.title) {
        <div>
          <dt>{{ example.title }}</dt>
          <dd>{{ example.text }}</dd>
        </div>
      }
    </dl>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GuideExamples {
  readonly rules = input.required<RulesetView>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  protected readonly life = computed(() => lifeOfAnSop(this.rules()));
  protected readonly cases = computed(() => {
    const { t } = this.messages;
    const { ratio } = this.format;
    const index = (excused: boolean) => ratio(indexWithOneArea(excused, this.rules()));
    return [
      {
        title: t('guide.cellTitle'),
        text: t('guide.cellText', { coverage: ratio(fraction(2, 3)), score: ratio(fraction(310, 400)) }),
      },
      {
        title: t('guide.poolTitle'),
        text: t('guide.poolText', { pooled: ratio(fraction(2, 10)), average: ratio(fraction(10, 18)) }),
      },
      {
        title: t('guide.indexTitle'),
        text: t('guide.indexText', { unmapped: index(false), excused: index(true) }),
      },
    ];
  });

  protected happens({ happens }: LifeLine): string {
    const { appliedMonths, currentMonths } = this.rules();
    const months = happens === 'appliedLapse' ? appliedMonths : currentMonths;
    return this.messages.t(`guide.life_${happens}`, { months });
  }
}
