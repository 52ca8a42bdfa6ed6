import { computed, inject, Injectable } from '@angular/core';
import {
  compareFractions,
  coverageOf,
  fraction,
  gapsOf,
  LEAST_SOPS_RANKED,
  predikatOf,
  scoreOf,
  subtractFractions,
  totalOfAreas,
  type AreaCode,
  type Fraction,
} from '@pantausop/domain';
import { directionOf, shownDirection, unsigned } from '../figures/change';
import type { FairStanding } from '../figures/fair';
import { groupOf } from '../figures/kinds';
import type { AreaStanding } from '../figures/peers';
import { rulesetOf } from '../figures/unit-figure';
import { Filter } from '../filter/filter';
import { asLength, fractionOfRatio } from '../format/exact';
import { Format, NOTHING } from '../format/format';
import { Messages } from '../i18n/messages';
import type { KpiView } from '../ui/kpi';
import { gapParts } from './gap-words';
import { OpdReportStore } from './opd-report-store';

/** The sentences and figures of one OPD's report card. */
@Injectable()
export class OpdWords {
  private readonly store = inject(OpdReportStore);
  private readonly filter = inject(Filter);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  readonly kind = computed(() => {
    const figure = this.store.figure();
    return figure ? this.messages.t(`opdReport.kind_${groupOf(figure.unit.kind)}`) : '';
  });
  readonly ruleset = computed(() => {
    const matrix = this.store.matrix.now.value();
    return matrix && rulesetOf(matrix);
  });
  private readonly total = computed(() => totalOfAreas(this.store.figure()?.cells ?? []));
  private readonly since = computed(() =>
    this.messages.t('opdReport.since', { date: this.format.date(this.filter.comparedOn(), 'short') }),
  );

  readonly finding = computed(() => {
    const [figure, ruleset] = [this.store.figure(), this.ruleset()];
    if (!figure || !ruleset) return '';
    const { t } = this.messages;
    const { name } = figure.unit;
    if (figure.cells.every((cell) => cell.status === 'unmapped')) return t('opdReport.findingUnmapped', { name });
    const { index, indexBefore } = figure;
    const change = this.format.change(indexBefore, index);
    const direction = shownDirection(directionOf(indexBefore, index), change);
    const key =
      direction > 0 ? 'opdReport.findingUp' : direction < 0 ? 'opdReport.findingDown' : 'opdReport.findingSame';
    const head = t(key, {
      name,
      points: unsigned(change),
      since: this.format.date(this.filter.comparedOn()),
      index: this.format.ratio(index),
      predikat: index ? t(`terms.${predikatOf(index, ruleset)}`) : '',
    });
    const gap = widestGap(this.store.areas());
    const tail = gap?.cell.area
      ? t('opdReport.findingGap', { kind: this.kind(), area: t(`areas.${gap.cell.area}_inline`) })
      : t('opdReport.findingLead', { kind: this.kind() });
    return head + tail;
  });

  readonly kpis = computed<readonly KpiView[]>(() => {
    const [figure, standing, ruleset] = [this.store.figure(), this.store.standing(), this.ruleset()];
    if (!figure || !standing || !ruleset) return [];
    const { t } = this.messages;
    const { index, indexBefore, cellsBefore } = figure;
    const total = this.total();
    const before = cellsBefore && totalOfAreas(cellsBefore);
    const { count, ratio, percent } = this.format;
    const kind = this.kind();
    const parts = { inForce: count(total.inForce), required: count(total.required) };
    const share = (of: number) => fraction(of, total.inForce);
    const shareBefore = (of: number | undefined) => (before ? fraction(of ?? 0, before.inForce) : null);
    return [
      {
        label: t('terms.index'),
        figure: ratio(index),
        unit: index ? t(`terms.${predikatOf(index, ruleset)}`) : '',
        meaning: t('opdReport.median', { kind, index: ratio(this.store.median()) }),
        change: this.points(indexBefore, index),
        months: (this.store.months.value()?.points.slice(-12) ?? []).flatMap((p) =>
          p.index === null ? [] : [p.index],
        ),
      },
      {
        label: t('opdReport.rank'),
        ...this.rank(standing, kind),
      },
      {
        label: t('terms.coverage'),
        figure: percent(coverageOf(total)),
        unit: '',
        meaning: t('opdReport.inForceOf', parts),
        change: this.points(before && coverageOf(before), coverageOf(total)),
        months: [],
      },
      {
        label: t('opdReport.applied'),
        figure: percent(share(total.applied)),
        unit: '',
        meaning: t('opdReport.appliedMeaning', { ...parts, count: count(total.applied) }),
        change: this.points(shareBefore(before?.applied), share(total.applied)),
        months: [],
      },
      {
        label: t('opdReport.current'),
        figure: percent(share(total.current)),
        unit: '',
        meaning: t('opdReport.currentMeaning', { ...parts, count: count(total.current) }),
        change: this.points(shareBefore(before?.current), share(total.current)),
        months: [],
      },
    ];
  });

  private rank({ rank: { rank, ranked, notRanked }, rankBefore, required }: FairStanding, kind: string) {
    const { t } = this.messages;
    const [from, counts] = [rankBefore.rank, { required, least: LEAST_SOPS_RANKED }];
    return {
      figure: rank === null ? NOTHING : String(rank),
      unit: rank === null ? '' : t('opdReport.ofKind', { count: this.format.count(ranked) }),
      meaning: notRanked === null ? t('opdReport.sameKind', { kind }) : t(`opdReport.notRanked_${notRanked}`, counts),
      change:
        rank === null || from === null
          ? null
          : { direction: from - rank, amount: t('opdReport.rankFrom', { rank: from }), since: '' },
      months: [],
    };
  }

  /** Who of the kind is an example in an area in which this OPD is none. */
  private example(area: AreaCode): string {
    const own = this.store.figure();
    const best = this.store.standings().filter(({ best: areas, figure }) => areas.includes(area) && figure !== own);
    const [first] = best;
    const cell = first?.figure.cells.find((one) => one.area === area);
    if (!first || !cell) return '';
    const names = this.format.list(best.slice(0, 2).map(({ figure }) => figure.unit.abbreviation));
    return this.messages.t('opdReport.example', { names, score: this.format.ratio(scoreOf(cell)) });
  }

  /** Areas by the points of the index that they could still bring, with what is left to do. */
  readonly gaps = computed(() => {
    const [figure, ruleset] = [this.store.figure(), this.ruleset()];
    if (!figure || !ruleset) return [];
    const gaps = gapsOf(figure.cells, ruleset);
    const widest = asLength(gaps[0]?.gain ?? null);
    const nothing = { numerator: 0n, denominator: 1n };
    return gaps.map((gap) => ({
      area: gap.area,
      gain: this.format.change(nothing, gap.gain),
      width: widest === 0 ? 0 : (asLength(gap.gain) / widest) * 100,
      words: gapParts(gap)
        .map(({ key, parameters }) => this.messages.t(key, parameters))
        .join(', '),
      example: this.example(gap.area),
    }));
  });

  /** How far the line ends above or below the line of the whole. */
  readonly lineTitle = computed(() => {
    const root = this.store.matrix.now.value()?.root.name ?? '';
    const own = fractionOfRatio(this.store.months.value()?.points.at(-1)?.index ?? null);
    const whole = fractionOfRatio(this.store.wholeMonths.value()?.points.at(-1)?.index ?? null);
    const change = this.format.change(whole, own);
    const direction = shownDirection(directionOf(whole, own), change);
    const key = direction > 0 ? 'opdReport.lineAbove' : direction < 0 ? 'opdReport.lineBelow' : 'opdReport.lineSame';
    return this.messages.t(key, { points: unsigned(change), root });
  });

  private points(from: Fraction | null, to: Fraction | null): KpiView['change'] {
    if (!from || !to) return null;
    const change = this.format.change(from, to);
    const amount = this.messages.t('opdReport.points', { count: unsigned(change) });
    return { direction: shownDirection(directionOf(from, to), change), amount, since: this.since() };
  }
}

/** The area furthest below the median of the kind; undefined when none is below. */
export function widestGap(areas: readonly AreaStanding[]): AreaStanding | undefined {
  const distance = ({ median, score }: AreaStanding) => (median && score ? subtractFractions(median, score) : null);
  return areas
    .filter(({ below }) => below)
    .sort((a, b) => {
      const [x, y] = [distance(a), distance(b)];
      return x && y ? compareFractions(y, x) : 0;
    })[0];
}
