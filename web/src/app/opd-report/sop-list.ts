import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { STAGES, type Sop } from '@pantausop/contracts';
import { AREA_CODES, isAreaCode } from '@pantausop/domain';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Pager } from '../ui/pager';
import { Skeleton } from '../ui/skeleton';
import { StageTrack, type StageStep } from '../ui/stage-track';
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
  protected readonly legend: readonly StageStep[] = ['identified', 'drafting', 'submitted', 'ratified', 'applied'];
  protected readonly perPage = SOPS_PER_PAGE;
  protected readonly filtered = computed(() => !!this.filter.area() || !!this.store.stage());

  protected stepOf(sop: Sop): StageStep {
    return sop.inForce && sop.applied ? 'applied' : sop.stage;
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

  /** the last monitoring, or what is wrong with it */
  protected monitoring(sop: Sop): { text: string; late: boolean } {
    if (!sop.inForce) return { text: '–', late: false };
    if (sop.monitoredOn === null) return { text: this.messages.t('opdReport.missing'), late: true };
    if (sop.monitoringResult === 'not_well') return { text: this.messages.t('opdReport.notWell'), late: true };
    if (sop.applied) return { text: this.format.date(sop.monitoredOn, 'short'), late: false };
    return { text: this.lapsed(sop.appliedUntil), late: true };
  }

  protected evaluation(sop: Sop): { text: string; late: boolean } {
    if (!sop.inForce) return { text: '–', late: false };
    return sop.current
      ? { text: this.format.date(sop.currentUntil, 'short'), late: false }
      : { text: this.lapsed(sop.currentUntil), late: true };
  }

  private lapsed(date: string | null): string {
    return this.messages.t('opdReport.lapsed', { date: this.format.date(date, 'short') });
  }
}
