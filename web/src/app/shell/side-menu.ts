import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Permission } from '@pantausop/contracts';
import { SessionStore } from '../data/session-store';
import { UnitsStore } from '../data/units-store';
import { WorkCount } from '../data/work-count';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { SIGN_IN_PATH } from '../paths';
import { SETTINGS_NEED } from '../settings/settings-tabs';
import { BrandMark } from '../ui/brand';
import { LanguageSwitch } from './language-switch';
import { ThemeSwitch } from './theme-switch';

interface Entry {
  readonly path: string;
  readonly label: MessageKey;
  readonly needs?: Permission;
  /** one of these is enough */
  readonly anyOf?: readonly Permission[];
  /** the number of things that wait stands beside it */
  readonly counted?: true;
}

const GROUPS: readonly { label: MessageKey; entries: readonly Entry[] }[] = [
  {
    label: 'shell.groupMonitor',
    entries: [
      { path: '/', label: 'shell.overview' },
      { path: '/opd', label: 'shell.opds' },
      { path: '/area', label: 'shell.areas' },
      { path: '/sop', label: 'shell.register', needs: 'register.read' },
    ],
  },
  {
    label: 'shell.groupAnalysis',
    entries: [
      { path: '/perubahan', label: 'shell.changes' },
      { path: '/proyeksi', label: 'shell.outlook' },
      { path: '/pelatihan', label: 'shell.training' },
    ],
  },
  {
    label: 'shell.groupWork',
    entries: [
      { path: '/tugas', label: 'shell.tasks', needs: 'register.read', counted: true },
      { path: '/laporan', label: 'shell.reports' },
      { path: '/impor', label: 'shell.import', needs: 'import.run' },
    ],
  },
  { label: 'shell.groupHelp', entries: [{ path: '/panduan', label: 'shell.guide' }] },
  { label: 'shell.groupSystem', entries: [{ path: '/pengaturan', label: 'shell.settings', anyOf: SETTINGS_NEED }] },
];

/** Where one can go, who one is, how it looks. */
@Component({
  selector: 'app-side-menu',
  imports: [RouterLink, RouterLinkActive, BrandMark, LanguageSwitch, ThemeSwitch],
  templateUrl: './side-menu.html',
  host: { class: 'side-host' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SideMenu {
  readonly open = input(false);
  readonly chosen = output();
  protected readonly messages = inject(Messages);
  protected readonly session = inject(SessionStore);
  protected readonly filter = inject(Filter);
  protected readonly units = inject(UnitsStore);
  protected readonly work = inject(WorkCount);
  protected readonly count = inject(Format).count;

  protected readonly groups = computed(() => {
    const session = this.session.session();
    const has = (permission: Permission) => session?.permissions.includes(permission) ?? false;
    const allowed = ({ needs, anyOf }: Entry) => (!needs || has(needs)) && (!anyOf || anyOf.some(has));
    return GROUPS.map((group) => ({ ...group, entries: group.entries.filter(allowed) })).filter(
      (group) => group.entries.length > 0,
    );
  });
  protected readonly roles = computed(() => {
    const roles = new Set(this.session.session()?.roles.map(({ role }) => role));
    return [...roles].map((role) => this.messages.t(`terms.role_${role}`)).join(', ');
  });

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    // a fresh page: nothing of what this person saw stays in memory
    window.location.assign(SIGN_IN_PATH);
  }
}
