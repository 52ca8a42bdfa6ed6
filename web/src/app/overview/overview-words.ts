import { computed, inject, Injectable } from '@angular/core';
import type { Matrix } from '@pantausop/contracts';
import { coverageOf, openCells, predikatOf, type Cell, type Fraction } from '@pantausop/domain';
import { directionOf, shownDirection, unsigned } from '../figures/change';
import { rulesetOf } from '../figures/unit-figure';
import { Filter } from '../filter/filter';
import { asLength, fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { KpiView } from '../ui/kpi';
import { cityIndex } from './overview-figures';
import { findingOf, secondOf } from './overview-sentences';
import { OverviewStore } from './overview-store';

/** How one of each is said. */
const ONE_OF = { 'terms.opds': 'overview.oneOpd', 'overview.cells': 'overview.oneCell' } as const;

/** The sentences and the strip of figures of the overview, made from the matrix and never written by hand. */
@Injectable()
export class OverviewWords {
  private readonly store = inject(OverviewStore);
  private readonly filter = inject(Filter);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  private readonly since = computed(() =>
    this.messages.t('overview.since', { date: this.format.date(this.filter.comparedOn()) }),
  );

  /** What, how much, since when, who lags. */
  readonly finding = computed(() => {
    const now = this.store.now.value();
    return now ? findingOf(now, this.store.before.value(), this.filter.comparedOn(), this.messages.t, this.format) : '';
  });

  readonly second = computed(() => {
    const now = this.store.now.value();
    return now ? secondOf(now, this.messages.t, this.format) : '';
  });

  /** The finding of the line: how far the index came over the months shown. */
  readonly lineTitle = computed(() => {
    const points = this.store.months.value()?.points.filter((point) => point.index !== null) ?? [];
    const [from, to] = [fractionOfRatio(points.at(0)?.index ?? null), fractionOfRatio(points.at(-1)?.index ?? null)];
    const change = this.format.change(from, to);
    const direction = shownDirection(directionOf(from, to), change);
    const key =
      direction > 0 ? 'overview.lineTitleUp' : direction < 0 ? 'overview.lineTitleDown' : 'overview.lineTitleSame';
    return this.messages.t(key, { points: unsigned(change), months: points.length - 1, index: this.format.ratio(to) });
  });

  readonly kpis = computed<readonly KpiView[]>(() => {
    const now = this.store.now.value();
    if (!now) return [];
    const before = this.store.before.value();
    return [this.index(now, before), this.coverage(now, before), this.complete(now, before), this.open(now, before)];
  });

  areaNames(cells: readonly Cell[]): string {
    return this.format.list(cells.flatMap(({ area }) => (area ? [this.messages.t(`areas.${area}`)] : [])));
  }

  private index(now: Matrix, before: Matrix | undefined): KpiView {
    const index = cityIndex(now);
    return {
      label: this.messages.t('terms.index'),
      figure: this.format.ratio(index),
      unit: index ? this.messages.t(`terms.${predikatOf(index, rulesetOf(now))}`) : '',
      meaning: this.messages.t('overview.indexMeaning'),
      note: this.unmapped(now),
      change: before ? this.points(cityIndex(before), index) : null,
      months: this.lastYear().flatMap((point) => (point.index === null ? [] : [point.index])),
    };
  }

  private coverage(now: Matrix, before: Matrix | undefined): KpiView {
    const { total } = now.total;
    const { count } = this.format;
    return {
      label: this.messages.t('terms.coverage'),
      figure: this.format.percent(coverageOf(total)),
      unit: '',
      meaning: this.messages.t('overview.coverageMeaning', {
        inForce: count(total.inForce),
        required: count(total.required),
      }),
      note: this.unmapped(now),
      change: before ? this.points(coverageOf(before.total.total), coverageOf(total)) : null,
      months: this.lastYear().map((point) => asLength(coverageOf(point))),
    };
  }

  private complete(now: Matrix, before: Matrix | undefined): KpiView {
    const { complete, counted } = now.total.fullyCompleteUnits;
    return {
      label: this.messages.t('overview.complete'),
      figure: this.format.count(complete),
      unit: this.messages.t('overview.ofOpds', { count: this.format.count(counted) }),
      meaning: this.messages.t('overview.completeMeaning'),
      change: before ? this.number(complete - before.total.fullyCompleteUnits.complete, 'terms.opds') : null,
      months: this.lastYear().map((point) => point.completeUnits.complete),
    };
  }

  private open(now: Matrix, before: Matrix | undefined): KpiView {
    const { open, of } = openCells(now.total);
    const unmapped = this.format.count(now.total.unmappedCells);
    return {
      label: this.messages.t('overview.openCells'),
      figure: this.format.count(open),
      unit: this.messages.t('overview.ofCells', { count: this.format.count(of) }),
      meaning: this.messages.t('overview.openMeaning', {
        unmapped,
        units: this.format.count(now.total.unmappedUnits),
      }),
      change: before ? this.number(open - openCells(before.total).open, 'overview.cells') : null,
      months: [],
    };
  }

  private lastYear() {
    return this.store.months.value()?.points.slice(-12) ?? [];
  }

  private points(from: Fraction | null, to: Fraction | null): KpiView['change'] {
    const change = this.format.change(from, to);
    const amount = this.messages.t('overview.points', { count: unsigned(change) });
    return { direction: shownDirection(directionOf(from, to), change), amount, since: this.since() };
  }

  private number(change: number, unit: keyof typeof ONE_OF): KpiView['change'] {
    const count = Math.abs(change);
    const amount = this.messages.t(count === 1 ? ONE_OF[unit] : unit, { count: this.format.count(count) });
    return { direction: change, amount, since: this.since() };
  }

  /** A silent OPD leaves pooled figures untouched, so it is said beside them. */
  private unmapped(now: Matrix): string {
    const { unmappedCells } = now.total;
    if (unmappedCells === 0) return '';
    return this.messages.t('overview.unmappedCells', { count: this.format.count(unmappedCells) });
  }
}
