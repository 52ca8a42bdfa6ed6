import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { evidenceText } from './evidence';
import type { Explanation } from './explanation';

/** "Dari mana angka ini?": the same panel for every figure. Docked where there is room, else above the page. */
@Component({
  selector: 'app-explain-panel',
  templateUrl: './explain-panel.html',
  host: {
    class: 'panel docked',
    role: 'complementary',
    '[attr.aria-label]': "messages.t('explain.title')",
    '(keydown.escape)': 'closed.emit()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExplainPanel {
  readonly figure = input.required<Explanation>();
  readonly closed = output();
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly copied = signal(false);

  protected readonly evidence = computed(() => {
    const { basis } = this.figure();
    const { t } = this.messages;
    return [
      { label: t('explain.asOf'), amount: this.format.date(basis.asOf) },
      { label: t('explain.knownAt'), amount: this.format.instant(basis.knownAt) },
      { label: t('explain.ruleset'), amount: String(basis.ruleset.id) },
      { label: t('explain.series'), amount: t(basis.series === 'reported' ? 'explain.reported' : 'explain.restated') },
      ...(basis.projection ? [{ label: t('explain.projection'), amount: t('explain.yes') }] : []),
      ...(basis.sample ? [{ label: t('explain.nature'), amount: t('shell.sample') }] : []),
    ];
  });

  constructor() {
    effect(() => {
      this.figure();
      this.copied.set(false);
      this.heading().nativeElement.focus({ preventScroll: true });
    });
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(evidenceText(this.figure(), this.evidence(), window.location.href));
    this.copied.set(true);
  }
}
