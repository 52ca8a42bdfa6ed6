import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { CHANGE_PASSWORD_PATH, SIGN_IN_PATH } from '../paths';
import { SessionStore } from './session-store';

/** Lets signed-in people pass; others sign in, or change an initial password, first and come back to where they were going. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).ensure();
  if (session?.mustChangePassword === true) return router.createUrlTree([CHANGE_PASSWORD_PATH], askedFor(state.url));
  return session !== null || router.createUrlTree([SIGN_IN_PATH], askedFor(state.url));
};

/** Lets those pass who have an initial password to change. */
export const changesPassword: CanActivateFn = async () => {
  const router = inject(Router);
  const session = await inject(SessionStore).ensure();
  if (session === null) return router.createUrlTree([SIGN_IN_PATH]);
  return session.mustChangePassword || router.createUrlTree(['/akun']);
};

const askedFor = (url: string) => ({ queryParams: url === '/' ? {} : { kembali: url } });
