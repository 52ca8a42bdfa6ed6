import { inject, Injectable } from '@angular/core';
import type { FigureBasis } from '../data/figure-basis';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** The line under every downloaded picture: whose figures, of which day, under which rules, and whether they are real. */
@Injectable({ providedIn: 'root' })
export class FigureSource {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  /** @param root the name of the unit */
  of(root: string, { asOf, ruleset, sample }: Pick<FigureBasis, 'asOf' | 'ruleset' | 'sample'>): string {
    const words = { root, asOf: this.format.date(asOf), ruleset: ruleset.id };
    const basis = this.messages.t('overview.source', words);
    return sample ? `${basis} · ${this.messages.t('shell.sampleFull')}` : basis;
  }
}
