import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
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
import { rulesetOf, type UnitFigure } from '../figures/unit-figure';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { Segmented } from '../ui/segmented';
import { StatusMark } from '../ui/status-mark';
import { placeAfterKey, type CellPlace } from './cell-keys';
import { heatCell, type CellContent } from './heat-cell';
import { HEAT_ORDERS, heatGroups, type HeatOrder } from './heat-groups';
import { HeatLegend } from './heat-legend';

/** A figure of the table that somebody opens. */
export interface OpenedCell {
  /** null = the whole */
  readonly unit: string | null;
  /** null = the index over all areas */
  readonly area: AreaCode | null;
}

/** OPDs by areas as a real table. Cells are buttons with one place in the tab order; arrows move, Enter opens. */
@Component({
  selector: 'app-heatmap',
  imports: [RouterLink, Segmented, StatusMark, HeatLegend],
  templateUrl: './heatmap.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Heatmap {
  readonly matrix = input.required<Matrix>();
  readonly before = input<Matrix>();
  readonly figures = input.required<readonly UnitFigure[]>();
  readonly opened = output<OpenedCell>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
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

  /** groups with drawn rows; rows are numbered over all groups, the whole is row 0 */
  protected readonly groups = computed(() => {
    let row = 1;
    return heatGroups(this.figures(), this.order(), this.ruleset()).map((group) => ({
      id: group.group,
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
  /** what the figures of each row are called, and its cells */
  private readonly rows = computed(() => [
    { name: this.matrix().root.name, ...this.whole() },
    ...this.groups().flatMap((group) => group.rows.map((row) => ({ name: row.unit.name, ...row }))),
  ]);

  /** the cell under the focus or the pointer, spelt out */
  protected readonly spelt = computed(() => {
    const place = this.pointed();
    const row = place && this.rows()[place.row];
    if (!row) return this.messages.t('heatmap.hint');
    const cell = row.cells[place.column]?.cell;
    return `${row.name}, ${cell ? this.inWords(cell) : this.messages.t('heatmap.indexCell', { index: row.index })}`;
  });

  protected inWords(cell: Cell): string {
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

  protected reachable(row: number, column: number): 0 | -1 {
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
