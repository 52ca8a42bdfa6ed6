import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The five symbols of an SOP-AP flowchart, in the order of the guideline; there are no others. */
export const FLOW_SYMBOLS = ['capsule', 'box', 'diamond', 'arrow', 'pentagon'] as const;
export type FlowSymbolName = (typeof FLOW_SYMBOLS)[number];

/** One symbol, drawn. Its name stands beside it, so the drawing itself is not read out. */
@Component({
  selector: 'app-flow-symbol',
  template: `<svg viewBox="0 0 96 56" width="96" height="56" aria-hidden="true" focusable="false">
    @switch (name()) {
      @case ('capsule') {
        <rect x="6" y="12" width="84" height="32" rx="16" />
      }
      @case ('box') {
        <rect x="10" y="8" width="76" height="40" />
      }
      @case ('diamond') {
        <path d="M48 4 88 28 48 52 8 28Z" />
      }
      @case ('arrow') {
        <path class="line" d="M8 28H78" />
        <path class="tip" d="M76 20 90 28 76 36Z" />
      }
      @case ('pentagon') {
        <path d="M26 6H70V34L48 52 26 34Z" />
      }
    }
  </svg>`,
  host: { class: 'flow-symbol' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FlowSymbol {
  readonly name = input.required<FlowSymbolName>();
}
