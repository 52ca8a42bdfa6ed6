import { Injectable } from '@nestjs/common';
import type { Role } from '@pantausop/contracts';
import { UsersService } from './users.service';

/** The published password of every sample account. */
export const DEMO_PASSWORD = 'pantau-demo';

/** One account per role; the names are those of the roles, not of persons. */
const ACCOUNTS: readonly { readonly role: Role; readonly name: string }[] = [
  { role: 'pimpinan', name: 'Pimpinan (contoh)' },
  { role: 'bkd', name: 'BKD (contoh)' },
  { role: 'organisasi', name: 'Bagian Organisasi (contoh)' },
  { role: 'operator', name: 'Operator Dinas Kesehatan (contoh)' },
  { role: 'admin', name: 'Administrator (contoh)' },
];

/** Makes the sample accounts; only the demo seeding calls this, after the units are recorded. */
@Injectable()
export class DemoAccounts {
  constructor(private readonly users: UsersService) {}

  /** @param operatorUnit code of the operator's OPD @throws RefusedError when one of them exists already, or there is no such OPD */
  async make(operatorUnit = 'DINKES'): Promise<void> {
    for (const { role, name } of ACCOUNTS) {
      const unit = role === 'operator' ? operatorUnit : null;
      await this.users.add({ username: role, name, password: DEMO_PASSWORD, role, unit }, true);
    }
  }
}
