import { Injectable, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'pantausop.theme';

function storedTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(STORAGE_KEY)) ?? 'system';
  } catch {
    return 'system'; // SecurityError: a browser may forbid storage
  }
}

/** The chosen theme. What it means for the page is decided in public/theme.js, before the first paint and on every change. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly choice = signal<Theme>(storedTheme());
  readonly current = this.choice.asReadonly();

  use(theme: Theme): void {
    this.choice.set(theme);
    try {
      localStorage.setItem(STORAGE_KEY, theme);
    } catch {
      document.documentElement.setAttribute('data-theme', theme === 'dark' ? 'dark' : 'light');
      return; // SecurityError: without storage the choice lasts for this page
    }
    window.dispatchEvent(new Event('pantausop:theme'));
  }
}
