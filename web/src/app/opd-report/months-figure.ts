import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { progressLine, type LinePoint } from '@pantausop/charts';
import type { Progress } from '@pantausop/contracts';
import { coverageOf } from '@pantausop/domain';
import { asLength, fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ChartOption } from '../ui/chart';
import { ChartFigure } from '../ui/chart-figure';
import type { TwinTable } from '../ui/twin-table';

/** The index of one OPD month by month, beside that of the whole. */
@Component({
  selector: 'app-months-figure',
  imports: [ChartFigure],
  template: `<app-chart-figure
    [title]="title()"
    [unit]="messages.t('opdReport.lineUnit')"
    [source]="source()"
    [option]="option()"
    [height]="height"
    [table]="table()"
  >
    <ul class="key" [attr.aria-label]="messages.t('overview.legend')">
      <li><i class="k-line" aria-hidden="true"></i>{{ name() }}</li>
      @if (whole()) {
        <li><i class="k-line k-thin" aria-hidden="true"></i>{{ messages.t('opdReport.wholeLine') }}</li>
      }
    </ul>
  </app-chart-figure>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MonthsFigure {
  readonly title = input.required<string>();
  readonly name = input.required<string>();
  readonly own = input.required<Progress>();
  readonly whole = input<Progress>();
  readonly source = input('');
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly height = (width: number) => (width < 520 ? 256 : 320);

  protected readonly option = computed<ChartOption>(() => {
    const whole = this.whole();
    const view = {
      main: { name: this.name(), points: this.points(this.own()) },
      monthName: (date: string) => this.format.date(date, 'monthOnly'),
      ...(whole ? { comparison: { name: this.messages.t('opdReport.wholeLine'), points: this.points(whole) } } : {}),
    };
    return (theme, width) => progressLine(view, theme, width);
  });

  protected readonly table = computed<TwinTable>(() => {
    const { t } = this.messages;
    const whole = new Map(this.whole()?.points.map((point) => [point.date, point.index]));
    const numbers = [
      this.name(),
      t('opdReport.wholeLine'),
      t('terms.coverage'),
      t('overview.inForce'),
      t('overview.required'),
    ];
    return {
      columns: [{ label: t('opdReport.date') }, ...numbers.map((label) => ({ label, number: true }))],
      rows: this.own()
        .points.map((point) => [
          this.format.date(point.date, 'short'),
          this.format.ratio(fractionOfRatio(point.index)),
          this.format.ratio(fractionOfRatio(whole.get(point.date) ?? null)),
          this.format.percent(coverageOf(point)),
          this.format.count(point.inForce),
          this.format.count(point.required),
        ])
        .reverse(),
    };
  });

  private points(progress: Progress): LinePoint[] {
    return progress.points.map(({ date, index }) => {
      const exact = fractionOfRatio(index);
      return { date, value: exact && asLength(exact), label: this.format.ratio(exact) };
    });
  }
}
