import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { MatrixStore } from './matrix-store';

/** Asks for the figures of today while the shell is still being drawn; of another picture the address says more, once it is read. */
export const figuresAhead: CanActivateFn = (_route, { url }) => {
  if (!url.includes('?')) inject(MatrixStore);
  return true;
};
