import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LetterheadView } from '@pantausop/contracts';
import { crestAddress } from './letterhead-store';

/** A letterhead as it stands on paper: the crest, and the lines in the middle. */
@Component({
  selector: 'app-letterhead-lines',
  template: `@if (address(); as source) {
      <img class="kop-crest" alt="" [src]="source" />
    }
    <span class="kop-lines">
      <span class="kop-government">{{ head().government }}</span>
      <span class="kop-secretariat">{{ head().secretariat }}</span>
      <span>{{ head().office }}</span>
      @if (head().address; as street) {
        <span class="tiny">{{ street }}</span>
      }
    </span>`,
  host: { class: 'kop-head' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterheadLines {
  readonly head = input.required<Omit<LetterheadView, 'set'>>();
  protected readonly address = computed(() => crestAddress(this.head()));
}
