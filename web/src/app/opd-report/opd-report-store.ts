import { computed, inject, Injectable, signal } from '@angular/core';
import { ProgressSchema, SopsSchema, UnitMarksSchema, type Stage } from '@pantausop/contracts';
import { addMonths, medianOf, startOfMonth } from '@pantausop/domain';
import { Api, type QueryValues } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { MatrixStore } from '../figures/matrix-store';
import { fairStandings } from '../figures/fair';
import { areaStandings, peersOf } from '../figures/peers';
import { Filter } from '../filter/filter';

const MONTHS_SHOWN = 24;
export const SOPS_PER_PAGE = 12;

/** One OPD among its kind, its months, and its SOPs. */
@Injectable()
export class OpdReportStore {
  private readonly api = inject(Api);
  private readonly filter = inject(Filter);
  private readonly root = inject(RootUnit);
  readonly matrix = inject(MatrixStore);

  /** id or code of the address */
  readonly key = signal('');
  readonly stage = signal<Stage | undefined>(undefined);
  readonly page = signal(1);

  readonly figure = computed(() =>
    this.matrix.figures().find(({ unit }) => !unit.own && (unit.id === this.key() || unit.code === this.key())),
  );
  readonly peers = computed(() => {
    const figure = this.figure();
    return figure ? peersOf(figure, this.matrix.figures()) : [];
  });
  /** all of the kind, compared fairly */
  readonly standings = computed(() => fairStandings(this.peers()));
  readonly standing = computed(() => this.standings().find(({ figure }) => figure === this.figure()));
  readonly median = computed(() => medianOf(this.peers().flatMap(({ index }) => index ?? [])));
  readonly areas = computed(() => {
    const figure = this.figure();
    return figure ? areaStandings(figure, this.peers()) : [];
  });

  readonly months = this.api.read(ProgressSchema, () => {
    const id = this.figure()?.unit.id;
    return id === undefined ? undefined : this.monthsOf(id, { predecessors: 'pooled' });
  });
  /** Changes of the OPD within those months. */
  readonly marks = this.api.read(UnitMarksSchema, () => {
    const months = this.months.value();
    return months && { path: `/units/${months.root}/marks`, query: { from: months.from, to: months.to } };
  });
  readonly wholeMonths = this.api.read(ProgressSchema, () => this.root.asked((root) => this.monthsOf(root)));

  readonly sops = this.api.read(SopsSchema, () => {
    const unit = this.figure()?.unit.id;
    const query = { unit, area: this.filter.area(), stage: this.stage(), asOf: this.filter.askedAsOf() };
    return unit === undefined
      ? undefined
      : { path: '/sops', query: { ...query, sort: 'points', page: this.page(), pageSize: SOPS_PER_PAGE } };
  });

  constructor() {
    this.matrix.refresh();
  }

  private monthsOf(root: string | undefined, more: QueryValues = {}) {
    const to = this.filter.asOf();
    const from = startOfMonth(addMonths(to, -MONTHS_SHOWN));
    return { path: '/compliance/progress', query: { root, from, to, interval: 'month', ...more } };
  }
}
