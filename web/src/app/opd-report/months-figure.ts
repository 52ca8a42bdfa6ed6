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

/** The index of one OPD month by month, beside that of the whole. */
@Component({
  selector: 'app-months-figure',
  imports: [ChartFigure, MarkList],
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
      @if (own().before; as before) {
        <li><i class="k-line k-dots" aria-hidden="true"></i>{{ messages.t('marks.before', beforeWords(before)) }}</li>
      }
      @if (whole()) {
        <li><i class="k-line k-thin" aria-hidden="true"></i>{{ messages.t('opdReport.wholeLine') }}</li>
      }
    </ul>
    <app-mark-list [marks]="marks()" />
  </app-chart-figure>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MonthsFigure {
  readonly title = input.required<string>();
  readonly name = input.required<string>();
  readonly own = input.required<Progress>();
  readonly whole = input<Progress>();
  readonly marks = input<readonly UnitMark[]>([]);
  readonly source = input('');
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly height = (width: number) => (width < 520 ? 256 : 320);

  protected readonly option = computed<ChartOption>(() => {
    const whole = this.whole();
    const before = this.own().before;
    const view = {
      main: { name: this.name(), points: this.points(this.own().points) },
      marks: this.marks().map(({ on }, index) => ({ date: on, number: index + 1 })),
      ...(before ? { before: { name: this.messages.t('marks.beforeShort'), points: this.points(before.points) } } : {}),
      monthName: (date: string) => this.format.date(date, 'monthOnly'),
      ...(whole
        ? { comparison: { name: this.messages.t('opdReport.wholeLine'), points: this.points(whole.points) } }
        : {}),
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
      rows: [...(this.own().before?.points ?? []), ...this.own().points]
        .map((point) => [
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

  protected beforeWords(before: NonNullable<Progress['before']>): { date: string; units: string } {
    const units = before.units.map(({ abbreviation }) => abbreviation).join(', ');
    return { date: this.format.date(before.until), units };
  }

  private points(points: readonly Pick<Progress['points'][number], 'date' | 'index'>[]): LinePoint[] {
    return points.map(({ date, index }) => {
      const exact = fractionOfRatio(index);
      return { date, value: exact && asLength(exact), label: this.format.ratio(exact) };
    });
  }
}
