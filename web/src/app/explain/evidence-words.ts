import { inject, Injectable } from '@angular/core';
import type { FigureBasis } from '../data/figure-basis';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ExplanationLine } from './explanation';

/** What makes a figure repeatable: of which day, as recorded when, under which rules. */
@Injectable({ providedIn: 'root' })
export class EvidenceWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  of(basis: FigureBasis): ExplanationLine[] {
    const { t } = this.messages;
    const { effectiveOn, id } = basis.ruleset;
    const since =
      effectiveOn === null ? '' : t('explain.rulesetSince', { date: this.format.date(effectiveOn, 'short') });
    return [
      { label: t('explain.asOf'), amount: this.format.date(basis.asOf) },
      { label: t('explain.knownAt'), amount: this.format.instant(basis.knownAt) },
      { label: t('explain.ruleset'), amount: `${id}${since}` },
      { label: t('explain.series'), amount: t(basis.series === 'reported' ? 'explain.reported' : 'explain.restated') },
      ...(basis.projection ? [{ label: t('explain.projection'), amount: t('explain.yes') }] : []),
      ...(basis.sample ? [{ label: t('explain.nature'), amount: t('shell.sample') }] : []),
    ];
  }
}
