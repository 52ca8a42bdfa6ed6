import { Injectable } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { delay, of, switchMap, type Observable } from 'rxjs';

const AFTER_FIRST_PAINT_MS = 2500;

/** Fetches the other pages once the first one stands, so that later page changes wait for no script. */
@Injectable({ providedIn: 'root' })
export class IdlePreloading implements PreloadingStrategy {
  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    return of(null).pipe(delay(AFTER_FIRST_PAINT_MS), switchMap(load));
  }
}
