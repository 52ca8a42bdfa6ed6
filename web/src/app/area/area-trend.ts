import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { progressLine, type LinePoint } from '@pantausop/charts';
import type { Progress } from '@pantausop/contracts';
import { coverageOf, scoreOf } from '@pantausop/domain';
import { directionOf, unsigned } from '../figures/change';
import { asLength } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ChartOption } from '../ui/chart';
import { ChartFigure } from '../ui/chart-figure';
import type { TwinTable } from '../ui/twin-table';

/** The coverage of one area at the end of each month, with its score beside it. */
@Component({
  selector: 'app-area-trend',
  imports: [ChartFigure],
  template: `<app-chart-figure
    [title]="title()"
    [unit]="messages.t('area.trendUnit')"
    [source]="source()"
    [option]="option()"
    [height]="height"
    [table]="table()"
  >
    <ul class="key" [attr.aria-label]="messages.t('overview.legend')">
      <li><i class="k-line" aria-hidden="true"></i>{{ messages.t('terms.coverage') }}</li>
      <li><i class="k-line k-thin" aria-hidden="true"></i>{{ messages.t('terms.score') }}</li>
    </ul>
  </app-chart-figure>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaTrend {
  readonly progress = input.required<Progress>();
  readonly source = input('');
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly height = (width: number) => (width < 520 ? 240 : 304);

  private readonly points = computed(() =>
    this.progress().points.map((point) => ({
      ...{ date: point.date, coverage: coverageOf(point), score: scoreOf(point) },
      counts: [point.inForce, point.required, point.completeUnits.complete, point.completeUnits.counted],
    })),
  );

  protected readonly title = computed(() => {
    const known = this.points().filter(({ coverage }) => coverage !== null);
    const [first, last] = [known[0]?.coverage ?? null, known.at(-1)?.coverage ?? null];
    const { t } = this.messages;
    const direction = directionOf(first, last);
    const texts = {
      share: this.format.percent(last),
      points: unsigned(this.format.change(first, last)),
      months: this.format.count(Math.max(known.length - 1, 0)),
    };
    return t(direction > 0 ? 'area.trendUp' : direction < 0 ? 'area.trendDown' : 'area.trendSame', texts);
  });

  private line(of: 'coverage' | 'score'): LinePoint[] {
    const { percent, ratio } = this.format;
    return this.points().map((point) => ({
      date: point.date,
      value: point[of] && asLength(point[of]),
      label: of === 'coverage' ? percent(point[of]) : ratio(point[of]),
    }));
  }

  protected readonly option = computed<ChartOption>(() => {
    const view = {
      main: { name: this.messages.t('terms.coverage'), points: this.line('coverage') },
      comparison: { name: this.messages.t('area.score'), points: this.line('score') },
      monthName: (date: string) => this.format.date(date, 'monthOnly'),
    };
    return (theme, width) => progressLine(view, theme, width);
  });

  protected readonly table = computed<TwinTable>(() => {
    const { t } = this.messages;
    const numbers = [t('terms.coverage'), t('terms.score'), t('overview.inForce'), t('overview.required')];
    const complete = [t('terms.complete'), t('area.counted')];
    return {
      columns: [{ label: t('overview.month') }, ...[...numbers, ...complete].map((label) => ({ label, number: true }))],
      rows: this.points()
        .map(({ date, coverage, score, counts }) => [
          this.format.date(date, 'short'),
          this.format.percent(coverage),
          this.format.ratio(score),
          ...counts.map((count) => this.format.count(count)),
        ])
        .reverse(),
    };
  });
}
