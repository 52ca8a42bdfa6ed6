import { effect, signal, type Signal } from '@angular/core';

/**
 * False until what `first` lets be drawn has been painted; true from the start where it is there already, and where nobody looks on.
 * For what is large and below: the sentence on top does not wait for it. Call in an injection context.
 */
export function afterPaint(first: Signal<boolean>): Signal<boolean> {
  const painted = signal(first() || document.hidden);
  const waiting = effect(() => {
    if (!first()) return;
    waiting.destroy();
    requestAnimationFrame(() => setTimeout(() => painted.set(true)));
  });
  return painted.asReadonly();
}
