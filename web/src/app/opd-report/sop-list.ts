import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { STAGES, type Sops } from '@pantausop/contracts';
import { AREA_CODES, isAreaCode } from '@pantausop/domain';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { SopMarks, stepOf } from '../sop/sop-marks';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Pager } from '../ui/pager';
import { Skeleton } from '../ui/skeleton';
import { STAGE_STEPS, StageTrack } from '../ui/stage-track';
import { OpdReportStore, SOPS_PER_PAGE } from './opd-report-store';

/** The SOPs of one OPD, those with the fewest points first. */
@Component({
  selector: 'app-sop-list',
  imports: [EmptyState, ErrorState, Pager, RouterLink, Skeleton, StageTrack],
  templateUrl: './sop-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopList {
  protected readonly store = inject(OpdReportStore);
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly areas = AREA_CODES;
  protected readonly stages = STAGES;
  protected readonly legend = STAGE_STEPS;
  protected readonly stepOf = stepOf;
  protected readonly marks = inject(SopMarks);
  protected readonly perPage = SOPS_PER_PAGE;
  protected readonly filtered = computed(() => !!this.filter.area() || !!this.store.stage());

  /** Which of the list a print shows: the page on screen. */
  protected printed({ page, pageSize, total, items }: Sops): Record<'from' | 'to' | 'total', string> {
    const first = (page - 1) * pageSize;
    const { count } = this.format;
    return { from: count(first + 1), to: count(first + items.length), total: count(total) };
  }

  protected chooseArea(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.store.page.set(1);
    this.filter.change({ area: isAreaCode(value) ? value : null });
  }

  protected chooseStage(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    this.store.page.set(1);
    this.store.stage.set(STAGES.find((stage) => stage === value));
  }

  protected clear(): void {
    this.store.page.set(1);
    this.store.stage.set(undefined);
    this.filter.change({ area: null });
  }
}
