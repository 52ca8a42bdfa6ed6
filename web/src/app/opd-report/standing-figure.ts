import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rangePlot, rangePlotHeight, type RangeRow } from '@pantausop/charts';
import { coverageOf, FOCUS_AREA } from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import type { AreaStanding } from '../figures/peers';
import { asLength } from '../format/exact';
import { Format, NOTHING } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ChartOption } from '../ui/chart';
import { ChartFigure } from '../ui/chart-figure';
import type { TwinTable } from '../ui/twin-table';

/** The eight areas of one OPD against the spread and the median of its kind. */
@Component({
  selector: 'app-standing-figure',
  imports: [ChartFigure],
  template: `<app-chart-figure
    [title]="title()"
    [unit]="messages.t('opdReport.rangeUnit', { count: format.count(peers()), kind: kind() })"
    [source]="source()"
    [option]="option()"
    [height]="height"
    [table]="table()"
    [opens]="true"
    (picked)="explain($event)"
    (rowPicked)="explain($event)"
  >
    <ul class="key" [attr.aria-label]="messages.t('overview.legend')">
      <li><i class="k-dot" aria-hidden="true"></i>{{ messages.t('opdReport.atOrAbove') }}</li>
      <li><i class="k-dot k-below" aria-hidden="true"></i>{{ messages.t('opdReport.below') }}</li>
      <li><i class="k-was" aria-hidden="true"></i>{{ messages.t('opdReport.medianOf', { kind: kind() }) }}</li>
      <li><i class="k-spread" aria-hidden="true"></i>{{ messages.t('opdReport.spread') }}</li>
    </ul>
  </app-chart-figure>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandingFigure {
  readonly areas = input.required<readonly AreaStanding[]>();
  readonly kind = input.required<string>();
  readonly peers = input.required<number>();
  readonly source = input('');
  /** whose areas these are */
  readonly unit = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);

  private readonly panel = inject(ExplainStore);

  protected explain(place: number): void {
    const area = this.areas()[place]?.cell.area;
    if (area) this.panel.show({ measure: 'score', unit: this.unit(), area });
  }

  protected readonly title = computed(() => {
    const scored = this.areas().filter(({ score, median }) => score && median);
    const above = scored.filter(({ below }) => !below).length;
    return this.messages.t('opdReport.rangeTitle', { above, count: scored.length, kind: this.kind() });
  });
  protected readonly option = computed<ChartOption>(() => {
    const rows = this.areas().map((area) => this.row(area));
    return (theme, width) => rangePlot(rows, theme, width);
  });
  protected readonly height = (width: number) => rangePlotHeight(8, width);

  private row({ cell, score, median, quartiles, below }: AreaStanding): RangeRow {
    const { t } = this.messages;
    const name = cell.area ? t(`areas.${cell.area}_row`) : '';
    const [low, q1, middle, q3, high] = quartiles ?? [null, null, null, null, null];
    return {
      name,
      value: score && asLength(score),
      label: score ? this.format.ratio(score) : NOTHING,
      spread: quartiles && {
        low: asLength(low),
        q1: asLength(q1),
        median: asLength(middle),
        q3: asLength(q3),
        high: asLength(high),
      },
      below,
      focus: cell.area === FOCUS_AREA,
      tooltip: t('opdReport.rangeTooltip', {
        area: name,
        score: this.format.ratio(score),
        median: this.format.ratio(median),
        inForce: cell.inForce,
        required: cell.required,
      }),
    };
  }

  protected readonly table = computed<TwinTable>(() => {
    const { t } = this.messages;
    const numbers = [
      t('opdReport.score'),
      t('opdReport.medianColumn'),
      t('opdReport.difference'),
      t('opdReport.inForceColumn'),
      t('terms.coverage'),
    ];
    return {
      columns: [{ label: t('opdReport.area') }, ...numbers.map((label) => ({ label, number: true }))],
      rows: this.areas().map(({ cell, score, median }) => [
        cell.area ? t(`areas.${cell.area}`) : '',
        this.format.ratio(score),
        this.format.ratio(median),
        this.format.change(median, score),
        `${cell.inForce}/${cell.required}`,
        cell.required > 0 ? this.format.percent(coverageOf(cell)) : t(`terms.${cell.status}`),
      ]),
    };
  });
}
