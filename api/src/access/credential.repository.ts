import { Inject, Injectable } from '@nestjs/common';
import { RoleSchema } from '@pantausop/contracts';
import type { Database, Tx } from '@pantausop/database';
import type { CompiledQuery } from 'kysely';
import { stamp, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Grant } from '../http';

/** Who a session or token belongs to. */
export interface Holder {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

export interface SessionHolder extends Holder {
  readonly createdAt: Stamp;
  readonly lastSeenAt: Stamp;
}

export interface ApiToken {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly tokenHash: string;
  readonly createdAt: Stamp;
  readonly expiresAt: Stamp | null;
}

interface HolderRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: string | null;
  readonly unit_id: string | null;
}

interface SessionRow extends HolderRow {
  readonly created_at: number;
  readonly last_seen_at: number;
}

/** Sessions and API tokens, known by their hashes only. */
@Injectable()
export class CredentialRepository {
  /** Asked with every request, so it is put into words once: only its first parameter changes. */
  private readonly sessionQuery: CompiledQuery<SessionRow>;

  constructor(@Inject(DATABASE) private readonly database: Database) {
    this.sessionQuery = sessionQueryOf(database);
  }

  /** The session with its user and grants in one indexed query; null when there is none or the account is disabled. */
  async session(tokenHash: string): Promise<SessionHolder | null> {
    const [, ...parameters] = this.sessionQuery.parameters;
    const query: CompiledQuery<SessionRow> = { ...this.sessionQuery, parameters: [tokenHash, ...parameters] };
    const { rows } = await this.database.db.executeQuery(query);
    const [first] = rows;
    if (!first) return null;
    return { ...holderOf(first, rows), createdAt: stamp(first.created_at), lastSeenAt: stamp(first.last_seen_at) };
  }

  async startSession(tx: Tx, tokenHash: string, userId: string, at: Stamp): Promise<void> {
    await tx
      .insertInto('sessions')
      .values({ token_hash: tokenHash, user_id: userId, created_at: at, last_seen_at: at })
      .execute();
  }

  async seenSession(tokenHash: string, at: Stamp): Promise<void> {
    const update = this.database.db.updateTable('sessions').set({ last_seen_at: at });
    await update.where('token_hash', '=', tokenHash).execute();
  }

  async endSession(tokenHash: string): Promise<void> {
    await this.database.db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  }

  async endSessionsOf(tx: Tx, userId: string): Promise<void> {
    await tx.deleteFrom('sessions').where('user_id', '=', userId).execute();
  }

  /** Takes away the sessions that are over anyway. */
  async dropSessions(tx: Tx, lastSeenBefore: Stamp, createdBefore: Stamp): Promise<void> {
    await tx
      .deleteFrom('sessions')
      .where((e) => e.or([e('last_seen_at', '<', lastSeenBefore), e('created_at', '<', createdBefore)]))
      .execute();
  }

  /** The user of a token that is neither revoked nor expired at `now`. */
  async tokenHolder(tokenHash: string, now: Stamp): Promise<Holder | null> {
    const rows = await this.database.db
      .selectFrom('api_tokens')
      .innerJoin('users', 'users.id', 'api_tokens.user_id')
      .leftJoin('grants', 'grants.user_id', 'users.id')
      .select(['users.id', 'users.username', 'users.name', 'grants.role', 'grants.unit_id'])
      .where('api_tokens.token_hash', '=', tokenHash)
      .where('api_tokens.revoked_at', 'is', null)
      .where((e) => e.or([e('api_tokens.expires_at', 'is', null), e('api_tokens.expires_at', '>', now)]))
      .where('users.disabled', '=', 0)
      .execute();
    const [first] = rows;
    return first ? holderOf(first, rows) : null;
  }

  async addToken(tx: Tx, token: ApiToken): Promise<void> {
    await tx
      .insertInto('api_tokens')
      .values({
        id: token.id,
        user_id: token.userId,
        label: token.label,
        token_hash: token.tokenHash,
        created_at: token.createdAt,
        expires_at: token.expiresAt,
        revoked_at: null,
      })
      .execute();
  }

  /** @returns false when there is no such token, or it was revoked before. */
  async revokeToken(id: string, at: Stamp): Promise<boolean> {
    const update = this.database.db.updateTable('api_tokens').set({ revoked_at: at });
    const result = await update.where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

const sessionQueryOf = ({ db }: Database): CompiledQuery<SessionRow> =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('grants', 'grants.user_id', 'users.id')
    .select(['users.id', 'users.username', 'users.name', 'grants.role', 'grants.unit_id'])
    .select(['sessions.created_at', 'sessions.last_seen_at'])
    .where('sessions.token_hash', '=', '')
    .where('users.disabled', '=', 0)
    .compile();

function holderOf(first: HolderRow, rows: readonly HolderRow[]): Holder {
  const grants = rows.flatMap(({ role, unit_id }) =>
    role === null || unit_id === null ? [] : [{ role: RoleSchema.parse(role), unitId: unit_id }],
  );
  return { userId: first.id, username: first.username, name: first.name, grants };
}
