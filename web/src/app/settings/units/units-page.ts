import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { UNIT_KINDS, type Unit } from '@pantausop/contracts';
import { isCalendarDate, isGovernment } from '@pantausop/domain';
import { UnitsStore } from '../../data/units-store';
import { Filter } from '../../filter/filter';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { LevelPath } from '../../shell/level-path';
import { TableImportDialog } from '../../table-import/table-import-dialog';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { UnitChooser } from '../../unit-choice/unit-chooser';
import { SectionHead } from '../section-head';
import { OperationsList } from './operations-list';
import { UnitCounts } from './unit-counts';
import { UnitDetail } from './unit-detail';
import { unitRows } from './unit-rows';

/** Pengaturan > Unit & susunan: the organisation on a date, the history of a unit, and the changes on record. */
@Component({
  selector: 'app-units-page',
  imports: [
    EmptyState,
    ErrorState,
    LevelPath,
    OperationsList,
    RouterLink,
    SectionHead,
    Skeleton,
    TableImportDialog,
    UnitChooser,
    UnitDetail,
  ],
  providers: [UnitCounts],
  templateUrl: './units-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitsPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly store = inject(UnitsStore);
  protected readonly counts = inject(UnitCounts);
  /** governments lie below what is on screen: their own units are a page further down */
  protected readonly above = computed(() => this.store.below().some(({ kind }) => isGovernment(kind)));
  protected readonly words = computed(() => this.filter.text('cari') ?? '');
  protected readonly kind = computed(() => UNIT_KINDS.find((kind) => kind === this.filter.text('jenis')) ?? '');
  protected readonly kinds = computed(() => {
    const borne = new Set(this.store.all().map(({ kind }) => kind));
    return UNIT_KINDS.filter((kind) => borne.has(kind));
  });
  private readonly governments = computed(() =>
    this.store.all().flatMap(({ id, kind }) => (kind === 'nation' || isGovernment(kind) ? [id] : [])),
  );
  /** governments are open from the first, every other unit once somebody opens it */
  private readonly turned = signal<ReadonlySet<string>>(new Set());
  private readonly open = computed(() => {
    const open = new Set(this.governments());
    for (const id of this.turned()) {
      if (open.has(id)) open.delete(id);
      else open.add(id);
    }
    return open;
  });
  protected readonly rows = computed(() =>
    unitRows(this.store.all(), { words: this.words(), kind: this.kind() }, this.open()),
  );
  protected readonly searching = computed(() => this.words() !== '' || this.kind() !== '');
  protected readonly found = computed(() => {
    const count = this.searching() ? this.rows().filter(({ found }) => found).length : this.store.all().length;
    return this.messages.t(this.searching() ? 'reorganisation.foundOf' : 'reorganisation.found', {
      count: this.format.count(count),
      date: this.format.date(this.filter.asOf()),
    });
  });

  protected isBelow({ id, kind }: Unit): boolean {
    return isGovernment(kind) && id !== this.store.government()?.id;
  }

  protected readonly importing = signal(false);

  constructor() {
    effect(() => {
      this.filter.asOf();
      void this.counts.load(this.rows().flatMap(({ unit, open }) => (open ? [unit.id] : [])));
    });
  }

  protected turn(unit: string): void {
    this.turned.update((turned) => {
      const next = new Set(turned);
      if (!next.delete(unit)) next.add(unit);
      return next;
    });
  }

  protected setDay(event: Event): void {
    const value = this.valueOf(event);
    if (isCalendarDate(value)) this.filter.change({ asOf: value });
  }

  protected ask(name: 'cari' | 'jenis', value: string): void {
    this.filter.go({ [name]: value.trim() || null }, name === 'cari');
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
