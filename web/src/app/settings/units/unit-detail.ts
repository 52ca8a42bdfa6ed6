import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { UnitHistorySchema } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Filter } from '../../filter/filter';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';

/** What a unit was called, where it lay, what it came of and what came of it. */
@Component({
  selector: 'app-unit-detail',
  imports: [ErrorState, RouterLink, Skeleton],
  templateUrl: './unit-detail.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitDetail {
  readonly unit = input.required<string>();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly sides = ['predecessors', 'successors'] as const;
  protected readonly history = inject(Api).read(UnitHistorySchema, () => ({
    path: `/units/${encodeURIComponent(this.unit())}/history`,
  }));

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    // on a phone it lies below a long tree
    effect(() => {
      if (this.history.value()?.id === this.unit()) nativeElement.scrollIntoView({ block: 'nearest' });
    });
  }

  protected time(from: string, to: string | null): string {
    const { date } = this.format;
    return to === null
      ? this.messages.t('reorganisation.fromDay', { from: date(from) })
      : this.messages.t('reorganisation.fromTo', { from: date(from), to: date(to) });
  }

  protected life(from: string, to: string | null): string {
    const { date } = this.format;
    return to === null
      ? this.messages.t('reorganisation.since', { from: date(from) })
      : this.messages.t('reorganisation.sinceTo', { from: date(from), to: date(to) });
  }
}
