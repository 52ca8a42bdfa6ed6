import { Inject, Injectable } from '@nestjs/common';
import type { Database, Tx } from '@pantausop/database';
import { stamp, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';

export interface PasswordReset {
  readonly userId: string;
  readonly createdAt: Stamp;
}

/** Links to set a password, known by the hashes of their tokens only. */
@Injectable()
export class PasswordResetRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** How many links were made for a user since a moment and are not used. */
  async countOf(tx: Tx, userId: string, since: Stamp): Promise<number> {
    const query = tx.selectFrom('password_resets').select('token_hash').where('user_id', '=', userId);
    return (await query.where('created_at', '>', since).execute()).length;
  }

  /** Adds one and takes away those that are over. */
  async add(tx: Tx, tokenHash: string, { userId, createdAt }: PasswordReset, overBefore: Stamp): Promise<void> {
    await tx.deleteFrom('password_resets').where('created_at', '<', overBefore).execute();
    const values = { token_hash: tokenHash, user_id: userId, created_at: createdAt };
    await tx.insertInto('password_resets').values(values).execute();
  }

  async find(tokenHash: string): Promise<PasswordReset | null> {
    const query = this.database.db.selectFrom('password_resets').selectAll().where('token_hash', '=', tokenHash);
    const row = await query.executeTakeFirst();
    return row ? { userId: row.user_id, createdAt: stamp(row.created_at) } : null;
  }

  /** Uses one up, and with it every other of its user. @returns false when somebody was faster */
  async use(tx: Tx, tokenHash: string, userId: string): Promise<boolean> {
    const gone = await tx.deleteFrom('password_resets').where('token_hash', '=', tokenHash).executeTakeFirst();
    await tx.deleteFrom('password_resets').where('user_id', '=', userId).execute();
    return gone.numDeletedRows > 0n;
  }
}
