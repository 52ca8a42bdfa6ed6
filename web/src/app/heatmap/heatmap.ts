import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  forwardRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Matrix } from '@pantausop/contracts';
import { coverageOf, FOCUS_AREA, indexOf, scoreOf, type AreaCode, type Cell } from '@pantausop/domain';
import { directionOf, shownDirection } from '../figures/change';
import type { KindGroup } from '../figures/kinds';
import type { ActivityOfUnit } from '../figures/unit-activity';
import { rulesetOf, type UnitFigure } from '../figures/unit-figure';
import { Filter } from '../filter/filter';
import { UnitLinks } from '../filter/unit-links';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { DataFreshness } from '../ui/data-freshness';
import { Segmented } from '../ui/segmented';
import { StatusMark } from '../ui/status-mark';
import { placeAfterKey, type CellPlace } from './cell-keys';
import { heatCell, type CellContent, type HeatCellView } from './heat-cell';
import { HEAT_ORDERS, heatGroups, type HeatOrder } from './heat-groups';
import { HeatLegend } from './heat-legend';
import { HeatStop, HeatStops } from './heat-stop';

/** A figure of the table that somebody opens; `area` null = over all areas. */
export type OpenedCell =
  | { readonly of: 'unit'; readonly unit: string; readonly area: AreaCode | null }
  | { readonly of: 'whole'; readonly area: AreaCode | null }
  /** how many OPDs are complete */
  | { readonly of: 'complete'; readonly area: AreaCode | null }
  /** the pooled figures of a kind */
  | { readonly of: 'group'; readonly group: KindGroup; readonly area: AreaCode | null };

/** OPDs by areas as a real table. Cells are buttons with one place in the tab order; arrows move, Enter opens. */
@Component({
  selector: 'app-heatmap',
  imports: [DataFreshness, RouterLink, Segmented, StatusMark, HeatLegend, HeatStop],
  providers: [{ provide: HeatStops, useExisting: forwardRef(() => Heatmap) }],
  templateUrl: './heatmap.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Heatmap implements HeatStops {
  readonly matrix = input.required<Matrix>();
  readonly before = input<Matrix>();
  readonly figures = input.required<readonly UnitFigure[]>();
  /** when something was last recorded of each OPD, by its id; empty until that is known */
  readonly activity = input<ReadonlyMap<string, ActivityOfUnit>>(new Map());
  readonly opened = output<OpenedCell>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly links = inject(UnitLinks);
  private readonly table = viewChild.required<ElementRef<HTMLTableElement>>('table');

  protected readonly orders = HEAT_ORDERS;
  protected readonly focusArea = FOCUS_AREA;
  protected readonly content = signal<CellContent>('percent');
  protected readonly order = signal<HeatOrder>('index');
  protected readonly place = signal<CellPlace>({ row: 0, column: 0 });
  protected readonly pointed = signal<CellPlace | null>(null);
  protected readonly contents = [
    { value: 'percent' as const, label: '%' },
    { value: 'counts' as const, label: 'k/n' },
  ];

  private readonly ruleset = computed(() => rulesetOf(this.matrix()));
  protected readonly whole = computed(() => {
    const { total } = this.matrix();
    const former = this.before()?.total.cells;
    const index = indexOf(total.cells, this.ruleset());
    const indexBefore = former ? indexOf(former, this.ruleset()) : null;
    return { cells: this.draw(total.cells), ...this.end(index, indexBefore) };
  });

  /** groups with drawn rows; rows are numbered from the top: the whole, the complete ones, each group before its members */
  protected readonly groups = computed(() => {
    let row = 2;
    return heatGroups(this.figures(), this.order(), this.ruleset()).map((group) => ({
      id: group.group,
      row: row++,
      count: group.members.length,
      cells: this.draw(group.cells),
      ...this.end(group.index, group.indexBefore),
      rows: group.members.map((figure) => ({
        row: row++,
        unit: figure.unit,
        cells: this.draw(figure.cells),
        ...this.end(figure.index, figure.indexBefore),
      })),
    }));
  });
  /** how many OPDs are complete, area by area and in all */
  protected readonly tally = computed(() => {
    const { t } = this.messages;
    const { completeUnits, fullyCompleteUnits } = this.matrix().total;
    const words = (counts: typeof fullyCompleteUnits) => t('explain.opdsOf', counts);
    return {
      name: t('heatmap.complete'),
      cells: completeUnits.map((done) => ({ area: done.area, text: `${done.complete}/${done.counted}` })),
      spelt: [
        ...completeUnits.map((done) => `${t(`areas.${done.area}`)}: ${words(done)}`),
        t('heatmap.completeAll', fullyCompleteUnits),
      ],
    };
  });
  /** what the figures of each row are called, and each of them in words */
  private readonly rows = computed(() => [
    this.row(this.matrix().root.name, this.whole()),
    this.tally(),
    ...this.groups().flatMap((group) => [
      this.row(this.messages.t(`heatmap.group_${group.id}`), group),
      ...group.rows.map((row) => this.row(row.unit.name, row)),
    ]),
  ]);

  /** the cell under the focus or the pointer, spelt out */
  protected readonly spelt = computed(() => {
    const place = this.pointed();
    const row = place && this.rows()[place.row];
    if (!row) return this.messages.t('heatmap.hint');
    return `${row.name}, ${row.spelt[place.column] ?? ''}`;
  });

  private row(name: string, { cells, index }: { cells: readonly HeatCellView[]; index: string }) {
    const spelt = [...cells.map(({ cell }) => this.inWords(cell)), this.messages.t('heatmap.indexCell', { index })];
    return { name, spelt };
  }

  private inWords(cell: Cell): string {
    const { t } = this.messages;
    const name = cell.area === null ? '' : t(`areas.${cell.area}`);
    const status = t(`terms.${cell.status}`);
    if (cell.required === 0) return t('heatmap.cellEmpty', { area: name, status });
    return t('heatmap.cell', {
      area: name,
      status,
      inForce: this.format.count(cell.inForce),
      required: this.format.count(cell.required),
      coverage: this.format.percent(coverageOf(cell)),
      score: this.format.ratio(scoreOf(cell)),
    });
  }

  protected move(event: KeyboardEvent): void {
    const size = { rows: this.rows().length, columns: this.matrix().areas.length + 1 };
    const place = placeAfterKey(this.place(), event.key, event, size);
    if (place === null) return;
    event.preventDefault();
    this.place.set(place);
    const selector = `button[data-row="${place.row}"][data-column="${place.column}"]`;
    this.table().nativeElement.querySelector<HTMLElement>(selector)?.focus();
  }

  protected read(event: Event, moves: boolean): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-row]') : null;
    if (!button) return;
    const place = { row: Number(button.dataset['row']), column: Number(button.dataset['column']) };
    this.pointed.set(place);
    if (moves) this.place.set(place);
  }

  protected reorder(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.order.set(HEAT_ORDERS.find((order) => order === value) ?? 'index');
  }

  reachable({ row, column }: CellPlace): 0 | -1 {
    const place = this.place();
    return place.row === row && place.column === column ? 0 : -1;
  }

  private draw(cells: readonly Cell[]) {
    return cells.map((cell) => heatCell(cell, this.content(), this.format));
  }

  private end(index: Parameters<Format['ratio']>[0], before: Parameters<Format['ratio']>[0]) {
    const change = this.format.change(before, index);
    return { index: this.format.ratio(index), change, falls: shownDirection(directionOf(before, index), change) < 0 };
  }
}
