import { computed, inject, Injectable } from '@angular/core';
import { ROLES, USER_STATUSES } from '@pantausop/contracts';
import { Filter, FIRST_PAGE } from '../../filter/filter';

/** Which accounts are listed; it lives in the address: `cari, peran, status, hal`. */
@Injectable()
export class UsersFilter {
  private readonly filter = inject(Filter);

  readonly words = computed(() => this.filter.text('cari') ?? '');
  readonly role = computed(() => ROLES.find((role) => role === this.filter.text('peran')));
  readonly status = computed(() => USER_STATUSES.find((status) => status === this.filter.text('status')));
  readonly page = computed(() => {
    const page = Number(this.filter.text('hal') ?? 1);
    return Number.isInteger(page) && page >= 1 ? page : 1;
  });

  set(name: 'cari' | 'peran' | 'status', value: string): void {
    this.filter.go({ ...FIRST_PAGE, [name]: value.trim() || null }, name === 'cari');
  }

  turnTo(page: number): void {
    this.filter.go({ hal: page === 1 ? null : page });
  }
}
