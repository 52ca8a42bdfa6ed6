import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Messages } from '../i18n/messages';

/** Asks for sentences (of errors, findings) in the language on screen. */
export const askInLanguage: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { 'Accept-Language': inject(Messages).language() } }));
