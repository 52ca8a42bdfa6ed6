import type { Permission } from '@pantausop/contracts';
import type { MessageKey } from '../i18n/message-key';

export interface SettingsTab {
  /** below /pengaturan */
  readonly path: string;
  readonly label: MessageKey;
  readonly needs: Permission;
}

/** The parts of the settings, in the order of their tabs. */
export const SETTINGS_TABS: readonly SettingsTab[] = [
  { path: 'pengguna', label: 'settings.users', needs: 'users.manage' },
  { path: 'unit', label: 'settings.units', needs: 'organisation.manage' },
  { path: 'kebijakan', label: 'settings.rulesets', needs: 'policy.manage' },
  { path: 'target', label: 'settings.targets', needs: 'policy.manage' },
  { path: 'area', label: 'settings.areas', needs: 'policy.manage' },
  { path: 'libur', label: 'settings.holidays', needs: 'policy.manage' },
  { path: 'kop', label: 'settings.letterhead', needs: 'policy.manage' },
  { path: 'audit', label: 'settings.audit', needs: 'audit.read' },
  { path: 'keadaan', label: 'settings.status', needs: 'users.manage' },
];

/** The settings show to whoever may open one of their parts. */
export const SETTINGS_NEED: readonly Permission[] = [...new Set(SETTINGS_TABS.map(({ needs }) => needs))];
