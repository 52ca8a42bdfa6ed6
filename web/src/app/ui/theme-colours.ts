import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ChartTheme } from '@pantausop/charts';

/** The colours of the page's theme, for charts; follows the switch of the theme. */
@Injectable({ providedIn: 'root' })
export class ThemeColours {
  private readonly state = signal(read());
  readonly current = this.state.asReadonly();

  constructor() {
    const observer = new MutationObserver(() => this.state.set(read()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    // public/theme.js has set the theme of paper by now; the observer would tell of it only after the print
    const printed = () => this.state.set(read());
    window.addEventListener('beforeprint', printed);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      window.removeEventListener('beforeprint', printed);
    });
  }
}

function read(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    font: token('font'),
    page: token('page'),
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    accent: token('accent'),
    signal: token('signal'),
    mark: token('mark'),
    markNeutral: token('mark-neutral'),
    markSoft: token('mark-soft'),
    grid: token('grid'),
    axis: token('axis'),
  };
}
