import { Inject, Injectable } from '@nestjs/common';
import { PermissionSchema, type Permission } from '@pantausop/contracts';
import type { Database, Tx } from '@pantausop/database';
import { stamp, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Holder } from './permissions';
import { holderOf } from './session.repository';

export interface ApiToken {
  readonly id: string;
  readonly label: string;
  /** null = everything its user may do */
  readonly scopes: readonly Permission[] | null;
  readonly createdAt: Stamp;
  readonly expiresAt: Stamp | null;
  readonly lastUsedAt: Stamp | null;
}

export interface NewApiToken extends Omit<ApiToken, 'lastUsedAt'> {
  readonly userId: string;
  readonly tokenHash: string;
}

/** API tokens, known by their hashes only. */
@Injectable()
export class TokenRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The user of a token that is neither revoked nor expired at `now`, and when it was used last. */
  async holder(tokenHash: string, now: Stamp): Promise<(Holder & { lastUsedAt: Stamp | null }) | null> {
    const rows = await this.database.db
      .selectFrom('api_tokens')
      .innerJoin('users', 'users.id', 'api_tokens.user_id')
      .leftJoin('grants', 'grants.user_id', 'users.id')
      .select(['users.id', 'users.username', 'users.name', 'users.must_change_password'])
      .select(['grants.role', 'grants.unit_id', 'api_tokens.scopes', 'api_tokens.last_used_at'])
      .where('api_tokens.token_hash', '=', tokenHash)
      .where('api_tokens.revoked_at', 'is', null)
      .where((e) => e.or([e('api_tokens.expires_at', 'is', null), e('api_tokens.expires_at', '>', now)]))
      .where('users.disabled', '=', 0)
      .execute();
    const [first] = rows;
    if (!first) return null;
    return { ...holderOf(first, rows), scopes: scopesOf(first.scopes), lastUsedAt: stampOf(first.last_used_at) };
  }

  async used(tokenHash: string, at: Stamp): Promise<void> {
    const update = this.database.db.updateTable('api_tokens').set({ last_used_at: at });
    await update.where('token_hash', '=', tokenHash).execute();
  }

  async add(tx: Tx, token: NewApiToken): Promise<void> {
    await tx
      .insertInto('api_tokens')
      .values({
        id: token.id,
        user_id: token.userId,
        label: token.label,
        token_hash: token.tokenHash,
        scopes: token.scopes && JSON.stringify(token.scopes),
        created_at: token.createdAt,
        expires_at: token.expiresAt,
        revoked_at: null,
      })
      .execute();
  }

  /** Those that are not revoked, the newest first. */
  async listOf(userId: string): Promise<ApiToken[]> {
    const rows = await this.database.db
      .selectFrom('api_tokens')
      .select(['id', 'label', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
      .where('user_id', '=', userId)
      .where('revoked_at', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      label: row.label,
      scopes: scopesOf(row.scopes),
      createdAt: stamp(row.created_at),
      expiresAt: stampOf(row.expires_at),
      lastUsedAt: stampOf(row.last_used_at),
    }));
  }

  /** @param userId null = whoever it belongs to @returns the token; null when there is none, or it was revoked before. */
  async revoke(
    tx: Tx,
    id: string,
    userId: string | null,
    at: Stamp,
  ): Promise<{ label: string; userId: string } | null> {
    const update = tx.updateTable('api_tokens').set({ revoked_at: at }).where('id', '=', id);
    const own = userId === null ? update : update.where('user_id', '=', userId);
    const row = await own.where('revoked_at', 'is', null).returning(['label', 'user_id']).executeTakeFirst();
    return row ? { label: row.label, userId: row.user_id } : null;
  }
}

const stampOf = (value: number | null): Stamp | null => (value === null ? null : stamp(value));

/** A permission that no longer exists gives nothing. */
function scopesOf(text: string | null): readonly Permission[] | null {
  if (text === null) return null;
  const known = PermissionSchema.options as readonly string[];
  return (JSON.parse(text) as string[]).filter((one): one is Permission => known.includes(one));
}
