import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Messages } from '../i18n/messages';

export const STAGE_STEPS = ['identified', 'drafting', 'submitted', 'ratified', 'applied'] as const;
export type StageStep = (typeof STAGE_STEPS)[number];

/** Five segments, always followed by the word. */
@Component({
  selector: 'app-stage-track',
  template: `<span class="stage" aria-hidden="true">
      @for (step of steps; track step; let i = $index) {
        <i [class.on]="i <= reached()"></i>
      }</span
    ><span>{{ messages.t(word()) }}</span>`,
  host: { class: 'stage-word' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StageTrack {
  readonly stage = input.required<StageStep>();
  protected readonly messages = inject(Messages);
  protected readonly steps = STAGE_STEPS;
  protected readonly reached = computed(() => STAGE_STEPS.indexOf(this.stage()));
  protected readonly word = computed(() => `terms.${this.stage()}` as const);
}
