import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { waterfall, waterfallHeight, type WaterfallBar } from '@pantausop/charts';
import type { Changes, ChangeStep, Corrections } from '@pantausop/contracts';
import { addFractions } from '@pantausop/domain';
import { exactFraction } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ChartOption } from '../ui/chart';
import { ChartFigure } from '../ui/chart-figure';
import type { TwinTable } from '../ui/twin-table';
import { stepKey } from './changes-store';
import { ChangesWords } from './changes-words';

/** Why a figure changed, cause by cause, from one date to another. */
@Component({
  selector: 'app-waterfall-figure',
  imports: [ChartFigure],
  template: `<app-chart-figure
    [title]="title()"
    [unit]="unit()"
    [source]="source()"
    [option]="option()"
    [height]="height()"
    [table]="table()"
    [opens]="opens()"
    (picked)="pick($event)"
    (rowPicked)="pick($event)"
  >
    <p class="small muted">{{ messages.t('changes.chartNote') }}</p>
  </app-chart-figure>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaterfallFigure {
  readonly changes = input.required<Changes | Corrections>();
  readonly selected = input<ChangeStep>();
  /** the names of both ends */
  readonly start = input.required<string>();
  readonly end = input.required<string>();
  readonly unit = input.required<string>();
  readonly source = input('');
  readonly chosen = output<ChangeStep>();
  /** both ends can be explained and each step chosen */
  readonly opens = input(false);
  readonly explained = output<'start' | 'end'>();

  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly words = inject(ChangesWords);

  protected readonly title = computed(() => {
    const { start, end, steps, measure } = this.changes();
    const [from, to] = [start, end].map(({ exact }) => this.words.value(exactFraction(exact), measure));
    const key = steps.length === 1 ? 'changes.chartTitleOne' : 'changes.chartTitle';
    return this.messages.t(key, { from: from ?? '', to: to ?? '', count: steps.length });
  });

  private readonly bars = computed<readonly WaterfallBar[]>(() => {
    const { start, end, steps, measure } = this.changes();
    const first = start.value ?? 0;
    const level = (value: number | null) => ((value ?? first) - first) * 100;
    const value = (exact: Changes['start']['exact']) => this.words.value(exactFraction(exact), measure);
    const selected = this.selected();
    let before = 0;
    const middle = steps.map((step): WaterfallBar => {
      const [from, to] = [before, level(step.after)];
      before = to;
      const label = this.words.change(step);
      const sops = step.sopCount === null ? '' : `\n${this.words.sops(step)} ${this.messages.t('changes.sops')}`;
      return {
        name: this.words.bar(step),
        ...{ from, to, label, kind: 'step' },
        selected: selected !== undefined && stepKey(selected) === stepKey(step),
        tooltip: `${this.words.cause(step)}: ${label}${sops}`,
      };
    });
    const end0 = { from: 0, to: level(end.value), kind: 'end' as const, selected: false };
    return [
      {
        name: broken(this.start()),
        from: 0,
        to: 0,
        label: value(start.exact),
        kind: 'start',
        selected: false,
        tooltip: this.start(),
      },
      ...middle,
      { ...end0, name: broken(this.end()), label: value(end.exact), tooltip: this.end() },
    ];
  });

  protected readonly height = computed(() => {
    const count = this.bars().length;
    return (width: number) => waterfallHeight(count, width);
  });

  protected readonly option = computed<ChartOption>(() => {
    const view = {
      bars: this.bars(),
      level: (points: number) => this.format.countChange(Math.round(points * 10) / 10),
    };
    return (theme, width) => waterfall(view, theme, width);
  });

  protected readonly table = computed<TwinTable>(() => {
    const { t } = this.messages;
    const { start, end, steps, measure } = this.changes();
    const counted = measure !== 'index';
    const value = (exact: Changes['start']['exact']) => this.words.value(exactFraction(exact), measure);
    const counts = (numerator: number | null, denominator: number | null) =>
      counted ? [numerator, denominator].map((count) => this.format.countChange(count ?? 0)) : [];
    const none = counted ? ['', ''] : [];
    let reached = exactFraction(start.exact);
    const rows = steps.map((step) => {
      const change = exactFraction(step.exact);
      reached = reached && change && addFractions(reached, change);
      return [
        this.words.cause(step),
        this.words.sops(step),
        ...counts(step.numerator, step.denominator),
        this.words.change(step),
        this.words.value(reached, measure),
      ];
    });
    return {
      columns: [
        { label: t('changes.cause') },
        { label: t('changes.sops'), number: true },
        ...(counted
          ? [
              { label: t('changes.numerator'), number: true },
              { label: t('changes.denominator'), number: true },
            ]
          : []),
        { label: t('changes.change'), number: true },
        { label: t('changes.after'), number: true },
      ],
      rows: [
        [this.start(), '', ...none, '', value(start.exact)],
        ...rows,
        [
          this.end(),
          '',
          ...none,
          this.format.change(exactFraction(start.exact), exactFraction(end.exact)),
          value(end.exact),
        ],
      ],
    };
  });

  /** Bars are the start, the steps, the end. */
  protected pick(bar: number): void {
    const step = this.changes().steps[bar - 1];
    if (step) this.chosen.emit(step);
    else this.explained.emit(bar === 0 ? 'start' : 'end');
  }
}

/** A date in two lines: the year below. */
const broken = (date: string): string => date.replace(/ (\S+)$/, '\n$1');
