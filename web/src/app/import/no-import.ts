import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../data/session-store';
import { Filter } from '../filter/filter';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { EmptyState } from '../ui/empty-state';

/** What somebody without the permission sees: why not, and whom to ask. */
@Component({
  selector: 'app-no-import',
  imports: [EmptyState, RouterLink],
  template: `<app-empty-state
    [page]="true"
    [title]="messages.t('import.forbiddenTitle')"
    [text]="messages.t('import.forbiddenText', { roles: roles() })"
  >
    <a class="btn" routerLink="/" [queryParams]="filter.kept()">{{ messages.t('shell.toOverview') }}</a>
  </app-empty-state>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoImport {
  private readonly session = inject(SessionStore);
  protected readonly messages = inject(Messages);
  private readonly format = inject(Format);
  protected readonly filter = inject(Filter);
  protected readonly roles = computed(() => {
    const roles = new Set(this.session.session()?.roles.map(({ role }) => role));
    return this.format.list([...roles].map((role) => this.messages.t(`terms.role_${role}`)));
  });
}
