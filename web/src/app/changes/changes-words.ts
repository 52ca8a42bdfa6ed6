import { inject, Injectable } from '@angular/core';
import type { Changes, ChangeStep, Corrections } from '@pantausop/contracts';
import { addFractions, type ExplainedFigure, type Fraction } from '@pantausop/domain';
import { unsigned } from '../figures/change';
import { exactFraction } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

type Waterfall = Changes | Corrections;

const NOUGHT: Fraction = { numerator: 0n, denominator: 1n };

/** The sentences of a waterfall, made from its exact steps. */
@Injectable()
export class ChangesWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  /** The number of SOPs behind a step; a dash where they are not looked at one by one. */
  sops({ sopCount }: Pick<ChangeStep, 'sopCount'>): string {
    return sopCount === null ? '–' : this.format.count(sopCount);
  }

  /** What raised the figure, what lowered it, and where it ended. */
  finding(changes: Waterfall): string {
    const { t } = this.messages;
    const measure = t(`changes.the_${changes.measure}`);
    const { start, end, steps } = changes;
    if (start.value === null || end.value === null) return t('changes.findingNoData');
    const falls = steps.filter(({ change }) => (change ?? 0) < 0).sort((a, b) => (a.change ?? 0) - (b.change ?? 0));
    const rise = [...steps].sort((a, b) => (b.change ?? 0) - (a.change ?? 0)).find(({ change }) => (change ?? 0) > 0);
    const worst = falls.slice(0, 2);
    const lost = worst.flatMap(({ exact }) => exactFraction(exact) ?? []).reduce(addFractions, NOUGHT);
    const words = {
      rise: rise ? capital(this.inline(rise)) : '',
      gain: unsigned(this.format.step(exactFraction(rise?.exact ?? null))),
      falls: this.format.list(worst.map((step) => this.inline(step))),
      loss: unsigned(this.format.step(lost)),
      measure,
      result: this.result(changes),
    };
    if (rise && worst.length > 0) return t('changes.findingRiseAndFall', words);
    if (rise) return t('changes.findingRise', words);
    if (worst.length > 0) return t('changes.findingFall', { ...words, falls: capital(words.falls) });
    return t('changes.findingSame', { measure });
  }

  /** `naik 3,1 poin menjadi 69,8` */
  private result({ start, end, change, measure }: Waterfall): string {
    const points = this.format.change(exactFraction(start.exact), exactFraction(end.exact));
    const key = /[1-9]/.test(points) ? ((change ?? 0) > 0 ? 'resultUp' : 'resultDown') : 'resultSame';
    return this.messages.t(`changes.${key}`, {
      points: unsigned(points),
      value: this.value(exactFraction(end.exact), measure),
    });
  }

  /** Counts, dates: what the sentence leaves out. */
  lead({ from, to, measure, start, end, steps }: Changes): string {
    const { t } = this.messages;
    const pair = ({ numerator, denominator }: Changes['start']) =>
      `${this.format.count(numerator ?? 0)}/${this.format.count(denominator ?? 0)}`;
    const counts = {
      coverage: () => t('changes.countsCoverage', { before: pair(start), after: pair(end) }),
      score: () => t('changes.countsScore', { before: pair(start), after: pair(end) }),
      index: () => t('changes.countsIndex', { count: steps.length }),
    }[measure]();
    return t('changes.lead', { from: this.format.date(from), to: this.format.date(to), counts });
  }

  /** A figure as it is read: a coverage with its %. */
  value(value: Fraction | null, measure: ExplainedFigure): string {
    return measure === 'coverage' ? this.format.percent(value) : this.format.ratio(value);
  }

  cause({ causes }: ChangeStep): string {
    return this.format.list(causes.map((cause) => this.messages.t(`changes.cause_${cause}`)));
  }

  bar({ causes }: ChangeStep): string {
    const [first, ...others] = causes.map((cause) => this.messages.t(`changes.bar_${cause}`));
    return others.length === 0
      ? (first ?? '')
      : [first, ...others].map((name) => name?.replace('-\n', '')).join(' +\n');
  }

  /** The change of a step with two decimals, so that the list adds up. */
  change({ exact }: ChangeStep): string {
    return this.format.step(exactFraction(exact), 2);
  }

  why({ causes }: ChangeStep): string {
    const [first] = causes;
    if (causes.length > 1 || first === undefined) return this.messages.t('changes.why_merged');
    return this.messages.t(`changes.why_${first}`);
  }

  private inline({ causes }: ChangeStep): string {
    return this.format.list(causes.map((cause) => this.messages.t(`changes.the_${cause}`)));
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
