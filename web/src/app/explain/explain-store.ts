import { Injectable, signal } from '@angular/core';
import type { Explanation } from './explanation';

/** The figure that the panel explains; null = closed. */
@Injectable({ providedIn: 'root' })
export class ExplainStore {
  private readonly shown = signal<Explanation | null>(null);
  private opener: HTMLElement | null = null;
  readonly figure = this.shown.asReadonly();

  open(figure: Explanation): void {
    this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.shown.set(figure);
  }

  close(): void {
    if (this.shown() === null) return;
    this.shown.set(null);
    this.opener?.focus({ preventScroll: true });
    this.opener = null;
  }
}
