import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { forecastLine } from '@pantausop/charts';
import type { Outlook } from '@pantausop/contracts';
import { asLength, fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ChartOption } from '../ui/chart';
import { ChartFigure } from '../ui/chart-figure';
import type { TwinTable } from '../ui/twin-table';
import { OutlookWords } from './outlook-words';

/** The last months, and the twelve to come: at the pace of the last, and without any further work. */
@Component({
  selector: 'app-forecast-figure',
  imports: [ChartFigure],
  template: `<app-chart-figure
    [title]="title()"
    [unit]="messages.t('outlook.chartUnit')"
    [source]="source()"
    [option]="option()"
    [height]="height"
    [table]="table()"
  />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForecastFigure {
  readonly outlook = input.required<Outlook>();
  readonly source = input('');

  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly words = inject(OutlookWords);
  protected readonly height = (width: number) => (width < 520 ? 256 : 336);

  protected readonly title = computed(() => {
    const measure = this.messages.t(`outlook.${this.outlook().measure}`);
    return this.messages.t('outlook.chartTitle', { measure });
  });
  private readonly past = computed(() => {
    const { history, asOf, value } = this.outlook();
    return [...history.filter(({ date }) => date < asOf), { date: asOf, value }];
  });

  protected readonly option = computed<ChartOption>(() => {
    const { months, target, measure } = this.outlook();
    const { t } = this.messages;
    const point = (date: string, value: number | null) => ({
      date,
      value: value === null ? null : asLength(fractionOfRatio(value)),
      label: this.words.value(value, measure),
    });
    const length = (value: number | null) => (value === null ? null : asLength(fractionOfRatio(value)));
    const view = {
      history: this.past().map(({ date, value }) => point(date, value)),
      ahead: months.map(({ date, value, low, high }) => ({
        ...point(date, value),
        low: length(low),
        high: length(high),
      })),
      untouched: months.map(({ date, nothingRecorded }) => point(date, nothingRecorded)),
      target: target && {
        value: target.value * 100,
        label: t('outlook.target', {
          value: this.words.value(target.value, measure),
          due: this.format.date(target.dueOn, 'short'),
        }),
      },
      names: { history: t('outlook.history'), ahead: t('outlook.ahead'), untouched: t('outlook.untouched') },
      monthName: (date: string) => this.format.date(date, 'monthOnly'),
    };
    return (theme, width) => forecastLine(view, theme, width);
  });

  protected readonly table = computed<TwinTable>(() => {
    const { t } = this.messages;
    const { months, measure } = this.outlook();
    const value = (ratio: number | null) => this.words.value(ratio, measure);
    return {
      columns: [
        { label: t('outlook.month') },
        ...(['history', 'ahead', 'low', 'high', 'untouched'] as const).map((key) => ({
          label: t(`outlook.${key}`),
          number: true,
        })),
      ],
      rows: [
        ...this.past().map(({ date, value: ratio }) => [this.format.date(date, 'short'), value(ratio), '', '', '', '']),
        ...months.map((month) => [
          this.format.date(month.date, 'short'),
          '',
          value(month.value),
          value(month.low),
          value(month.high),
          value(month.nothingRecorded),
        ]),
      ],
    };
  });
}
