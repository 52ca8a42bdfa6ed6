import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { firstValueFrom, isObservable } from 'rxjs';
import { Messages } from './messages';

/** The shell and the overview, signing in, the page of an unknown address: their texts are in `first.id.ts`. */
const FIRST_PAGES: ReadonlySet<string | undefined> = new Set(['', 'masuk', '**']);

/** Routes whose pages come together with the texts of all pages, so that the first script holds only what the first paint says. */
export const withTexts = (routes: Routes): Routes =>
  routes.map((route) => (FIRST_PAGES.has(route.path) ? route : bringTexts(route)));

function bringTexts(route: Route): Route {
  const { loadComponent } = route;
  if (!loadComponent) return route;
  return {
    ...route,
    // the router calls this in an injection context, also when it only fetches ahead
    loadComponent: async () => {
      const texts = inject(Messages).loadAll();
      const loading = loadComponent();
      const [page] = await Promise.all([isObservable(loading) ? firstValueFrom(loading) : loading, texts]);
      return page;
    },
  };
}
