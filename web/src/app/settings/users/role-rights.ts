import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { PERMISSIONS, RoleRightsSchema, type Permission } from '@pantausop/contracts';
import { Api } from '../../data/api';
import type { MessageKey } from '../../i18n/message-key';
import { Messages } from '../../i18n/messages';
import { usersId } from '../../i18n/users.id';

const isKnown = (key: string): key is MessageKey => Object.hasOwn(usersId, key.slice('users.'.length));

/** Which role may do what, as the server has it. */
@Component({
  selector: 'app-role-rights',
  templateUrl: './role-rights.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoleRightsTable {
  protected readonly messages = inject(Messages);
  protected readonly rights = inject(Api).read(RoleRightsSchema, () => ({ path: '/roles' }));

  protected readonly rows = computed(() =>
    PERMISSIONS.map((permission) => ({
      permission,
      label: this.words(permission),
      cells: (this.rights.value()?.items ?? []).map(({ role, permissions }) => ({
        role,
        may: permissions.includes(permission),
      })),
    })),
  );

  private words(permission: Permission): string {
    const key = `users.p_${permission.replace('.', '_')}`;
    return isKnown(key) ? this.messages.t(key) : permission;
  }
}
