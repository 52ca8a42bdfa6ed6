import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { SopActions, SopDetail, SopEvents } from '@pantausop/contracts';
import { calendarDate, draftOf, effectOf, standingEvents } from '@pantausop/domain';
import { FailureWords } from '../../data/failure-words';
import { Format } from '../../format/format';
import type { MessageKey } from '../../i18n/message-key';
import { Messages } from '../../i18n/messages';
import { Dialog } from '../../ui/dialog';
import { EventWords } from '../event-words';
import { ActionFields } from './action-fields';
import {
  checkForm,
  fieldsOf,
  openingValues,
  plannedOf,
  recordTypeOf,
  type ActionField,
  type ActionValues,
  type Doing,
} from './action-form';
import { ActionSending } from './action-sending';
import { EffectWords } from './effect-words';
import { recordedHistory } from './recorded-history';

const NONE: ReadonlySet<ActionField> = new Set();

/** One action on one SOP: its fields, what comes of it, and what stands against it. What was typed survives a conflict. */
@Component({
  selector: 'app-action-dialog',
  imports: [ActionFields, Dialog],
  providers: [ActionSending, EventWords],
  templateUrl: './action-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionDialog {
  readonly doing = input.required<Doing>();
  readonly sop = input.required<SopDetail>();
  readonly events = input.required<SopEvents>();
  readonly offer = input.required<SopActions>();
  readonly closed = output();
  /** something was recorded: the sentence that says it */
  readonly recorded = output<string>();
  /** others have recorded something, which the page does not show yet */
  readonly outdated = output();

  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly sending = inject(ActionSending);
  protected readonly failures = inject(FailureWords);
  private readonly effects = inject(EffectWords);
  private readonly words = inject(EventWords);
  private readonly injector = inject(Injector);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);

  /** the history on which the decision rests */
  private readonly basis = computed(() => this.sending.basis() ?? this.events());
  private readonly history = computed(() => recordedHistory(this.basis().items));
  private readonly today = computed(() => calendarDate(this.offer().today));
  private readonly draft = computed(() => draftOf(standingEvents(this.history()), this.today()));

  protected readonly type = computed(() => recordTypeOf(this.doing()));
  protected readonly fields = computed(() => fieldsOf(this.doing()));
  protected readonly values = linkedSignal<Doing, ActionValues>({
    source: this.doing,
    // a later state of the SOP leaves what was typed as it is
    computation: (doing, before) =>
      before?.value ?? openingValues(doing, this.sop(), this.draft()?.elements ?? null, this.offer().today),
  });
  private readonly tried = signal(false);
  private readonly checked = computed(() => checkForm(this.doing(), this.values()));
  protected readonly wrong = computed(() => (this.tried() ? (this.checked().wrong ?? NONE) : NONE));
  /** the file from which elements are checked */
  protected readonly reading = computed(() => {
    const doing = this.doing();
    return doing.kind === 'act' ? (doing.reading ?? null) : null;
  });
  protected readonly proposals = computed(() => {
    const elements = this.reading()?.elements;
    return elements?.hasText ? elements.items : null;
  });
  protected readonly title = computed(() => {
    const name = this.reading()?.name;
    return name === undefined
      ? this.messages.t(titleOf(this.doing()))
      : this.messages.t('documents.elementsTitle', { name });
  });
  protected readonly saveWord = computed((): MessageKey =>
    this.sending.busy() ? 'actions.saving' : this.reading() ? 'documents.confirm' : 'actions.save',
  );
  protected readonly about = computed(() => {
    const doing = this.doing();
    if (doing.kind === 'act') return '';
    const { event } = doing;
    return this.messages.t('actions.about', {
      sentence: this.words.sentence(event),
      date: this.format.date(event.effectiveOn),
    });
  });
  protected readonly meaning = computed(() =>
    this.effects.meaning(this.doing(), this.sop().inForce && this.sop().inRevision, this.sop().rules),
  );
  protected readonly losesNeed = computed(() => {
    const doing = this.doing();
    return doing.kind === 'retract' && doing.event.type === 'required';
  });
  private readonly effect = computed(() => {
    const planned = plannedOf(this.doing(), this.values());
    return planned && effectOf(this.history(), planned, this.today(), this.sop().rules);
  });
  protected readonly points = computed(() => {
    const effect = this.effect();
    const undecided = this.fields().includes('result') && this.values().result === '';
    return effect && !undecided ? this.effects.points(effect) : '';
  });
  /** why it cannot be recorded as it stands */
  protected readonly obstacle = computed(() => {
    const doing = this.doing();
    const effect = this.effect();
    const refused = effect ? this.effects.refusal(effect) : '';
    if (refused || doing.kind !== 'act') return refused;
    const { refusal } = this.offer().items.find(({ action }) => action === doing.action) ?? { refusal: null };
    return refusal === null ? '' : this.messages.t(`actions.why_${refusal}` as MessageKey);
  });

  protected readonly numberHint = computed(() => {
    const titles = this.sending.namesakes();
    return titles.length === 0 ? '' : this.messages.t('actions.numberUsed', { titles: this.format.list(titles) });
  });
  protected readonly news = computed(() =>
    this.sending.news().map((event) =>
      this.messages.t('actions.conflictBy', {
        sentence: this.words.sentence(event),
        date: this.format.date(event.effectiveOn ?? event.recordedAt.slice(0, 10)),
        actor: event.actor,
      }),
    ),
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const { body } = this.checked();
    if (body === null || this.obstacle() !== '' || this.sending.conflict()) return this.showFirstWrong();
    const done = await this.sending.send(this.sop().id, this.type(), body, this.basis());
    if (done) this.recorded.emit(done === 'verified' ? this.messages.t('actions.verify') : this.words.sentence(done));
    else this.showProblem();
  }

  protected goOn(): void {
    this.sending.goOn();
    this.outdated.emit();
    this.focusOn('.act-fields input, .act-fields textarea, .dlg footer .btn-main');
  }

  private showFirstWrong(): void {
    this.focusOn('[aria-invalid=true] input, [aria-invalid=true]');
  }

  private showProblem(): void {
    this.focusOn('.note [type=button], .note.err');
  }

  private focusOn(selector: string): void {
    const focus = (): void => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender(focus, { injector: this.injector });
  }
}

const titleOf = (doing: Doing): MessageKey =>
  doing.kind === 'act' ? `actions.${doing.action}` : doing.kind === 'retract' ? 'actions.retract' : 'actions.correct';
