import { computed, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';
import { Api } from './api';
import { SessionStore } from './session-store';
import { later } from './contract';

/** A count this old is asked for anew when somebody goes to another page, in milliseconds. */
const STALE_MS = 30_000;

/** How many things wait for the one who is signed in: the number in the menu. */
@Injectable({ providedIn: 'root' })
export class WorkCount {
  private readonly session = inject(SessionStore);
  private asked = Date.now();
  private readonly reading = inject(Api).read(
    later((all) => all.WorkCountSchema),
    () => (this.session.session()?.permissions.includes('register.read') ? { path: '/work-queue/count' } : undefined),
  );

  /** nothing for those who only look on */
  readonly waiting = computed(() => {
    const count = this.reading.value();
    return count === undefined || count.readOnly || count.total === 0 ? null : count.total;
  });

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        if (Date.now() - this.asked > STALE_MS) this.refresh();
      });
  }

  refresh(): void {
    this.asked = Date.now();
    this.reading.reload();
  }
}
