import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { operationWords } from '../units/operation-words';
import { DecisionsStep } from './decisions-step';
import { EffectStep } from './effect-step';
import { OperationStep } from './operation-step';
import { RefusalNote } from '../../ui/refusal-note';
import { ReorganiseStore, STEPS } from './reorganise-store';

/** Pengaturan > Unit & susunan > Ubah susunan: which change, what becomes of the SOPs, its effect; only then it is recorded. */
@Component({
  selector: 'app-reorganise-page',
  imports: [DecisionsStep, EffectStep, OperationStep, RefusalNote, RouterLink],
  providers: [ReorganiseStore],
  templateUrl: './reorganise-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReorganisePage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly store = inject(ReorganiseStore);
  protected readonly steps = STEPS;
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly at = computed(() => STEPS.indexOf(this.store.step()));
  protected readonly doneText = computed(() => {
    const done = this.store.done();
    if (!done) return '';
    const what = operationWords(done, this.messages.t, this.format.list);
    return this.messages.t('reorganisation.doneText', { what, on: this.format.date(done.effectiveOn) });
  });
  protected readonly said = computed(() => {
    const [asked, { count }] = [this.store.asked(), this.format];
    if (this.store.busy()) return this.messages.t('reorganisation.busy');
    if (!asked) return '';
    return this.messages.t('reorganisation.checked', {
      sops: count(asked.sops.length),
      undecided: count(this.store.undecided()),
    });
  });

  constructor() {
    let first = true;
    // whoever goes on by keyboard or hears the page starts at the heading of the next step
    effect(() => {
      this.store.step();
      this.store.done();
      untracked(() => {
        if (!first) afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
        first = false;
      });
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const { store } = this;
    if (store.busy()) return;
    switch (store.step()) {
      case 'operation':
        void store.goOn().then(() => this.showFault());
        return;
      case 'decisions':
        if (store.undecided() === 0) void store.seeEffect();
        return;
      case 'effect':
        void store.record();
    }
  }

  protected back(): void {
    const { store } = this;
    const hasDecisions = store.sops().length + store.subUnits().length > 0;
    store.goTo(store.step() === 'effect' && hasDecisions ? 'decisions' : 'operation');
  }

  /** The first field that keeps the change from going on. */
  private showFault(): void {
    if (this.store.faults().size === 0) return;
    afterNextRender(
      () => {
        const { nativeElement } = this.heading() ?? {};
        nativeElement?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      },
      { injector: this.injector },
    );
  }
}
