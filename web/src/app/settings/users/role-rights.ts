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
  template: `@if (rights.value(); as all) {
    <section class="usr-rights" aria-labelledby="usr-rights">
      <h2 class="sub-title" id="usr-rights">{{ messages.t('users.rights') }}</h2>
      <p class="muted small">{{ messages.t('users.rightsText') }}</p>
      <div class="frame" tabindex="0" role="region" [attr.aria-label]="messages.t('users.rights')">
        <table class="t">
          <thead>
            <tr>
              <th scope="col">{{ messages.t('users.right') }}</th>
              @for (one of all.items; track one.role) {
                <th scope="col">{{ messages.t(\`terms.role_\${one.role}\`) }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.permission) {
              <tr>
                <th scope="row">{{ row.label }}</th>
                @for (cell of row.cells; track cell.role) {
                  <td [class.muted]="!cell.may">{{ messages.t(cell.may ? 'users.may' : 'users.mayNot') }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  }`,
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
