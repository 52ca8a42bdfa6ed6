import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ImpactRow, RulesetImpact } from '@pantausop/contracts';
import { fraction, type Fraction } from '@pantausop/domain';
import { fractionOfRatio } from '../../format/exact';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';

type Side = ImpactRow['before'];

/** What a ruleset would do to every OPD on its first day, the greatest loss first. */
@Component({
  selector: 'app-ruleset-impact',
  templateUrl: './ruleset-impact.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RulesetImpactTable {
  readonly impact = input.required<RulesetImpact>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  protected readonly lead = computed(() => {
    const { replaces: id, sops, sopsChanged, predikatChanges, targetDrops } = this.impact();
    const { count } = this.format;
    const parts = { sops: count(sops), changed: count(sopsChanged), predikat: predikatChanges, drops: targetDrops };
    return this.messages.t('policy.impactLead', { id, ...parts });
  });
  protected readonly rows = computed(() => {
    const { units, total } = this.impact();
    return [{ ...this.rowOf(total), name: this.messages.t('policy.city') }, ...units.map((row) => this.rowOf(row))];
  });

  private rowOf({ id, name, before, after, targets }: ImpactRow) {
    const [was, will] = [exact(before), exact(after)];
    return {
      ...{ id, name },
      before: this.format.ratio(was),
      after: this.format.ratio(will),
      change: this.format.change(was, will),
      predikatBefore: before.predikat,
      predikatAfter: after.predikat,
      predikatChanges: before.predikat !== after.predikat,
      targets: targets.map((target) => {
        const value = this.format.ratio(fractionOfRatio(target.value));
        const reached = target.after !== null && target.after >= target.value;
        const words = target.drops ? 'policy.drops' : reached ? 'policy.holds' : 'policy.notYet';
        const of = `${this.messages.t(`policy.m_${target.measure}`)}${target.area === null ? '' : `, ${this.messages.t(`areas.${target.area}`)}`}`;
        return {
          key: `${target.measure}|${target.area}|${target.dueOn}`,
          of,
          text: this.messages.t(words, { value }),
          drops: target.drops,
        };
      }),
    };
  }
}

const exact = ({ indexFraction }: Side): Fraction | null =>
  indexFraction && fraction(BigInt(indexFraction[0]), BigInt(indexFraction[1]));
