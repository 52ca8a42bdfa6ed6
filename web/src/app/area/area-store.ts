import { computed, inject, Injectable, signal } from '@angular/core';
import { ProgressSchema, ReformAreasSchema } from '@pantausop/contracts';
import { addMonths, CELL_STATUSES, startOfMonth, type AreaCode, type CellStatus } from '@pantausop/domain';
import { Api } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { KIND_GROUPS, type KindGroup } from '../figures/kinds';
import { MatrixStore } from '../figures/matrix-store';
import { Filter } from '../filter/filter';
import { AREA_COLUMNS, areaRows, selectAreaRows, type AreaColumn, type AreaOrder } from './area-rows';

const MONTHS_SHOWN = 24;

/** One area in all OPDs: on two dates, and month by month. What is filtered and how it is sorted stands in the address. */
@Injectable()
export class AreaStore {
  private readonly filter = inject(Filter);
  private readonly root = inject(RootUnit);
  private readonly api = inject(Api);
  private readonly matrix = inject(MatrixStore);

  readonly code = signal<AreaCode | null>(null);
  readonly now = this.matrix.now;
  readonly before = this.matrix.before;

  readonly months = this.api.read(ProgressSchema, () => {
    const area = this.code();
    if (area === null) return undefined;
    return this.root.asked((root) => {
      const to = this.filter.asOf();
      const from = startOfMonth(addMonths(to, -MONTHS_SHOWN));
      return { path: '/compliance/progress', query: { root, area, from, to, interval: 'month' } };
    });
  });
  readonly areas = this.api.read(ReformAreasSchema, () => ({
    path: '/reform-areas',
    query: { asOf: this.filter.askedAsOf() },
  }));
  readonly failure = computed(() => this.matrix.failure() ?? this.months.failure());

  readonly status = computed<CellStatus | null>(
    () => CELL_STATUSES.find((status) => status === this.filter.text('status')) ?? null,
  );
  readonly group = computed<KindGroup | null>(
    () => KIND_GROUPS.find(({ id }) => id === this.filter.text('jenis'))?.id ?? null,
  );
  /** one list of all, or one for each kind */
  readonly grouped = computed(() => this.filter.text('susunan') !== 'datar');
  readonly order = computed<AreaOrder>(() => {
    const column = AREA_COLUMNS.find((one) => one === this.filter.text('urut')) ?? 'coverage';
    const asked = this.filter.text('arah');
    return { column, direction: asked === 'naik' ? 1 : asked === 'turun' ? -1 : firstDirection(column) };
  });

  readonly rows = computed(() => {
    const area = this.code();
    return area === null ? [] : areaRows(this.matrix.figures(), area);
  });
  readonly shown = computed(() =>
    selectAreaRows(this.rows(), { status: this.status(), group: this.group() }, this.order()),
  );

  constructor() {
    this.matrix.refresh();
  }

  sort(column: AreaColumn): void {
    const { column: now, direction } = this.order();
    const next = column === now ? -direction : firstDirection(column);
    this.filter.go({ urut: column, arah: next === 1 ? 'naik' : 'turun' }, true);
  }

  retry(): void {
    this.matrix.retry();
    for (const reading of [this.months, this.areas]) if (reading.failure()) reading.reload();
  }
}

const firstDirection = (column: AreaColumn): 1 | -1 => (column === 'name' || column === 'status' ? 1 : -1);
