import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkKind } from '@pantausop/contracts';
import { UNIT_DUTIES } from '@pantausop/domain';
import { UnitsStore } from '../data/units-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Letterhead } from '../ui/letterhead';
import { Pager } from '../ui/pager';
import { Skeleton } from '../ui/skeleton';
import { UnitChooser } from '../unit-choice/unit-chooser';
import { WorkStore } from './work-store';
import { WorkTable } from './work-table';
import { WorkWords } from './work-words';

const OF_UNITS: readonly WorkKind[] = UNIT_DUTIES;
const WITHOUT_GAIN: readonly WorkKind[] = ['silent_units', 'units_without_operator'];

/** Tugas: what waits for me, and where the points are. */
@Component({
  selector: 'app-work-page',
  imports: [EmptyState, ErrorState, Letterhead, NgTemplateOutlet, Pager, RouterLink, Skeleton, UnitChooser, WorkTable],
  providers: [WorkStore, WorkWords],
  templateUrl: './work-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly units = inject(UnitsStore);
  protected readonly store = inject(WorkStore);
  protected readonly onScreen = computed(() => [this.units.government()?.id ?? '']);
  protected readonly ofUnits = (kind: WorkKind): boolean => OF_UNITS.includes(kind);
  protected readonly withGain = (kind: WorkKind): boolean => !WITHOUT_GAIN.includes(kind);

  protected readonly finding = computed(() => {
    const queue = this.store.queue.value();
    if (!queue) return '';
    const points = queue.groups.reduce((sum, { kind, gain }) => sum + (this.ofUnits(kind) ? 0 : gain), 0);
    const counts = { count: this.format.count(queue.total), points: this.format.count(points) };
    if (queue.total === 0) return '';
    return this.messages.t(
      queue.readOnly ? 'work.findingLooked' : points > 0 ? 'work.finding' : 'work.findingCount',
      counts,
    );
  });
}
