import { Inject, Injectable } from '@nestjs/common';
import { RoleSchema } from '@pantausop/contracts';
import type { Database, Queryable, Tx } from '@pantausop/database';
import type { Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Grant } from '../http';
import { unknownUser } from './account-refusals';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** where a link to reset the password goes */
  readonly email: string | null;
  readonly mustChangePassword: boolean;
  /** made by the sample data, with its published password */
  readonly sample: boolean;
  readonly disabled: boolean;
}

export interface NewUser extends Omit<User, 'disabled'> {
  /** null = enters by single sign-on only */
  readonly passwordHash: string | null;
  readonly createdAt: Stamp;
}

const COLUMNS = ['id', 'username', 'name', 'email', 'must_change_password', 'sample', 'disabled'] as const;

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly must_change_password: number;
  readonly sample: number;
  readonly disabled: number;
}

const userOf = (row: UserRow): User => ({
  id: row.id,
  username: row.username,
  name: row.name,
  email: row.email,
  mustChangePassword: row.must_change_password === 1,
  sample: row.sample === 1,
  disabled: row.disabled === 1,
});

@Injectable()
export class UserRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async byUsername(username: string, q: Queryable = this.database.db): Promise<User | null> {
    const row = await q.selectFrom('users').select(COLUMNS).where('username', '=', username).executeTakeFirst();
    return row ? userOf(row) : null;
  }

  /** @throws RefusedError when there is no such user. */
  async known(username: string): Promise<User> {
    const user = await this.byUsername(username.trim().toLowerCase());
    if (!user) throw unknownUser(username, { username });
    return user;
  }

  /** With the hash of the password; null when it enters by single sign-on only. */
  async withPassword(username: string): Promise<{ user: User; passwordHash: string | null } | null> {
    const query = this.database.db.selectFrom('users').select([...COLUMNS, 'password_hash']);
    const row = await query.where('username', '=', username).executeTakeFirst();
    return row ? { user: userOf(row), passwordHash: row.password_hash || null } : null;
  }

  async byId(id: string, q: Queryable = this.database.db): Promise<User | null> {
    const row = await q.selectFrom('users').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    return row ? userOf(row) : null;
  }

  /** Lower case. */
  async byEmail(email: string, q: Queryable = this.database.db): Promise<User | null> {
    const row = await q.selectFrom('users').select(COLUMNS).where('email', '=', email).executeTakeFirst();
    return row ? userOf(row) : null;
  }

  async list(): Promise<(User & { grants: Grant[] })[]> {
    const users = await this.database.db.selectFrom('users').select(COLUMNS).orderBy('username').execute();
    const grants = await this.database.db.selectFrom('grants').selectAll().orderBy('id').execute();
    return users.map((row) => ({
      ...userOf(row),
      grants: grants
        .filter(({ user_id }) => user_id === row.id)
        .map(({ role, unit_id }) => ({ role: RoleSchema.parse(role), unitId: unit_id })),
    }));
  }

  async add(tx: Tx, user: NewUser, grants: readonly Grant[]): Promise<void> {
    await tx
      .insertInto('users')
      .values({
        id: user.id,
        username: user.username,
        name: user.name,
        password_hash: user.passwordHash ?? '',
        email: user.email,
        must_change_password: Number(user.mustChangePassword),
        sample: Number(user.sample),
        created_at: user.createdAt,
      })
      .execute();
    await this.grant(tx, user.id, grants);
  }

  async grantsOf(tx: Tx, userId: string): Promise<Grant[]> {
    const rows = await tx.selectFrom('grants').selectAll().where('user_id', '=', userId).orderBy('id').execute();
    return rows.map(({ role, unit_id }) => ({ role: RoleSchema.parse(role), unitId: unit_id }));
  }

  /** These and no others. */
  async replaceGrants(tx: Tx, userId: string, grants: readonly Grant[]): Promise<void> {
    await tx.deleteFrom('grants').where('user_id', '=', userId).execute();
    await this.grant(tx, userId, grants);
  }

  /** A changed password is no longer the published one of a sample account. */
  async setPassword(tx: Tx, userId: string, passwordHash: string, mustChange: boolean): Promise<void> {
    await tx
      .updateTable('users')
      .set({ password_hash: passwordHash, sample: 0, must_change_password: Number(mustChange) })
      .where('id', '=', userId)
      .execute();
  }

  async setEmail(tx: Tx, userId: string, email: string | null): Promise<void> {
    await tx.updateTable('users').set({ email }).where('id', '=', userId).execute();
  }

  private async grant(tx: Tx, userId: string, grants: readonly Grant[]): Promise<void> {
    for (const { role, unitId } of grants) {
      await tx.insertInto('grants').values({ user_id: userId, role, unit_id: unitId }).execute();
    }
  }
}
