import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ELEMENT_CODES } from '@pantausop/domain';
import { SopComments } from '../comments/sop-comments';
import { UnitsStore } from '../data/units-store';
import { SopDocuments } from '../documents/sop-documents';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { PageTitle } from '../shell/page-title';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Letterhead } from '../ui/letterhead';
import { Skeleton } from '../ui/skeleton';
import { StageTrack } from '../ui/stage-track';
import { ActionBar } from './actions/action-bar';
import { ActionDialog } from './actions/action-dialog';
import { ActionStore } from './actions/action-store';
import { ElementList } from './element-list';
import { payloadText } from './history';
import { PointsTable } from './points-table';
import { SopFacts } from './sop-facts';
import { SopHistory } from './sop-history';
import { forceOf, stepOf } from './sop-marks';
import { pointParts } from './sop-points';
import { SopStore } from './sop-store';
import { SopVersions } from './sop-versions';
import { SopWords } from './sop-words';

/** SOP: see everything about one. */
@Component({
  selector: 'app-sop-page',
  imports: [
    ActionBar,
    ActionDialog,
    ElementList,
    EmptyState,
    ErrorState,
    Letterhead,
    PointsTable,
    RouterLink,
    Skeleton,
    SopComments,
    SopDocuments,
    SopFacts,
    SopHistory,
    SopVersions,
    StageTrack,
  ],
  providers: [ActionStore, SopStore, SopWords],
  templateUrl: './sop-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SopPage {
  /** of the address */
  readonly id = input.required<string>();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly units = inject(UnitsStore);
  protected readonly store = inject(SopStore);
  protected readonly actions = inject(ActionStore);
  private readonly words = inject(SopWords);

  protected readonly allElements = ELEMENT_CODES.length;
  protected readonly stepOf = stepOf;
  protected readonly forceOf = forceOf;
  protected readonly payloadText = payloadText;

  protected readonly parts = computed(() => {
    const sop = this.store.sop();
    return sop ? pointParts(sop, this.filter.asOf()) : [];
  });
  protected readonly most = computed(() => this.parts().reduce((sum, { most }) => sum + most, 0));
  protected readonly finding = computed(() => {
    const sop = this.store.sop();
    return sop ? this.words.finding(sop, this.parts()) : '';
  });
  protected readonly where = computed(() => {
    const sop = this.store.sop();
    return sop ? [sop.number, this.messages.t(`areas.${sop.area}`)].filter(Boolean).join(' · ') : '';
  });
  /** the decision that runs on the date of the page */
  protected readonly decision = computed(() => {
    const date = this.filter.asOf();
    return this.store.decisions().find(({ from, until }) => from <= date && (until === null || date < until));
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => this.store.id.set(this.id()));
    effect(() => {
      const name = this.store.sop()?.title;
      if (name) title.about(name);
    });
  }
}
