import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError, type UnitTree } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { OrganisationService } from '../organisation/organisation.service';
import { hashPassword } from './secrets';
import { Sessions } from './sessions';
import { UserRepository, type User } from './user.repository';

/** Shortest password that is taken (the published ones of sample accounts aside, which have eleven). */
const MIN_PASSWORD = 10;
const USERNAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  /** code or id of a unit; null = the government */
  readonly unit: string | null;
}

export interface Account extends User {
  readonly roles: readonly { readonly role: Role; readonly unit: string }[];
}

/** Keeps accounts. */
@Injectable()
export class UsersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: Sessions,
    private readonly organisation: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError when the name is taken or malformed, the password too short, or the unit unknown. */
  async add(account: NewAccount, sample = false): Promise<{ id: string; username: string }> {
    const username = account.username.trim().toLowerCase();
    if (!USERNAME.test(username)) {
      throw new RefusedError(
        'bad_username',
        'invalid',
        'a user name has letters, digits, dots, hyphens and underscores only',
      );
    }
    const unitId = await this.unitId(account.unit);
    const passwordHash = await this.checkedHash(account.password);
    const id = randomUUID();
    await write(this.database, async (tx) => {
      if (await this.users.byUsername(username, tx)) {
        throw new RefusedError('username_taken', 'conflict', `there is already a user ${username}`, { username });
      }
      const user = {
        id,
        username,
        name: account.name.trim() || username,
        passwordHash,
        sample,
        createdAt: this.clock.stamp(),
      };
      await this.users.add(tx, user, [{ role: account.role, unitId }]);
    });
    return { id, username };
  }

  /** Sets a new password and ends the user's sessions. @throws RefusedError when there is no such user or the password is too short. */
  async setPassword(username: string, password: string): Promise<void> {
    const user = await this.users.known(username);
    const passwordHash = await this.checkedHash(password);
    await write(this.database, async (tx) => {
      await this.users.setPassword(tx, user.id, passwordHash);
      await this.sessions.endAllOf(tx, user.id);
    });
    this.sessions.forgetEnded();
  }

  async list(): Promise<Account[]> {
    const users = await this.users.list();
    const tree = users.length > 0 ? await this.tree() : null;
    return users.map(({ grants, ...user }) => ({
      ...user,
      roles: grants.map(({ role, unitId }) => ({ role, unit: tree?.find(unitId)?.code ?? unitId })),
    }));
  }

  private checkedHash(password: string): Promise<string> {
    if (password.length < MIN_PASSWORD) {
      throw new RefusedError('short_password', 'invalid', `a password has at least ${MIN_PASSWORD} characters`, {
        minimum: MIN_PASSWORD,
      });
    }
    return hashPassword(password);
  }

  private async tree(): Promise<UnitTree> {
    const organisation = await this.organisation.organisation(await this.organisation.government());
    return organisation.treeOn(this.clock.today());
  }

  private async unitId(unit: string | null): Promise<string> {
    if (unit === null) return (await this.organisation.government()).unitId;
    const tree = await this.tree();
    const found = tree.byCode(unit.toUpperCase()) ?? tree.find(unit);
    if (!found) throw new RefusedError('unknown_unit', 'not_found', `there is no unit ${unit} today`, { unit });
    return found.id;
  }
}
