import { Injectable } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { from, switchMap, type Observable } from 'rxjs';
import { whenQuiet } from '../data/when-quiet';

/** Fetches the other pages once the first one stands, so that later page changes wait for no script. */
@Injectable({ providedIn: 'root' })
export class IdlePreloading implements PreloadingStrategy {
  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    return from(whenQuiet()).pipe(switchMap(load));
  }
}
