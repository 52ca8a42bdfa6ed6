import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { areaBars, areaBarsHeight, type AreaBar } from '@pantausop/charts';
import type { Matrix } from '@pantausop/contracts';
import { compareFractions, coverageOf, FOCUS_AREA, type Cell } from '@pantausop/domain';
import { Router, RouterLink } from '@angular/router';
import { ExplainStore } from '../explain/explain-store';
import { directionOf, unsigned } from '../figures/change';
import { UnitsListed } from '../figures/units-listed';
import { Filter } from '../filter/filter';
import { asLength } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { ChartOption } from '../ui/chart';
import { ChartFigure } from '../ui/chart-figure';
import type { TwinTable } from '../ui/twin-table';

interface Row {
  readonly cell: Cell & { area: NonNullable<Cell['area']> };
  readonly before: Cell | undefined;
  readonly complete: { complete: number; counted: number } | undefined;
}

/** Coverage of the eight areas, ketatalaksanaan called out. */
@Component({
  selector: 'app-area-figure',
  imports: [ChartFigure, RouterLink],
  templateUrl: './area-figure.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaFigure {
  readonly now = input.required<Matrix>();
  readonly before = input<Matrix>();
  readonly source = input('');

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly listed = inject(UnitsListed);
  private readonly router = inject(Router);
  protected readonly focus = FOCUS_AREA;
  private readonly panel = inject(ExplainStore);

  /** fullest first; areas without obligations last */
  private readonly rows = computed<Row[]>(() => {
    const [now, before] = [this.now().total, this.before()?.total];
    const rows = now.cells.flatMap((cell): Row[] => {
      if (cell.area === null) return [];
      const of = <T extends { area: string | null }>(all: readonly T[] | undefined) =>
        all?.find((one) => one.area === cell.area);
      return [{ cell: { ...cell, area: cell.area }, before: of(before?.cells), complete: of(now.completeUnits) }];
    });
    return rows.sort((a, b) => {
      const [x, y] = [coverageOf(a.cell), coverageOf(b.cell)];
      return x && y ? compareFractions(y, x) : Number(x === null) - Number(y === null);
    });
  });
  private readonly whole = computed(() => coverageOf(this.now().total.total));
  protected readonly focused = computed(() => this.rows().find((row) => row.cell.area === FOCUS_AREA)?.cell);
  protected readonly wholeText = computed(() => this.format.percent(this.whole()));

  protected readonly title = computed(() => {
    const share = this.focused() && coverageOf(this.focused() as Cell);
    const whole = this.whole();
    if (!share || !whole) return this.messages.t('overview.areaTitleNone');
    const points = unsigned(this.format.change(whole, share));
    const key = directionOf(whole, share) < 0 ? 'overview.areaTitleBelow' : 'overview.areaTitleAbove';
    return this.messages.t(key, { points });
  });

  protected readonly option = computed<ChartOption>(() => {
    const whole = this.whole();
    const view = { bars: this.rows().map((row) => this.bar(row)), whole: whole && asLength(whole) };
    return (theme, width) => areaBars(view, theme, width);
  });
  protected readonly height = (width: number) => areaBarsHeight(8, width);

  /** A bar opens the page of its area; the link under the chart is the way by keyboard. */
  protected open(position: number): void {
    const area = this.rows()[position]?.cell.area;
    if (area) void this.router.navigate(['/area', area], { queryParams: this.filter.kept() });
  }

  /** A row of the table says where the coverage of its area comes from. */
  protected explain(place: number): void {
    const row = this.rows()[place];
    if (row) this.panel.show({ measure: 'coverage', area: row.cell.area });
  }

  private bar({ cell, before, complete }: Row): AreaBar {
    const [share, then] = [coverageOf(cell), before ? coverageOf(before) : null];
    const { t } = this.messages;
    const name = t(`areas.${cell.area}_row`);
    return {
      name,
      value: asLength(share),
      label: this.format.percent(share),
      counts: `${this.format.count(cell.inForce)}/${this.format.count(cell.required)}`,
      before: then && asLength(then),
      tooltip: t('overview.areaTooltip', {
        area: name,
        inForce: this.format.count(cell.inForce),
        required: this.format.count(cell.required),
        change: this.format.change(then, share),
        complete: complete?.complete ?? 0,
        counted: complete?.counted ?? 0,
      }),
      focus: cell.area === FOCUS_AREA,
    };
  }

  protected readonly table = computed<TwinTable>(() => {
    const { t } = this.messages;
    const columns = [
      t('overview.inForce'),
      t('overview.required'),
      t('terms.coverage'),
      t('overview.change'),
      t('overview.complete'),
    ];
    return {
      columns: [{ label: t('overview.area') }, ...columns.map((label) => ({ label, number: true }))],
      rows: this.rows().map(({ cell, before, complete }) => [
        t(`areas.${cell.area}`),
        this.format.count(cell.inForce),
        this.format.count(cell.required),
        this.format.percent(coverageOf(cell)),
        this.format.change(before ? coverageOf(before) : null, coverageOf(cell)),
        `${complete?.complete ?? 0}/${complete?.counted ?? 0}`,
      ]),
    };
  });
}
