import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { tap } from 'rxjs';
import { STORED_AT } from './stored-at';

/** Whether what is on screen comes from the server, and if not, from when it is. */
@Injectable({ providedIn: 'root' })
export class Connection {
  /** Reads that the server did not answer, and when it last did; null when nothing was kept. */
  private readonly unanswered = signal<ReadonlyMap<string, string | null>>(new Map());
  private readonly lastAnswer = signal<string | null>(null);

  readonly offline = computed(() => this.unanswered().size > 0);
  /** The oldest answer that stands in for one that did not come; else the last one that came. */
  readonly figuresOf = computed(() => {
    const kept = [...this.unanswered().values()].filter((instant) => instant !== null).sort();
    return kept[0] ?? (this.offline() ? this.lastAnswer() : null);
  });

  answered(url: string, storedAt: string | null): void {
    if (storedAt !== null) {
      this.note(url, storedAt);
      return;
    }
    this.lastAnswer.set(new Date().toISOString());
    if (!this.unanswered().has(url)) return;
    const rest = new Map(this.unanswered());
    rest.delete(url);
    this.unanswered.set(rest);
  }

  missed(url: string): void {
    this.note(url, null);
  }

  private note(url: string, storedAt: string | null): void {
    this.unanswered.set(new Map(this.unanswered()).set(url, storedAt));
  }
}

/** Tells `Connection` how every read went. */
export const noteConnection: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'GET') return next(request);
  const connection = inject(Connection);
  const url = request.urlWithParams;
  return next(request).pipe(
    tap({
      next: (event) => {
        if (event instanceof HttpResponse) connection.answered(url, event.headers.get(STORED_AT));
      },
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 0) connection.missed(url);
      },
    }),
  );
};
