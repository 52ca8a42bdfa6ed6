import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { SessionStore } from '../data/session-store';
import { Messages } from '../i18n/messages';
import { SETTINGS_TABS } from './settings-tabs';

/** Pengaturan: a tab for every part that this person may open, and the part itself. */
@Component({
  selector: 'app-settings-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <h1 class="title">{{ messages.t('settings.title') }}</h1>
    <p class="muted small">{{ messages.t('settings.lead') }}</p>
    <nav class="tabs" [attr.aria-label]="messages.t('settings.tabs')">
      @for (tab of tabs(); track tab.path) {
        <a [routerLink]="tab.path" routerLinkActive="here" ariaCurrentWhenActive="page">{{ messages.t(tab.label) }}</a>
      }
    </nav>
    <router-outlet />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingsPage {
  protected readonly messages = inject(Messages);
  private readonly session = inject(SessionStore);
  protected readonly tabs = computed(() => SETTINGS_TABS.filter(({ needs }) => this.session.may(needs)));
}
