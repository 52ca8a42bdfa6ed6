import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CreatedToken, MyToken, NewToken, Permission } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError, stampToIso, type Stamp } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE, SETTINGS, dayEnds, type Settings } from '../config';
import type { Caller } from '../http';
import { noteWithoutWaiting } from './note-without-waiting';
import { callerOf } from './permissions';
import { RecentCallers } from './recent-callers';
import { hashOfSecret, newSecret } from './secrets';
import { SEEN_EVERY } from './sessions';
import { TokenRepository, type ApiToken } from './token.repository';
import { UserRepository } from './user.repository';

/** More than anybody keeps apart; so that a script that makes one with each run is noticed. */
const MOST_TOKENS = 50;

interface Wanted {
  readonly label: string;
  /** null = until it is revoked */
  readonly expiresAt: Stamp | null;
  /** null = everything its user may do */
  readonly scopes: readonly Permission[] | null;
}

/** Keys of other programs. Each acts as a user, is shown once and can be taken back. */
@Injectable()
export class TokensService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly users: UserRepository,
    private readonly tokens: TokenRepository,
    private readonly recent: RecentCallers,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Makes an API token for a user. The secret is returned here and never again.
   * @param expiresAt null = until it is revoked
   * @throws RefusedError when there is no such user, or the token would have expired already.
   */
  async create(username: string, label: string, expiresAt: Stamp | null): Promise<{ id: string; secret: string }> {
    const user = await this.users.known(username);
    const { token, secret } = await this.add(user.id, { label, expiresAt, scopes: null });
    return { id: token.id, secret };
  }

  /**
   * Makes a token for the caller.
   * @throws RefusedError when a scope is not the caller's own, it would have expired already, or there are too many.
   */
  async createOwn({ label, expiresOn, scopes }: NewToken, caller: Caller): Promise<CreatedToken> {
    const beyond = scopes?.find((scope) => !caller.permissions.has(scope));
    if (beyond !== undefined) {
      const reason = {
        id: 'Anda sendiri tidak memiliki salah satu hak yang dipilih: muat ulang halaman ini, lalu pilih lagi',
        en: 'you do not have one of the chosen rights yourself: load this page again and choose anew',
        detail: `you do not have the permission ${beyond} yourself`,
      };
      throw new RefusedError('scope_not_held', 'invalid', reason, { scope: beyond });
    }
    const expiresAt = expiresOn === null ? null : dayEnds(expiresOn, this.settings.timeZone);
    const { token, secret } = await this.add(caller.userId, {
      label,
      expiresAt,
      scopes: scopes && [...new Set(scopes)],
    });
    return { token: this.view(token), secret };
  }

  async listOwn(caller: Caller): Promise<{ items: MyToken[] }> {
    const tokens = await this.tokens.listOf(caller.userId);
    return { items: tokens.map((token) => this.view(token)) };
  }

  /**
   * @param caller whose token it must be; null = the command line, which may revoke any
   * @throws RefusedError when there is no such token or it is revoked already.
   */
  async revoke(id: string, caller: Caller | null = null): Promise<void> {
    const revoked = await write(this.database, async (tx) => {
      const token = await this.tokens.revoke(tx, id, caller?.userId ?? null, this.clock.stamp());
      const subject = token && { kind: 'token', id, label: token.label };
      if (subject) await this.trail.record(tx, { action: 'token.revoke', outcome: 'done', subject });
      return token;
    });
    if (!revoked) {
      const reason = {
        id: 'token ini tidak ada atau sudah dicabut: muat ulang daftarnya',
        en: 'this token does not exist or is revoked already: load the list again',
        detail: `there is no token ${id} that could be revoked`,
      };
      throw new RefusedError('unknown_token', 'not_found', reason, { id });
    }
    this.recent.forgetAll();
  }

  /** The caller whose token this is; null when it is expired, revoked or never was. */
  callerOf(secret: string): Promise<Caller | null> {
    const hash = hashOfSecret(secret);
    return this.recent.findOr(hash, async () => {
      const now = this.clock.stamp();
      const holder = await this.tokens.holder(hash, now);
      if (!holder) return null;
      if (holder.lastUsedAt === null || now - holder.lastUsedAt >= SEEN_EVERY) {
        noteWithoutWaiting('when a token was last used', this.tokens.used(hash, now));
      }
      return callerOf(holder, 'token');
    });
  }

  private async add(
    userId: string,
    { label, expiresAt, scopes }: Wanted,
  ): Promise<{ token: ApiToken; secret: string }> {
    const [id, secret, createdAt] = [randomUUID(), newSecret(), this.clock.stamp()];
    if (expiresAt !== null && expiresAt <= createdAt) {
      throw new RefusedError('expires_in_past', 'invalid', {
        id: 'tanggal berakhirnya token sudah lewat: pilih tanggal yang akan datang',
        en: 'the token would have expired already: choose a day to come',
      });
    }
    const token = { id, label, scopes, createdAt, expiresAt, lastUsedAt: null };
    const held = (await this.tokens.listOf(userId)).filter((one) => !this.isExpired(one));
    if (held.length >= MOST_TOKENS) {
      const reason = {
        id: `sebuah akun paling banyak memiliki ${MOST_TOKENS} token: cabut yang tidak dipakai`,
        en: `an account has at most ${MOST_TOKENS} tokens: revoke those that are not used`,
      };
      throw new RefusedError('too_many_tokens', 'conflict', reason, { most: MOST_TOKENS });
    }
    await write(this.database, async (tx) => {
      await this.tokens.add(tx, { ...token, userId, tokenHash: hashOfSecret(secret) });
      const [subject, after] = [
        { kind: 'token', id, label },
        { user: userId, scopes, expiresAt: expiresAt && stampToIso(expiresAt) },
      ];
      await this.trail.record(tx, { action: 'token.create', outcome: 'done', subject, after });
    });
    return { token, secret };
  }

  private isExpired({ expiresAt }: ApiToken): boolean {
    return expiresAt !== null && expiresAt <= this.clock.stamp();
  }

  private view(token: ApiToken): MyToken {
    const { id, label, scopes, createdAt, expiresAt, lastUsedAt } = token;
    return {
      id,
      label,
      scopes: scopes && [...scopes],
      createdAt: stampToIso(createdAt),
      expiresAt: expiresAt && stampToIso(expiresAt),
      expired: this.isExpired(token),
      lastUsedAt: lastUsedAt && stampToIso(lastUsedAt),
    };
  }
}
