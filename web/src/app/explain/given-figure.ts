import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Messages } from '../i18n/messages';
import { CopyEvidence } from './copy-evidence';
import { evidenceText } from './evidence';
import { EvidenceWords } from './evidence-words';
import type { GivenExplanation } from './explanation';
import { LineList } from './line-list';
import { MethodLink } from './method-link';

/** A figure made of other figures: what the page that shows it says of it. */
@Component({
  selector: 'app-given-figure',
  imports: [CopyEvidence, LineList, MethodLink],
  template: `<section>
      <p class="big">{{ figure().figure }}</p>
      <p class="muted">{{ figure().meaning }}</p>
      <p class="formula-text">{{ figure().formula }}</p>
    </section>
    @for (part of figure().sections; track part.title) {
      <app-line-list [title]="part.title" [lines]="part.lines" />
    }
    <app-line-list [title]="messages.t('explain.evidence')" [lines]="evidence()" />
    <section>
      <h3>{{ messages.t('explain.further') }}</h3>
      <ul class="panel-links">
        <li><app-method-link /></li>
      </ul>
    </section>
    <div class="panel-foot"><app-copy-evidence [text]="text()" /></div>`,
  host: { class: 'panel-body' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GivenFigure {
  readonly figure = input.required<GivenExplanation>();
  protected readonly messages = inject(Messages);
  private readonly words = inject(EvidenceWords);
  protected readonly evidence = computed(() => this.words.of(this.figure().basis));
  protected readonly text = computed(() => evidenceText(this.figure(), this.evidence(), window.location.href));
}
