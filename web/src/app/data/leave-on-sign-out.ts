import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { CHANGE_PASSWORD_PATH, SIGN_IN_PATH } from '../paths';
import { failureOf } from './problem';
import { SessionStore } from './session-store';

/**
 * A 401 on anything but the session itself means that the session ended: to the sign-in page, and back afterwards.
 * An initial password that was set meanwhile leads to its change.
 */
export const leaveOnSignOut: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  return next(request).pipe(
    catchError((error: unknown) => {
      const ended = error instanceof HttpErrorResponse && error.status === 401 && !request.url.endsWith('/session');
      if (ended) {
        session.forget();
        void router.navigate([SIGN_IN_PATH], { queryParams: { kembali: router.url } });
      }
      if (failureOf(error).problem?.code === 'password_change_required') {
        session.forget();
        void router.navigate([CHANGE_PASSWORD_PATH], { queryParams: { kembali: router.url } });
      }
      return throwError(() => error);
    }),
  );
};
