import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AuditAction, NewGrant, NewUser, User, UserChange, UserWithPassword } from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import type { Caller, Grant } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { badUsername, emailTaken, unknownUser, usernameTaken } from './account-refusals';
import { newInitialPassword } from './initial-password';
import { Sessions } from './sessions';
import { UserDirectory, type ListedUser } from './user-directory.repository';
import { UserRepository } from './user.repository';
import { UserView } from './user-view';
import { subjectOf, USERNAME, UsersService } from './users.service';

/**
 * What an administrator does with accounts. Of a person the user name, a name and perhaps a mail address are kept, nothing else.
 * A closed account stays: the record and the trail name their actors by user name, and that must not become somebody else.
 * Erasing takes name and address off the account. What somebody did stays under the user name, and the trail, which nobody
 * can change, keeps what it noted of the account while it was kept: the proof of who held which right.
 */
@Injectable()
export class UserAdministration {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly directory: UserDirectory,
    private readonly users: UserRepository,
    private readonly accounts: UsersService,
    private readonly sessions: Sessions,
    private readonly governments: OrganisationRepository,
    private readonly view: UserView,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async add(given: NewUser): Promise<UserWithPassword> {
    const username = given.username.toLowerCase();
    if (!USERNAME.test(username)) {
      throw badUsername();
    }
    const grants = await Promise.all(given.grants.map((grant) => this.granted(grant)));
    const password = given.password ?? newInitialPassword();
    const passwordHash = await this.accounts.checkedHash(password, username);
    const { name, email } = given;
    const id = randomUUID();
    await this.change(async (tx) => {
      if (await this.users.byUsername(username, tx)) {
        throw usernameTaken(username);
      }
      await this.refuseTakenEmail(tx, email, id);
      const user = { id, username, name, email, passwordHash, mustChangePassword: true, sample: false };
      await this.users.add(tx, { ...user, createdAt: this.clock.stamp() }, []);
      for (const grant of grants) await this.directory.grant(tx, id, grant);
      await this.record(tx, 'user.add', { id, username }, null, { username, name, email, grants });
    });
    return { user: await this.view.one(id), initialPassword: given.password === undefined ? password : null };
  }

  async update(id: string, { name, email }: UserChange): Promise<User> {
    await this.change(async (tx) => {
      const user = await this.known(id, tx);
      if (name !== undefined) await this.directory.setName(tx, id, name);
      if (email !== undefined) {
        await this.refuseTakenEmail(tx, email, id);
        await this.users.setEmail(tx, id, email);
      }
      const before = {
        ...(name !== undefined && { name: user.name }),
        ...(email !== undefined && { email: user.email }),
      };
      const after = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
      await this.record(tx, 'user.change', user, before, after);
    });
    return this.view.one(id);
  }

  async grant(id: string, given: NewGrant): Promise<User> {
    const grant = await this.granted(given);
    await this.change(async (tx) => {
      const user = await this.known(id, tx);
      if (!(await this.directory.grant(tx, id, grant))) {
        throw new RefusedError('already_granted', 'conflict', {
          id: 'pengguna ini sudah mempunyai peran itu di unit tersebut',
          en: 'the user has this role there already',
        });
      }
      await this.record(tx, 'user.grant', user, null, grant);
    });
    return this.view.one(id);
  }

  async ungrant(id: string, { role, unit: unitId }: NewGrant): Promise<User> {
    await this.change(async (tx) => {
      const user = await this.known(id, tx);
      if (!(await this.directory.ungrant(tx, id, { role, unitId }))) {
        throw new RefusedError('not_granted', 'not_found', {
          id: 'pengguna ini tidak mempunyai peran itu di unit tersebut',
          en: 'the user has no such role there',
        });
      }
      const stillAdmin = user.grants.some(
        (grant) => grant.role === 'admin' && (role !== 'admin' || grant.unitId !== unitId),
      );
      if (role === 'admin' && !user.disabled && !stillAdmin) await this.keepOneAdmin(tx, id);
      await this.record(tx, 'user.ungrant', user, { role, unitId }, null);
    });
    return this.view.one(id);
  }

  /** Ends sessions and tokens at once; what the user did keeps its name. */
  async deactivate(id: string, caller: Caller): Promise<User> {
    await this.change((tx) => this.close(tx, id, caller));
    return this.view.one(id);
  }

  async reactivate(id: string): Promise<User> {
    await this.change(async (tx) => {
      const user = await this.known(id, tx);
      if (!user.disabled) {
        throw new RefusedError('already_active', 'conflict', {
          id: 'akun ini sudah aktif',
          en: 'the account is active already',
        });
      }
      await this.directory.setDisabled(tx, id, false);
      await this.record(tx, 'user.reactivate', user, { status: 'inactive' }, { status: 'active' });
    });
    return this.view.one(id);
  }

  /** Sets an initial password: the owner changes it first. Ends the sessions. */
  async resetPassword(id: string, given: string | undefined): Promise<UserWithPassword> {
    const user = await this.known(id);
    const password = given ?? newInitialPassword();
    const passwordHash = await this.accounts.checkedHash(password, user.username);
    await this.change(async (tx) => {
      await this.accounts.putPassword(tx, id, passwordHash, true);
      await this.record(tx, 'password.change', user, null, { mustChangePassword: true });
    });
    return { user: await this.view.one(id), initialPassword: given === undefined ? password : null };
  }

  /** Closes the account for good: its name and mail address go, the user name stays in the history. */
  async erase(id: string, caller: Caller): Promise<User> {
    await this.change(async (tx) => {
      const { disabled } = await this.known(id, tx);
      if (!disabled) await this.close(tx, id, caller);
      const user = await this.known(id, tx);
      await this.directory.setName(tx, id, user.username);
      await this.users.setEmail(tx, id, null);
      // says that it was done, not what was erased
      await this.record(tx, 'user.erase', user, null, { name: user.username, email: null });
    });
    return this.view.one(id);
  }

  private async close(tx: Tx, id: string, { userId }: Caller): Promise<void> {
    const user = await this.known(id, tx);
    if (id === userId) {
      throw new RefusedError('own_account', 'conflict', {
        id: 'akun sendiri tidak dapat dinonaktifkan: mintalah admin lain',
        en: 'nobody deactivates the own account: another administrator does',
      });
    }
    if (user.disabled) {
      throw new RefusedError('already_inactive', 'conflict', {
        id: 'akun ini sudah dinonaktifkan',
        en: 'the account is deactivated already',
      });
    }
    if (user.grants.some(({ role }) => role === 'admin')) await this.keepOneAdmin(tx, id);
    await this.directory.setDisabled(tx, id, true);
    await this.sessions.endAllOf(tx, id);
    await this.directory.revokeTokens(tx, id, this.clock.stamp());
    await this.record(tx, 'user.deactivate', user, { status: 'active' }, { status: 'inactive' });
  }

  private async keepOneAdmin(tx: Tx, id: string): Promise<void> {
    if ((await this.directory.otherAdmins(tx, id)) > 0) return;
    throw new RefusedError('last_admin', 'conflict', {
      id: 'ini admin terakhir: buat admin lain dahulu',
      en: 'this is the last administrator: make another one first',
    });
  }

  /** One administrator after the other, so that two who remove each other do not both succeed. */
  private async change(work: (tx: Tx) => Promise<void>): Promise<void> {
    const [government] = await this.governments.governments();
    await write(this.database, async (tx) => {
      if (government) await this.governments.lockGovernment(tx, government.id);
      await work(tx);
    });
    this.sessions.forgetEnded();
  }

  private async known(id: string, tx?: Tx): Promise<ListedUser> {
    const [user] = await this.directory.users(id, tx);
    if (!user) throw unknownUser(id, { id });
    return user;
  }

  private async granted({ role, unit }: NewGrant): Promise<Grant> {
    return { role, unitId: await this.accounts.unitId(unit) };
  }

  private async refuseTakenEmail(tx: Tx, email: string | null, userId: string): Promise<void> {
    const holder = email === null ? null : await this.users.byEmail(email, tx);
    if (holder && holder.id !== userId) {
      throw emailTaken();
    }
  }

  private record(
    tx: Tx,
    action: AuditAction,
    user: { id: string; username: string },
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const changed = { ...(before && { before }), ...(after && { after }) };
    return this.trail.record(tx, { action, outcome: 'done', subject: subjectOf(user), ...changed });
  }
}
