import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EmailSchema, type Role } from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import { RefusedError, type UnitTree } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import { OrganisationService } from '../organisation/organisation.service';
import { unknownUnit } from '../organisation/unknown-unit';
import { badUsername, emailTaken, usernameTaken } from './account-refusals';
import { checkPassword } from './password-rules';
import { hashPassword } from './secrets';
import { Sessions } from './sessions';
import { UserRepository, type User } from './user.repository';

export const USERNAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  /** code or id of a unit; null = the government */
  readonly unit: string | null;
  readonly email?: string | null;
  /** The password is an initial one: its owner changes it before anything else. */
  readonly mustChangePassword?: boolean;
}

/** An account that was checked and waits to be stored. */
export interface ReadyAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly email: string | null;
  readonly mustChangePassword: boolean;
  readonly role: Role;
}

export interface Account extends User {
  readonly roles: readonly { readonly role: Role; readonly unit: string }[];
}

/** An account as the trail names it. */
export const subjectOf = ({ id, username }: Pick<User, 'id' | 'username'>) => ({ kind: 'user', id, label: username });

/** Keeps accounts. */
@Injectable()
export class UsersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: Sessions,
    private readonly organisation: OrganisationService,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError when the name is taken or malformed, the password too short, or the unit unknown. */
  async add(account: NewAccount, sample = false): Promise<{ id: string; username: string }> {
    const unitId = await this.unitId(account.unit);
    const ready = await this.ready(account);
    await write(this.database, (tx) => this.put(tx, ready, unitId, sample));
    return { id: ready.id, username: ready.username };
  }

  /**
   * An account as it is stored, not stored yet: hashing takes its time, and no transaction waits for it.
   * @throws RefusedError when the name is malformed, the password easily guessed, or the address none.
   */
  async ready(account: Omit<NewAccount, 'unit'>): Promise<ReadyAccount> {
    const username = account.username.trim().toLowerCase();
    if (!USERNAME.test(username)) {
      throw badUsername();
    }
    const email = checkedEmail(account.email ?? null);
    const passwordHash = await this.checkedHash(account.password, username);
    const { role, mustChangePassword = false } = account;
    const name = account.name.trim() || username;
    return { id: randomUUID(), username, name, passwordHash, email, mustChangePassword, role };
  }

  /** Stores it with its role at a unit. @throws RefusedError when the name or the address is taken. */
  async put(tx: Tx, { role, ...account }: ReadyAccount, unitId: string, sample = false): Promise<void> {
    const { username, name, email } = account;
    if (await this.users.byUsername(username, tx)) {
      throw usernameTaken(username);
    }
    await this.refuseTaken(tx, email, null);
    await this.users.add(tx, { ...account, sample, createdAt: this.clock.stamp() }, [{ role, unitId }]);
    const after = { name, email, role, unit: unitId };
    await this.trail.record(tx, { action: 'user.add', outcome: 'done', subject: subjectOf(account), after });
  }

  /**
   * Sets a new password and ends the user's sessions.
   * @param mustChange true when it is an initial one that its owner changes first
   * @throws RefusedError when there is no such user or the password is easily guessed.
   */
  async setPassword(username: string, password: string, mustChange = false): Promise<void> {
    const user = await this.users.known(username);
    const passwordHash = await this.checkedHash(password, user.username);
    await write(this.database, async (tx) => {
      await this.putPassword(tx, user.id, passwordHash, mustChange);
      await this.trail.record(tx, { action: 'password.change', outcome: 'done', subject: subjectOf(user) });
    });
    this.sessions.forgetEnded();
  }

  /** The same inside of a transaction; say `Sessions.forgetEnded` after the commit. */
  async putPassword(tx: Tx, userId: string, passwordHash: string, mustChange: boolean): Promise<void> {
    await this.users.setPassword(tx, userId, passwordHash, mustChange);
    await this.sessions.endAllOf(tx, userId);
  }

  /** @throws RefusedError when another account has this address, or it is none. */
  async setEmail(user: User, email: string | null): Promise<void> {
    const address = checkedEmail(email);
    await write(this.database, async (tx) => {
      await this.refuseTaken(tx, address, user.id);
      await this.users.setEmail(tx, user.id, address);
      const [before, after] = [{ email: user.email }, { email: address }];
      await this.trail.record(tx, { action: 'user.change', outcome: 'done', subject: subjectOf(user), before, after });
    });
  }

  async list(): Promise<Account[]> {
    const users = await this.users.list();
    const tree = users.length > 0 ? await this.tree() : null;
    return users.map(({ grants, ...user }) => ({
      ...user,
      roles: grants.map(({ role, unitId }) => ({ role, unit: tree?.find(unitId)?.code ?? unitId })),
    }));
  }

  /** @throws RefusedError when the password is easily guessed. */
  async checkedHash(password: string, username: string): Promise<string> {
    checkPassword(password, username);
    return hashPassword(password);
  }

  /** The id of a unit of today. @param unit code or id; null = the government @throws RefusedError when there is none */
  async unitId(unit: string | null): Promise<string> {
    if (unit === null) return (await this.organisation.government()).unitId;
    const tree = await this.tree();
    const found = tree.byCode(unit.toUpperCase()) ?? tree.find(unit);
    if (!found) throw unknownUnit(unit, `there is no unit ${unit} today`);
    return found.id;
  }

  private async refuseTaken(tx: Tx, email: string | null, userId: string | null): Promise<void> {
    const holder = email === null ? null : await this.users.byEmail(email, tx);
    if (holder && holder.id !== userId) {
      throw emailTaken();
    }
  }

  private async tree(): Promise<UnitTree> {
    const organisation = await this.organisation.organisation(await this.organisation.government());
    return organisation.treeOn(this.clock.today());
  }
}

function checkedEmail(email: string | null): string | null {
  if (email === null) return null;
  const parsed = EmailSchema.safeParse(email);
  if (!parsed.success) {
    throw new RefusedError('bad_email', 'invalid', {
      id: `“${email}” bukan alamat surel: tulis satu alamat, misalnya nama@contoh.go.id`,
      en: `“${email}” is not a mail address: write one, for example name@example.go.id`,
    });
  }
  return parsed.data;
}
