import { Inject, Injectable } from '@nestjs/common';
import { MySessionSchema, RoleSchema } from '@pantausop/contracts';
import type { Database, Tx } from '@pantausop/database';
import type { CompiledQuery } from 'kysely';
import { stamp, type Stamp } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Device } from './device';
import type { Holder } from './permissions';

export interface SessionHolder extends Holder {
  readonly createdAt: Stamp;
  readonly lastSeenAt: Stamp;
}

export interface StoredSession extends Device {
  readonly id: string;
  readonly tokenHash: string;
  readonly createdAt: Stamp;
  readonly lastSeenAt: Stamp;
}

export interface HolderRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly must_change_password: number;
  readonly role: string | null;
  readonly unit_id: string | null;
}

interface SessionRow extends HolderRow {
  readonly created_at: number;
  readonly last_seen_at: number;
}

/** Sessions, known by the hashes of their secrets only. */
@Injectable()
export class SessionRepository {
  /** Asked with every request, so it is put into words once: only its first parameter changes. */
  private readonly sessionQuery: CompiledQuery<SessionRow>;

  constructor(@Inject(DATABASE) private readonly database: Database) {
    this.sessionQuery = sessionQueryOf(database);
  }

  /** The session with its user and grants in one indexed query; null when there is none or the account is disabled. */
  async find(tokenHash: string): Promise<SessionHolder | null> {
    const [, ...parameters] = this.sessionQuery.parameters;
    const query: CompiledQuery<SessionRow> = { ...this.sessionQuery, parameters: [tokenHash, ...parameters] };
    const { rows } = await this.database.db.executeQuery(query);
    const [first] = rows;
    if (!first) return null;
    return { ...holderOf(first, rows), createdAt: stamp(first.created_at), lastSeenAt: stamp(first.last_seen_at) };
  }

  async start(tx: Tx, session: StoredSession & { readonly userId: string }): Promise<void> {
    await tx
      .insertInto('sessions')
      .values({
        token_hash: session.tokenHash,
        id: session.id,
        user_id: session.userId,
        browser: session.browser,
        system: session.system,
        created_at: session.createdAt,
        last_seen_at: session.lastSeenAt,
      })
      .execute();
  }

  /** The newest first. */
  async listOf(userId: string): Promise<StoredSession[]> {
    const query = this.database.db.selectFrom('sessions').selectAll().where('user_id', '=', userId);
    const rows = await query.orderBy('last_seen_at', 'desc').orderBy('id').execute();
    return rows.map((row) => ({
      id: row.id,
      tokenHash: row.token_hash,
      ...MySessionSchema.pick({ browser: true, system: true }).parse(row),
      createdAt: stamp(row.created_at),
      lastSeenAt: stamp(row.last_seen_at),
    }));
  }

  async seen(tokenHash: string, at: Stamp): Promise<void> {
    const update = this.database.db.updateTable('sessions').set({ last_seen_at: at });
    await update.where('token_hash', '=', tokenHash).execute();
  }

  async end(tx: Tx, tokenHash: string): Promise<void> {
    await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  }

  /** @returns false when the user has no such session */
  async endById(tx: Tx, userId: string, id: string): Promise<boolean> {
    const gone = tx.deleteFrom('sessions').where('user_id', '=', userId).where('id', '=', id);
    return (await gone.executeTakeFirst()).numDeletedRows > 0n;
  }

  async endAllOf(tx: Tx, userId: string): Promise<void> {
    await tx.deleteFrom('sessions').where('user_id', '=', userId).execute();
  }

  /** Takes away the sessions that are over anyway. */
  async drop(tx: Tx, lastSeenBefore: Stamp, createdBefore: Stamp): Promise<void> {
    await tx
      .deleteFrom('sessions')
      .where((e) => e.or([e('last_seen_at', '<', lastSeenBefore), e('created_at', '<', createdBefore)]))
      .execute();
  }
}

const sessionQueryOf = ({ db }: Database): CompiledQuery<SessionRow> =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('grants', 'grants.user_id', 'users.id')
    .select(['users.id', 'users.username', 'users.name', 'users.must_change_password', 'grants.role', 'grants.unit_id'])
    .select(['sessions.created_at', 'sessions.last_seen_at'])
    .where('sessions.token_hash', '=', '')
    .where('users.disabled', '=', 0)
    .compile();

/** The user of a row, with the grants of all of them. */
export function holderOf(first: HolderRow, rows: readonly HolderRow[]): Holder {
  const grants = rows.flatMap(({ role, unit_id }) =>
    role === null || unit_id === null ? [] : [{ role: RoleSchema.parse(role), unitId: unit_id }],
  );
  const { id, username, name, must_change_password } = first;
  return { userId: id, username, name, grants, mustChangePassword: must_change_password === 1 };
}
