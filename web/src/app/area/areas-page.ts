import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { countByStatus, coverageOf, scoreOf, type AreaCode } from '@pantausop/domain';
import { MatrixStore } from '../figures/matrix-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { Freshness } from '../ui/freshness';
import { Letterhead } from '../ui/letterhead';
import { Skeleton } from '../ui/skeleton';
import { AreaNav } from './area-nav';

/** The eight areas side by side: in which one do most OPDs still have work to do? */
@Component({
  selector: 'app-areas-page',
  imports: [AreaNav, ErrorState, Freshness, Letterhead, RouterLink, Skeleton],
  templateUrl: './areas-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreasPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly store = inject(MatrixStore);

  protected readonly rows = computed(() => {
    const now = this.store.now.value();
    const before = this.store.before.value();
    return (now?.total.cells ?? []).flatMap((cell) => {
      const { area } = cell;
      const complete = now?.total.completeUnits.find((one) => one.area === area);
      if (area === null || !complete) return [];
      const then = before?.total.cells.find((one) => one.area === area);
      const counts = countByStatus((now?.units ?? []).flatMap((unit) => unit.cells.filter((one) => one.area === area)));
      const [coverage, coverageBefore] = [coverageOf(cell), then ? coverageOf(then) : null];
      return [{ ...{ area, cell, complete, counts, coverage, coverageBefore }, score: scoreOf(cell) }];
    });
  });
  protected readonly finding = computed(() => {
    const share = ({ complete }: { complete: { complete: number; counted: number } }) =>
      complete.counted === 0 ? 0 : complete.complete / complete.counted;
    const sorted = [...this.rows()].sort((a, b) => share(b) - share(a));
    const [best, worst] = [sorted[0], sorted.at(-1)];
    if (!best || !worst) return '';
    const { count } = this.format;
    return this.messages.t('area.listFinding', {
      ...{ best: this.inline(best.area), worst: this.inline(worst.area) },
      ...{ bestCount: count(best.complete.complete), bestOf: count(best.complete.counted) },
      ...{ worstCount: count(worst.complete.complete), worstOf: count(worst.complete.counted) },
    });
  });

  constructor() {
    this.store.refresh();
  }

  private inline(area: AreaCode): string {
    return this.messages.t(`areas.${area}_inline`);
  }
}
