import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { OperationsSchema, type Operation } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { ErrorState } from '../../ui/error-state';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { operationWords } from './operation-words';
import { RetractDialog } from './retract-dialog';

const ON_A_PAGE = 10;

/** The changes of the organisation on record, the latest first; each may be taken back as long as nothing rests on it. */
@Component({
  selector: 'app-operations-list',
  imports: [ErrorState, Pager, RetractDialog, Skeleton],
  templateUrl: './operations-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OperationsList {
  /** one was taken back: the organisation is another */
  readonly changed = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly perPage = ON_A_PAGE;
  protected readonly page = signal(1);
  protected readonly operations = inject(Api).read(OperationsSchema, () => ({ path: '/units/operations' }));
  protected readonly rows = computed(() =>
    (this.operations.value()?.items ?? []).slice((this.page() - 1) * ON_A_PAGE, this.page() * ON_A_PAGE),
  );
  protected readonly retracting = signal<Operation | null>(null);
  protected readonly said = signal('');

  protected readonly wordsOf = (operation: Operation): string =>
    operationWords(operation, this.messages.t, this.format.list);

  protected countsOf({ counts: { moved, renewed, ended } }: Operation): string {
    if (moved + renewed + ended === 0) return '';
    const { count } = this.format;
    return this.messages.t('reorganisation.counts', {
      ...{ moved: count(moved), renewed: count(renewed), ended: count(ended) },
    });
  }

  protected retracted(): void {
    this.retracting.set(null);
    this.said.set(this.messages.t('reorganisation.retractedNow'));
    this.operations.reload();
    this.changed.emit();
  }
}
