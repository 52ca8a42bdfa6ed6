import { ChangeDetectionStrategy, Component, computed, CSP_NONCE, inject, input, signal } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { Messages } from '../i18n/messages';
import { Segmented } from '../ui/segmented';
import { framed, type Letter, type LetterPicture } from './letter';

/**
 * A mail as its receiver sees it, in a frame that may do nothing: no scripts, no forms, no windows, no origin; the page's own
 * content security policy holds in it too. With its text twin, at the width of a screen or a phone, light or dark, without pictures.
 */
@Component({
  selector: 'app-letter-frame',
  imports: [Segmented],
  templateUrl: './letter-frame.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LetterFrame {
  readonly letter = input.required<Letter>();
  readonly pictures = input.required<readonly LetterPicture[]>();
  protected readonly messages = inject(Messages);
  private readonly sanitizer = inject(DomSanitizer);
  private readonly nonce = inject(CSP_NONCE);

  protected readonly view = signal<'html' | 'text'>('html');
  protected readonly width = signal<'wide' | 'phone'>('wide');
  protected readonly shade = signal<'light' | 'dark'>('light');
  protected readonly images = signal<'withImages' | 'noImages'>('withImages');

  protected readonly views = this.choices('html', 'text');
  protected readonly widths = this.choices('wide', 'phone');
  protected readonly shades = this.choices('light', 'dark');
  protected readonly imageChoices = this.choices('withImages', 'noImages');

  protected readonly html = computed(() => {
    const pictures = this.images() === 'withImages' ? this.pictures() : null;
    // the sandbox around it takes every power from it; Angular's own cleaning would show another mail than the one that is sent
    return this.sanitizer.bypassSecurityTrustHtml(
      framed(this.letter().html, { pictures, dark: this.shade() === 'dark', nonce: this.nonce }),
    );
  });

  private choices<T extends Choice>(...values: readonly T[]) {
    return computed(() => values.map((value) => ({ value, label: this.messages.t(`reports.${value}`) })));
  }
}

type Choice = 'html' | 'text' | 'wide' | 'phone' | 'light' | 'dark' | 'withImages' | 'noImages';
