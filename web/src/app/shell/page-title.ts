import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';

/** The browser's title: a page's own subject (an OPD's name), else the message key that its route names. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly messages = inject(Messages);
  private readonly key = signal<MessageKey>('shell.product');
  private readonly subject = signal('');

  constructor() {
    super();
    effect(() => {
      const page = this.subject() || this.messages.t(this.key());
      const product = this.messages.t('shell.product');
      this.title.setTitle(page === product ? product : `${page} · ${product}`);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.subject.set('');
    this.key.set((this.buildTitle(snapshot) as MessageKey | undefined) ?? 'shell.product');
  }

  /** For a page about one thing; holds until the next page. */
  about(subject: string): void {
    this.subject.set(subject);
  }
}
