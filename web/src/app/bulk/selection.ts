import { computed, inject, Injectable, signal } from '@angular/core';
import type { Sop } from '@pantausop/contracts';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';

/** Which SOPs of the register are chosen: some, page by page, or all that the filter finds. */
@Injectable()
export class Selection {
  private readonly filter = inject(Filter);
  private readonly mayRecord = inject(SessionStore).may('register.record');
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  private readonly everything = signal(false);
  /** the row that a click with Shift reaches from */
  private last: string | null = null;

  /** Only today's register is worked on. */
  readonly possible = computed(() => this.mayRecord && this.filter.askedAsOf() === undefined);
  readonly ids = computed(() => [...this.chosen()]);
  readonly all = this.everything.asReadonly();
  readonly any = computed(() => this.everything() || this.chosen().size > 0);

  has(id: string): boolean {
    return this.everything() || this.chosen().has(id);
  }

  /** A click on a row's box; with Shift it reaches from the row clicked before. */
  pick({ id }: Sop, page: readonly Sop[], on: boolean, reach: boolean): void {
    const [from, to] = [page.findIndex((sop) => sop.id === this.last), page.findIndex((sop) => sop.id === id)];
    const reached =
      reach && from >= 0 ? page.slice(Math.min(from, to), Math.max(from, to) + 1).map((sop) => sop.id) : [id];
    this.turn(reached, on, page);
    this.last = id;
  }

  pickPage(page: readonly Sop[], on: boolean): void {
    this.turn(
      page.map(({ id }) => id),
      on,
      page,
    );
  }

  pickAll(): void {
    this.everything.set(true);
  }

  clear(): void {
    this.everything.set(false);
    this.chosen.set(new Set());
    this.last = null;
  }

  /** Where all were chosen and one is taken out, those on screen stay. */
  private turn(ids: readonly string[], on: boolean, page: readonly Sop[]): void {
    const next = new Set(this.everything() ? page.map(({ id }) => id) : this.chosen());
    this.everything.set(false);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    this.chosen.set(next);
  }
}
