import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { countProcesses, PROCESS_GROUPS, PROCESS_STANDINGS, type ProcessStanding } from '@pantausop/domain';
import type { ProcessView } from '@pantausop/contracts';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { TableImportDialog } from '../table-import/table-import-dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { LkeBlock } from './lke-block';
import { ProcessDialog } from './process-dialog';
import { ProcessMapStore } from './process-map-store';

const MARKS: Readonly<Record<ProcessStanding, string>> = {
  in_force: 'mk mk-full',
  not_yet: 'mk mk-part',
  without: 'mk mk-none',
};

/** The map of business processes as a table: groups, levels, the SOPs of each process; and what the LKE asks of it. */
@Component({
  selector: 'app-process-map',
  imports: [EmptyState, ErrorState, LkeBlock, ProcessDialog, RouterLink, Skeleton, TableImportDialog],
  templateUrl: './process-map.html',
  providers: [ProcessMapStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessMap {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly store = inject(ProcessMapStore);
  protected readonly standings = PROCESS_STANDINGS;
  protected readonly marks = MARKS;
  protected readonly importing = signal(false);
  /** the process that somebody changes; `new` = one that is entered */
  protected readonly editing = signal<ProcessView | 'new' | null>(null);

  protected readonly groups = computed(() =>
    PROCESS_GROUPS.map((group) => {
      const items = this.store.shown().filter((process) => process.group === group);
      return { group, items, counts: countProcesses(items) };
    }).filter(({ items }) => items.length > 0),
  );
  protected readonly finding = computed(() => {
    const counts = this.store.map()?.counts;
    if (!counts) return '';
    const { count } = this.format;
    return this.messages.t('process.finding', {
      ...{ inForce: count(counts.in_force), of: count(counts.in_force + counts.not_yet + counts.without) },
      ...{ notYet: count(counts.not_yet), without: count(counts.without) },
    });
  });

  protected showWithout(event: Event): void {
    this.filter.go({ proses: (event.target as HTMLInputElement).checked ? 'tanpa' : null }, true);
  }
}
