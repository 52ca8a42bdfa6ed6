import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether the window is as narrow as a phone; for an order of reading that styles cannot change without misleading the keyboard. */
export function narrowWindow(): Signal<boolean> {
  const query = window.matchMedia('(max-width: 559px)');
  const narrow = signal(query.matches);
  const follow = (): void => narrow.set(query.matches);
  query.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => query.removeEventListener('change', follow));
  return narrow.asReadonly();
}
