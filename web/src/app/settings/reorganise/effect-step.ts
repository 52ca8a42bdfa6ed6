import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { OperationPreview, UnitFigure } from '@pantausop/contracts';
import { fractionOfRatio } from '../../format/exact';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { AffectedAccounts } from './affected-accounts';
import { ReorganiseStore } from './reorganise-store';
import { countsOf } from './sop-choices';

/** Third step: what is recorded, what it does to figures, and what somebody should know before. */
@Component({
  selector: 'app-effect-step',
  providers: [AffectedAccounts],
  templateUrl: './effect-step.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EffectStep {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(ReorganiseStore);
  private readonly accounts = inject(AffectedAccounts);
  private readonly preview = this.store.preview;

  protected readonly facts = computed(() => (this.preview()?.facts ?? []).map((fact) => this.wordsOf(fact)));
  protected readonly moved = computed(() => {
    const { move, renew, end } = countsOf(this.store.sops(), this.store.choices());
    const { count } = this.format;
    return move + renew + end === 0
      ? ''
      : this.messages.t('reorganisation.factSops', { move: count(move), renew: count(renew), end: count(end) });
  });
  protected readonly days = computed(() =>
    (this.preview()?.effect ?? []).map(({ on, units }) => ({
      on,
      title: this.messages.t(on === this.store.today ? 'reorganisation.effectToday' : 'reorganisation.effectOn', {
        date: this.format.date(on),
      }),
      rows: units.map(({ unit, whole, before, after }) => ({
        id: unit.id,
        name: unit.name,
        whole,
        pairs: this.pairsOf(before, after),
      })),
    })),
  );
  protected readonly warnings = computed<readonly string[]>(() => {
    const preview = this.preview();
    if (!preview) return [];
    const { t } = this.messages;
    const { count, date, list } = this.format;
    const warned = (warning: 'same_title' | 'since' | 'not_applicable') =>
      preview.sops.filter(({ warnings }) => warnings.includes(warning)).length;
    const [same, since, excused] = [warned('same_title'), warned('since'), warned('not_applicable')];
    const names = this.accounts.names();
    return [
      ...(preview.effectiveOn < preview.today
        ? [t('reorganisation.warnLate', { date: date(preview.effectiveOn) })]
        : []),
      ...(same > 0 ? [t('reorganisation.warnSame', { count: count(same) })] : []),
      ...(since > 0 ? [t('reorganisation.warnSince', { count: count(since) })] : []),
      ...(excused > 0 ? [t('reorganisation.warnNa', { count: count(excused) })] : []),
      ...(names.length > 0 ? [t('reorganisation.warnUsers', { count: count(names.length), names: list(names) })] : []),
    ];
  });

  private wordsOf({ unit, type, parent }: OperationPreview['facts'][number]): string {
    const { name, code } = unit;
    return this.messages.t(`reorganisation.fact_${type}`, { unit: name, code, parent: parent?.name ?? '' });
  }

  private pairsOf(
    before: UnitFigure | null,
    after: UnitFigure | null,
  ): readonly { readonly label: string; readonly before: string; readonly after: string }[] {
    const [was, is] = [this.shown(before), this.shown(after)];
    const { t } = this.messages;
    const labels = [t('reorganisation.inForce'), t('terms.coverage'), t('terms.score'), t('terms.index')];
    return labels.map((label, at) => ({ label, before: was[at] ?? '', after: is[at] ?? '' }));
  }

  private shown(figure: UnitFigure | null): string[] {
    const absent = this.messages.t('reorganisation.absent');
    if (!figure) return [absent, absent, absent, absent];
    const { count, percent, ratio } = this.format;
    return [
      `${count(figure.inForce)}/${count(figure.required)}`,
      percent(fractionOfRatio(figure.coverage)),
      ratio(fractionOfRatio(figure.score)),
      ratio(fractionOfRatio(figure.index)),
    ];
  }
}
