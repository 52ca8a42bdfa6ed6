import { Inject, Injectable } from '@nestjs/common';
import { RoleSchema } from '@pantausop/contracts';
import type { Database, Queryable, Tx } from '@pantausop/database';
import { stamp, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Grant } from '../http';
import type { User } from './user.repository';

export interface ListedUser extends User {
  readonly createdAt: Stamp;
  readonly grants: readonly Grant[];
}

const COLUMNS = [
  'id',
  'username',
  'name',
  'email',
  'must_change_password',
  'sample',
  'disabled',
  'created_at',
] as const;

/** Accounts with their roles, for whoever keeps them. */
@Injectable()
export class UserDirectory {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** By name; of an id only that one. */
  async users(id: string | null = null, q: Queryable = this.database.db): Promise<ListedUser[]> {
    let users = q.selectFrom('users').select(COLUMNS).orderBy('username');
    let grants = q.selectFrom('grants').selectAll().orderBy('id');
    if (id !== null) {
      users = users.where('id', '=', id);
      grants = grants.where('user_id', '=', id);
    }
    const byUser = new Map<string, Grant[]>();
    for (const { user_id, role, unit_id } of await grants.execute()) {
      const list = byUser.get(user_id) ?? [];
      list.push({ role: RoleSchema.parse(role), unitId: unit_id });
      byUser.set(user_id, list);
    }
    return (await users.execute()).map((row) => ({
      id: row.id,
      username: row.username,
      name: row.name,
      email: row.email,
      mustChangePassword: row.must_change_password === 1,
      sample: row.sample === 1,
      disabled: row.disabled === 1,
      createdAt: stamp(row.created_at),
      grants: byUser.get(row.id) ?? [],
    }));
  }

  /** @returns false when the user has this role there already */
  async grant(tx: Tx, userId: string, { role, unitId }: Grant): Promise<boolean> {
    const result = await tx
      .insertInto('grants')
      .values({ user_id: userId, role, unit_id: unitId })
      .onConflict((c) => c.columns(['user_id', 'role', 'unit_id']).doNothing())
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  /** @returns false when the user has no such role there */
  async ungrant(tx: Tx, userId: string, { role, unitId }: Grant): Promise<boolean> {
    const remove = tx.deleteFrom('grants').where('user_id', '=', userId).where('role', '=', role);
    const result = await remove.where('unit_id', '=', unitId).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async setName(tx: Tx, userId: string, name: string): Promise<void> {
    await tx.updateTable('users').set({ name }).where('id', '=', userId).execute();
  }

  async setDisabled(tx: Tx, userId: string, disabled: boolean): Promise<void> {
    await tx
      .updateTable('users')
      .set({ disabled: Number(disabled) })
      .where('id', '=', userId)
      .execute();
  }

  /** Every key of the user is useless from now on. */
  async revokeTokens(tx: Tx, userId: string, at: Stamp): Promise<void> {
    const update = tx.updateTable('api_tokens').set({ revoked_at: at }).where('user_id', '=', userId);
    await update.where('revoked_at', 'is', null).execute();
  }

  /** Active users with the role `admin`, this one left aside. */
  async otherAdmins(tx: Tx, userId: string): Promise<number> {
    const rows = await tx
      .selectFrom('grants')
      .innerJoin('users', 'users.id', 'grants.user_id')
      .select('users.id')
      .distinct()
      .where('grants.role', '=', 'admin')
      .where('users.disabled', '=', 0)
      .where('users.id', '!=', userId)
      .execute();
    return rows.length;
  }
}
