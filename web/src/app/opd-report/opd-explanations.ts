import { inject, Injectable } from '@angular/core';
import { LEAST_SOPS_RANKED } from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import type { GivenExplanation } from '../explain/explanation';
import type { FairStanding } from '../figures/fair';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { KpiView } from '../ui/kpi';
import { OpdReportStore } from './opd-report-store';

/** By place in the strip; the rank is made of other figures. */
const MEASURES = ['index', null, 'coverage', 'applied', 'current'] as const;

/** What the panel says about each figure of an OPD's strip: index, rank, coverage, applied, current. */
@Injectable()
export class OpdExplanations {
  private readonly store = inject(OpdReportStore);
  private readonly panel = inject(ExplainStore);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  open(position: number, kpi: KpiView): void {
    const unit = this.store.figure()?.unit;
    if (!unit) return;
    const measure = MEASURES[position];
    if (measure) return this.panel.show({ measure, unit: unit.id });
    const basis = this.store.matrix.now.value();
    if (!basis) return;
    const figure = `${kpi.figure} ${kpi.unit}`.trim();
    this.panel.give({ title: `${kpi.label}, ${unit.name}`, figure, meaning: kpi.meaning, basis, ...this.rank() });
  }

  private rank(): Pick<GivenExplanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    const all = [...this.store.standings()].sort((a, b) => (a.rank.rank ?? Infinity) - (b.rank.rank ?? Infinity) || 0);
    const ranked = all.filter(({ rank }) => rank.rank !== null);
    const others = all.filter(({ rank }) => rank.rank === null);
    return {
      formula: t('opd.rankNote', { least: LEAST_SOPS_RANKED }),
      sections: [
        {
          title: t('terms.index'),
          lines: ranked.map(({ figure: { unit, index }, rank: { rank } }) => ({
            label: `${rank}. ${unit.abbreviation}`,
            amount: this.format.ratio(index),
          })),
        },
        ...(others.length === 0 ? [] : [this.unranked(others)]),
      ],
    };
  }

  private unranked(others: readonly FairStanding[]): GivenExplanation['sections'][number] {
    return {
      title: this.messages.t('opdReport.notRankedTitle'),
      lines: others.map(({ figure: { unit }, required }) => ({
        label: unit.abbreviation,
        amount: this.messages.t('opdReport.requiredSops', { count: this.format.count(required) }),
      })),
    };
  }
}
