import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GapsSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { Pager } from '../ui/pager';
import { Skeleton } from '../ui/skeleton';

const PER_PAGE = 10;

/** SOPs that most OPDs of the same kind have on their list of required SOPs and this one has not. */
@Component({
  selector: 'app-catalogue-gaps',
  imports: [ErrorState, Pager, RouterLink, Skeleton],
  templateUrl: './catalogue-gaps.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CatalogueGaps {
  readonly unit = input.required<string>();
  /** `kecamatan` */
  readonly kind = input.required<string>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly mayRequire = inject(SessionStore).may('register.govern');
  protected readonly perPage = PER_PAGE;

  protected readonly gaps = inject(Api).read(GapsSchema, () => ({
    path: '/compliance/gaps',
    query: { unit: this.unit(), asOf: this.filter.askedAsOf() },
  }));
  /** another OPD begins at its first page */
  protected readonly page = linkedSignal<string, number>({ source: this.unit, computation: () => 1 });
  protected readonly shown = computed(() =>
    (this.gaps.value()?.items ?? []).slice((this.page() - 1) * PER_PAGE, this.page() * PER_PAGE),
  );
  protected readonly title = computed(() => {
    const gaps = this.gaps.value();
    if (!gaps) return this.messages.t('opdReport.lackTitleNone');
    const words = { count: this.format.count(gaps.items.length), kind: this.kind() };
    return this.messages.t(gaps.items.length > 0 ? 'opdReport.lackTitle' : 'opdReport.lackTitleNone', words);
  });
}
