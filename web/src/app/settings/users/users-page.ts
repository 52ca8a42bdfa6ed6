import { ChangeDetectionStrategy, Component, inject, viewChild } from '@angular/core';
import { ROLES, USER_STATUSES, UsersSchema, type User } from '@pantausop/contracts';
import { Api } from '../../data/api';
import { Format } from '../../format/format';
import { Messages } from '../../i18n/messages';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { SectionHead } from '../section-head';
import { RoleRightsTable } from './role-rights';
import { UserDialog } from './user-dialog';
import { UsersFilter } from './users-filter';

const ON_A_PAGE = 25;

/** Pengaturan > Pengguna: who may sign in, with which roles; and what each role may do. */
@Component({
  selector: 'app-users-page',
  imports: [EmptyState, ErrorState, Pager, RoleRightsTable, SectionHead, Skeleton, UserDialog],
  providers: [UsersFilter],
  templateUrl: './users-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsersPage {
  protected readonly messages = inject(Messages);
  protected readonly format = inject(Format);
  protected readonly asked = inject(UsersFilter);
  protected readonly roles = ROLES;
  protected readonly statuses = USER_STATUSES;
  protected readonly perPage = ON_A_PAGE;
  private readonly dialog = viewChild.required(UserDialog);

  protected readonly users = inject(Api).read(UsersSchema, () => ({
    path: '/users',
    query: {
      q: this.asked.words(),
      role: this.asked.role(),
      status: this.asked.status(),
      page: this.asked.page(),
      pageSize: ON_A_PAGE,
    },
  }));

  protected open(user: User | null): void {
    this.dialog().open(user);
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
