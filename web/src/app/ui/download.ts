import { Directive, effect, ElementRef, inject, inputBinding, ViewContainerRef } from '@angular/core';
import { Attempt } from '../data/attempt';
import { fetchedFile } from '../data/fetched-file';
import { Messages } from '../i18n/messages';
import { RefusalNote } from './refusal-note';
import { saveFile } from './save-file';

/** Fetches a file in place and hands it to the browser's downloads. Rejects as `fetchedFile` does. */
export async function saveFrom(address: string, messages: Messages): Promise<void> {
  const { content, name } = await fetchedFile(address, messages.language());
  saveFile(content, name);
}

/** A click that means the link itself, and no new tab or window. */
export const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/** A link to a file: what the server refuses is said behind the link and keeps the page, where a browser would show what programs read. */
@Directive({
  selector: 'a[download]',
  host: {
    '(click)': 'take($event)',
    '[attr.aria-busy]': 'attempt.busy() || null',
    '[attr.aria-disabled]': 'attempt.busy() || null',
  },
})
export class Download {
  private readonly link = inject<ElementRef<HTMLAnchorElement>>(ElementRef).nativeElement;
  private readonly behind = inject(ViewContainerRef);
  private readonly messages = inject(Messages);
  protected readonly attempt = new Attempt();

  constructor() {
    effect(() => {
      const failure = this.attempt.failure();
      this.behind.clear();
      if (failure === null) return;
      const title = () => this.messages.t('ui.notDownloaded');
      const bindings = [inputBinding('title', title), inputBinding('failure', () => failure)];
      this.behind.createComponent(RefusalNote, { bindings });
    });
  }

  protected async take(event: MouseEvent): Promise<void> {
    // what this page has made itself needs no server
    if (!isPlain(event) || this.link.protocol === 'blob:') return;
    event.preventDefault();
    await this.attempt.make(() => saveFrom(this.link.href, this.messages));
  }
}
