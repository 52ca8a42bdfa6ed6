import { computed, inject, Injectable, signal } from '@angular/core';
import { Filter } from '../filter/filter';
import type { GivenExplanation } from './explanation';
import { subjectOf, subjectToken, type FigureSubject } from './figure-subject';

/** The parameter of the address that names the explained figure, so that a link opens its panel. */
const PARAMETER = 'angka';

/** The figure that the panel explains: one that the server explains row by row, or one that the page explains itself. */
@Injectable({ providedIn: 'root' })
export class ExplainStore {
  private readonly filter = inject(Filter);
  private readonly shown = signal<GivenExplanation | null>(null);
  private opener: HTMLElement | null = null;

  private readonly token = computed(() => this.filter.text(PARAMETER));
  /** in force until the page itself explains another */
  readonly subject = computed(() => (this.shown() === null ? subjectOf(this.token()) : null));
  readonly given = this.shown.asReadonly();
  readonly open = computed(() => this.given() !== null || this.subject() !== null);

  /** Explains a figure from the register. */
  show(subject: FigureSubject): void {
    this.remember();
    this.shown.set(null);
    this.filter.go({ [PARAMETER]: subjectToken(subject) }, this.token() !== null);
  }

  /** Explains a figure that is made of other figures, not of SOPs. */
  give(explanation: GivenExplanation): void {
    this.remember();
    this.shown.set(explanation);
  }

  close(): void {
    if (!this.open()) return;
    this.forget();
    if (this.token() !== null) this.filter.go({ [PARAMETER]: null }, true);
    this.opener?.focus({ preventScroll: true });
    this.opener = null;
  }

  /** Another page: its address says what it explains. */
  forget(): void {
    this.shown.set(null);
  }

  /** What is opened from within the panel goes back to where the panel was opened. */
  private remember(): void {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || active.closest('.panel')) return;
    this.opener = active;
  }
}
