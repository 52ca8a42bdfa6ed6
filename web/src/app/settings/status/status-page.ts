import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { SystemStatusSchema } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Messages } from '../../i18n/messages';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { StatusWords } from './status-words';

/** Pengaturan > Keadaan sistem: what is wrong and what to do, then the facts behind it. */
@Component({
  selector: 'app-status-page',
  imports: [ErrorState, Skeleton],
  providers: [StatusWords],
  templateUrl: './status-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusPage {
  protected readonly messages = inject(Messages);
  private readonly words = inject(StatusWords);
  protected readonly status = inject(Api).read(SystemStatusSchema, () => ({ path: '/status' }));
  protected readonly groups = computed(() => {
    const status = this.status.value();
    return status ? this.words.groups(status) : [];
  });
}
