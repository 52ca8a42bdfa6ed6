import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { progressLine, type LinePoint } from '@pantausop/charts';
import type { Progress, UnitMark } from '@pantausop/contracts';
import { coverageOf } from '@pantausop/domain';
import { asLength, fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ChartOption } from '../ui/chart';
import { ChartFigure } from '../ui/chart-figure';
import type { TwinTable } from '../ui/twin-table';
import { MarkList } from '../unit-marks/mark-list';

/** The index at the end of each month as a line, with the coverage beside it. */
@Component({
  selector: 'app-progress-figure',
  imports: [ChartFigure, MarkList],
  template: `<app-chart-figure
    [title]="title()"
    [unit]="messages.t('overview.progressUnit')"
    [source]="source()"
    [option]="option()"
    [height]="height"
    [table]="table()"
  >
    <ul class="key" [attr.aria-label]="messages.t('overview.legend')">
      <li><i class="k-line" aria-hidden="true"></i>{{ messages.t('terms.index') }}</li>
      <li><i class="k-line k-thin" aria-hidden="true"></i>{{ messages.t('overview.coverageLine') }}</li>
    </ul>
    <app-mark-list [marks]="marks()" />
  </app-chart-figure>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProgressFigure {
  readonly progress = input.required<Progress>();
  readonly marks = input<readonly UnitMark[]>([]);
  readonly title = input.required<string>();
  readonly source = input('');

  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly height = (width: number) => (width < 520 ? 256 : 336);

  private readonly points = computed(() =>
    this.progress().points.map((point) => ({
      date: point.date,
      index: fractionOfRatio(point.index),
      coverage: coverageOf(point),
      counts: [point.inForce, point.required],
    })),
  );
  private line(of: 'index' | 'coverage'): LinePoint[] {
    return this.points().map((point) => ({
      date: point.date,
      value: point[of] && asLength(point[of]),
      label: of === 'index' ? this.format.ratio(point[of]) : this.format.percent(point[of]),
    }));
  }

  protected readonly option = computed<ChartOption>(() => {
    const view = {
      main: { name: this.messages.t('overview.indexShort'), points: this.line('index') },
      comparison: { name: this.messages.t('terms.coverage'), points: this.line('coverage') },
      marks: this.marks().map(({ on }, index) => ({ date: on, number: index + 1 })),
      monthName: (date: string) => this.format.date(date, 'monthOnly'),
    };
    return (theme, width) => progressLine(view, theme, width);
  });

  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.messages.t('overview.month') },
      { label: this.messages.t('overview.indexShort'), number: true },
      { label: this.messages.t('terms.coverage'), number: true },
      { label: this.messages.t('overview.inForce'), number: true },
      { label: this.messages.t('overview.required'), number: true },
    ],
    rows: this.points()
      .map(({ date, index, coverage, counts }) => [
        this.format.date(date, 'short'),
        this.format.ratio(index),
        this.format.percent(coverage),
        ...counts.map((count) => this.format.count(count)),
      ])
      .reverse(),
  }));
}
