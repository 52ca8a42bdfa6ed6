import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Messages } from '../i18n/messages';
import { ExplainStore } from './explain-store';
import { ExplainedFigure } from './explained-figure';
import { GivenFigure } from './given-figure';

/** "Dari mana angka ini?": the same panel for every figure. Docked where there is room, else above the page. */
@Component({
  selector: 'app-explain-panel',
  imports: [ExplainedFigure, GivenFigure],
  templateUrl: './explain-panel.html',
  host: {
    class: 'panel docked',
    role: 'complementary',
    '[attr.aria-label]': "messages.t('explain.title')",
    '(keydown.escape)': 'store.close()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExplainPanel {
  protected readonly store = inject(ExplainStore);
  protected readonly messages = inject(Messages);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  /** what the answer calls the figure */
  protected readonly named = signal('');
  protected readonly title = computed(() => this.store.given()?.title ?? this.named());

  constructor() {
    effect(() => {
      // another figure, not the same one with another answer
      this.store.given();
      this.store.subject();
      this.heading().nativeElement.focus({ preventScroll: true });
    });
  }
}
