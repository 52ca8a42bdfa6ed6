import { afterNextRender, ChangeDetectionStrategy, Component, computed, effect, inject, Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { RulesetsSchema, type Role } from '@pantausop/contracts';
import {
  AREA_CODES,
  CELL_STATUSES,
  IDENTITY_ELEMENTS,
  PROCEDURE_ELEMENTS,
  type AreaCode,
  type CellStatus,
  type ElementCode,
} from '@pantausop/domain';
import { API } from '../paths';
import { Api } from '../data/api';
import { SessionStore } from '../data/session-store';
import { UnitsStore } from '../data/units-store';
import { Messages } from '../i18n/messages';
import { Download } from '../ui/download';
import { ErrorState } from '../ui/error-state';
import { Letterhead } from '../ui/letterhead';
import { Skeleton } from '../ui/skeleton';
import { STAGE_STEPS, StageTrack, type StageStep } from '../ui/stage-track';
import { StatusMark } from '../ui/status-mark';
import { FLOW_SYMBOLS, FlowSymbol, type FlowSymbolName } from './flow-symbol';
import { GuideExamples } from './guide-examples';
import { GuideMethod } from './guide-method';
import { GUIDE_SECTIONS, NEWS, ROLE_STEPS, TEMPLATES, VERSION } from './guide-sections';

/** Panduan: how is this computed, and what must an SOP-AP contain? */
@Component({
  selector: 'app-guide-page',
  imports: [
    Download,
    ErrorState,
    FlowSymbol,
    GuideExamples,
    GuideMethod,
    Letterhead,
    RouterLink,
    Skeleton,
    StageTrack,
    StatusMark,
  ],
  templateUrl: './guide-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GuidePage {
  protected readonly sopTemplate = `${API}/documents/template.docx`;
  private readonly injector = inject(Injector);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly messages = inject(Messages);
  protected readonly units = inject(UnitsStore);
  protected readonly reading = inject(Api).read(RulesetsSchema, () => ({ path: '/rulesets' }));
  protected readonly rules = computed(() => this.reading.value()?.items.find(({ state }) => state === 'in_force'));

  protected readonly sections = GUIDE_SECTIONS;
  protected readonly statuses = CELL_STATUSES;
  protected readonly stages = STAGE_STEPS;
  protected readonly symbols = FLOW_SYMBOLS;
  protected readonly areas = AREA_CODES;
  protected readonly roles = ROLE_STEPS;
  protected readonly api = API;
  private readonly session = inject(SessionStore);
  protected readonly templates = TEMPLATES.filter(({ needs }) => needs === null || this.session.may(needs));
  protected readonly news = NEWS;
  protected readonly version = VERSION;
  protected readonly groups = [
    { title: 'guide.identity', codes: IDENTITY_ELEMENTS },
    { title: 'guide.procedure', codes: PROCEDURE_ELEMENTS },
  ] as const;

  constructor() {
    // the place that the address names stands only once the numbers above it do
    effect(() => {
      const place = this.fragment();
      if (!place || !this.rules()) return;
      afterNextRender({ read: () => goTo(place) }, { injector: this.injector });
    });
  }

  protected readonly statusText = (status: CellStatus): string => this.messages.t(`guide.status_${status}`);
  protected readonly stageText = (stage: StageStep): string => this.messages.t(`guide.stage_${stage}`);
  protected readonly elementName = (code: ElementCode): string => this.messages.t(`terms.${code}`);
  protected readonly elementHelp = (code: ElementCode): string => this.messages.t(`documents.help_${code}`);
  protected readonly symbolName = (symbol: FlowSymbolName): string => this.messages.t(`guide.symbol_${symbol}`);
  protected readonly symbolUse = (symbol: FlowSymbolName): string => this.messages.t(`guide.use_${symbol}`);
  protected readonly areaName = (area: AreaCode): string => this.messages.t(`areas.${area}`);
  protected readonly areaText = (area: AreaCode): string => this.messages.t(`guide.area_${area}`);
  protected readonly roleName = (role: Role): string => this.messages.t(`terms.role_${role}`);

  /** The pages of other roles may be closed to the reader. */
  protected readonly isOwn = (role: Role): boolean =>
    this.session.session()?.roles.some((own) => own.role === role) ?? false;

  protected print(): void {
    window.print();
  }
}

function goTo(place: string): void {
  const heading = document.getElementById(place);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
