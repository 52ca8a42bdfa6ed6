import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Messages } from '../i18n/messages';
import { Segmented } from '../ui/segmented';
import { THEMES, ThemeChoice } from './theme';

const LABELS = { system: 'shell.themeSystem', light: 'shell.themeLight', dark: 'shell.themeDark' } as const;

/** Light, dark, or as the system has it. */
@Component({
  selector: 'app-theme-switch',
  imports: [Segmented],
  template: `<app-segmented
    [label]="messages.t('shell.theme')"
    [segments]="segments()"
    [value]="themes.current()"
    (valueChange)="themes.use($event)"
  />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThemeSwitch {
  protected readonly messages = inject(Messages);
  protected readonly themes = inject(ThemeChoice);
  protected readonly segments = computed(() =>
    THEMES.map((value) => ({ value, label: this.messages.t(LABELS[value]) })),
  );
}
