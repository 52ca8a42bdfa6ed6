import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { SIGN_IN_PATH } from '../paths';
import { SessionStore } from './session-store';

/** Lets signed-in people pass; others sign in first and come back to where they were going. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).ensure();
  if (session !== null) return true;
  return router.createUrlTree([SIGN_IN_PATH], { queryParams: state.url === '/' ? {} : { kembali: state.url } });
};
