import { Inject, Injectable } from '@nestjs/common';
import { RoleSchema } from '@pantausop/contracts';
import type { Database, Queryable, Tx } from '@pantausop/database';
import { RefusedError, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Grant } from '../http';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** made by the sample data, with its published password */
  readonly sample: boolean;
  readonly disabled: boolean;
}

export interface NewUser extends Omit<User, 'disabled'> {
  readonly passwordHash: string;
  readonly createdAt: Stamp;
}

const COLUMNS = ['id', 'username', 'name', 'sample', 'disabled'] as const;

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly sample: number;
  readonly disabled: number;
}

const userOf = (row: UserRow): User => ({
  id: row.id,
  username: row.username,
  name: row.name,
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
    if (!user) throw new RefusedError('unknown_user', 'not_found', `there is no user ${username}`, { username });
    return user;
  }

  async withPassword(username: string): Promise<{ user: User; passwordHash: string } | null> {
    const query = this.database.db.selectFrom('users').select([...COLUMNS, 'password_hash']);
    const row = await query.where('username', '=', username).executeTakeFirst();
    return row ? { user: userOf(row), passwordHash: row.password_hash } : null;
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
        password_hash: user.passwordHash,
        sample: Number(user.sample),
        created_at: user.createdAt,
      })
      .execute();
    for (const { role, unitId } of grants) {
      await tx.insertInto('grants').values({ user_id: user.id, role, unit_id: unitId }).execute();
    }
  }

  /** A changed password is no longer the published one of a sample account. */
  async setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
    await tx.updateTable('users').set({ password_hash: passwordHash, sample: 0 }).where('id', '=', userId).execute();
  }
}
