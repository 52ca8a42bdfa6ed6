import { Injectable } from '@nestjs/common';
import type { Role } from '@pantausop/contracts';
import { UsersService } from './users.service';

/** The published password of every sample account. */
export const DEMO_PASSWORD = 'pantau-demo';

/** One account per role; the names are those of the roles, not of persons. */
const ACCOUNTS: readonly { readonly role: Role; readonly name: string; readonly unit: string | null }[] = [
  { role: 'pimpinan', name: 'Pimpinan (contoh)', unit: null },
  { role: 'bkd', name: 'BKD (contoh)', unit: null },
  { role: 'organisasi', name: 'Bagian Organisasi (contoh)', unit: null },
  { role: 'operator', name: 'Operator Dinas Kesehatan (contoh)', unit: 'DINKES' },
  { role: 'admin', name: 'Administrator (contoh)', unit: null },
];

/** Makes the sample accounts; only the demo seeding calls this, after the units are recorded. */
@Injectable()
export class DemoAccounts {
  constructor(private readonly users: UsersService) {}

  /** @throws RefusedError when one of them exists already, or there is no Dinas Kesehatan. */
  async make(): Promise<void> {
    for (const { role, name, unit } of ACCOUNTS) {
      await this.users.add({ username: role, name, password: DEMO_PASSWORD, role, unit }, true);
    }
  }
}
