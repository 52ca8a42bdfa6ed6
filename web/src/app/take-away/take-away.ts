import { ChangeDetectionStrategy, Component, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Attempt } from '../data/attempt';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { isPlain, saveFrom } from '../ui/download';
import { RefusalNote } from '../ui/refusal-note';
import { addressOf, formatOf, type ExportFile } from './export-file';
import { messageText } from './message-text';

/** What a page has to say in a message; the link and the marks are added here. */
export interface PageMessage {
  readonly root: string;
  readonly asOf: string;
  readonly sample: boolean;
  readonly sentences: readonly string[];
  readonly figures: readonly { readonly label: string; readonly figure: string }[];
}

let next = 0;

/** What a page can be taken away as: files, print, and a text for a messenger. */
@Component({
  selector: 'app-take-away',
  imports: [RefusalNote],
  templateUrl: './take-away.html',
  host: { '(document:click)': 'leave($event)', '(keydown.escape)': 'close()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TakeAway {
  readonly files = input.required<readonly ExportFile[]>();
  readonly parts = input<PageMessage | null>(null);

  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('opener');
  protected readonly menuId = `take-away-${next++}`;
  protected readonly open = signal(false);
  /** a file that is on its way, or was refused */
  protected readonly attempt = new Attempt();
  protected readonly copied = signal(false);
  protected readonly failed = signal(false);
  protected readonly said = signal('');
  protected readonly addressOf = addressOf;
  protected readonly formatOf = formatOf;

  protected async take(event: MouseEvent, file: ExportFile): Promise<void> {
    this.open.set(false);
    if (!isPlain(event)) return;
    event.preventDefault();
    await this.attempt.make(() => saveFrom(addressOf(file), this.messages));
  }

  protected print(): void {
    this.open.set(false);
    // the menu must be off the page before it is printed
    setTimeout(() => window.print());
  }

  protected async copy({ root, asOf, sample, sentences, figures }: PageMessage): Promise<void> {
    const { t } = this.messages;
    // a message is read later: its link shows the day of which it speaks
    const link = new URL(window.location.href);
    link.searchParams.set('per', asOf);
    const text = messageText({
      head: t('takeAway.head', { root, date: this.format.date(asOf) }),
      sentences,
      figures: figures.map((figure) => t('takeAway.figure', figure)),
      sampleMark: sample ? t('shell.sampleFull') : null,
      link: link.href,
    });
    const written = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.copied.set(written);
    this.failed.set(!written);
    this.said.set(written ? t('takeAway.copiedSaid', { count: text.length }) : t('takeAway.failed'));
  }

  protected leave({ target }: Event): void {
    const box = this.opener().nativeElement.parentElement;
    if (target instanceof Node && !box?.contains(target)) this.open.set(false);
  }

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.opener().nativeElement.focus();
  }
}
