import { inject, Injectable } from '@angular/core';
import type { Matrix } from '@pantausop/contracts';
import { LEAST_SOPS_RANKED } from '@pantausop/domain';
import { fairStandings, type FairStanding } from '../figures/fair';
import { groupOf } from '../figures/kinds';
import { peersOf } from '../figures/peers';
import type { UnitFigure } from '../figures/unit-figure';
import { Format, NOTHING } from '../format/format';
import { Messages } from '../i18n/messages';
import { ExplainStore } from './explain-store';
import type { ExplanationSection } from './explanation';

/** What the panel says of the rank of an OPD: the indexes of all that it is ranked with, and who is not ranked. */
@Injectable({ providedIn: 'root' })
export class RankExplanation {
  private readonly panel = inject(ExplainStore);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  /** @param figures of all OPDs, of which those of the same kind are compared */
  open(of: UnitFigure, figures: readonly UnitFigure[], basis: Matrix): void {
    const { t } = this.messages;
    const standings = fairStandings(peersOf(of, figures));
    const own = standings.find(({ figure }) => figure === of);
    if (!own) return;
    const { rank, ranked, notRanked } = own.rank;
    const kind = t(`opdReport.kind_${groupOf(of.unit.kind)}`);
    const all = [...standings].sort((a, b) => (a.rank.rank ?? Infinity) - (b.rank.rank ?? Infinity) || 0);
    const others = all.filter((standing) => standing.rank.rank === null);
    this.panel.give({
      title: `${t('opdReport.rank')}, ${of.unit.name}`,
      figure: rank === null ? NOTHING : t('opd.rankOf', { rank, count: ranked }),
      meaning:
        notRanked === null
          ? t('opdReport.sameKind', { kind })
          : t(`opdReport.notRanked_${notRanked}`, { required: own.required, least: LEAST_SOPS_RANKED }),
      formula: t('opd.rankNote', { least: LEAST_SOPS_RANKED }),
      sections: [
        {
          title: t('terms.index'),
          lines: all
            .filter((standing) => standing.rank.rank !== null)
            .map(({ figure: { unit, index }, rank: { rank: place } }) => ({
              label: `${place}. ${unit.abbreviation}`,
              amount: this.format.ratio(index),
            })),
        },
        ...(others.length === 0 ? [] : [this.unranked(others)]),
      ],
      basis,
    });
  }

  private unranked(others: readonly FairStanding[]): ExplanationSection {
    return {
      title: this.messages.t('opdReport.notRankedTitle'),
      lines: others.map(({ figure: { unit }, required }) => ({
        label: unit.abbreviation,
        amount: this.messages.t('opdReport.requiredSops', { count: this.format.count(required) }),
      })),
    };
  }
}
