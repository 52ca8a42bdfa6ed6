import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { write, type Database } from '@pantausop/database';
import { RefusedError, type Stamp } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import type { Caller } from '../http';
import { CredentialRepository } from './credential.repository';
import { callerOf } from './permissions';
import { RecentCallers } from './recent-callers';
import { hashOfSecret, newSecret } from './secrets';
import { UserRepository } from './user.repository';

/** Keys of other programs. Each acts as a user, is shown once and can be taken back. */
@Injectable()
export class TokensService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly users: UserRepository,
    private readonly credentials: CredentialRepository,
    private readonly recent: RecentCallers,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes an API token for a user. The secret is returned here and never again.
   * @param expiresAt null = until it is revoked
   * @throws RefusedError when there is no such user, or the token would have expired already.
   */
  async create(username: string, label: string, expiresAt: Stamp | null): Promise<{ id: string; secret: string }> {
    const user = await this.users.known(username);
    const [id, secret, createdAt] = [randomUUID(), newSecret(), this.clock.stamp()];
    if (expiresAt !== null && expiresAt <= createdAt) {
      throw new RefusedError('expires_in_past', 'invalid', 'the token would have expired already');
    }
    const token = { id, userId: user.id, label, tokenHash: hashOfSecret(secret), createdAt, expiresAt };
    await write(this.database, (tx) => this.credentials.addToken(tx, token));
    return { id, secret };
  }

  /** @throws RefusedError when there is no such token or it is revoked already. */
  async revoke(id: string): Promise<void> {
    if (!(await this.credentials.revokeToken(id, this.clock.stamp()))) {
      throw new RefusedError('unknown_token', 'not_found', `there is no token ${id} that could be revoked`, { id });
    }
    this.recent.forgetAll();
  }

  /** The caller whose token this is; null when it is expired, revoked or never was. */
  callerOf(secret: string): Promise<Caller | null> {
    const hash = hashOfSecret(secret);
    return this.recent.findOr(hash, async () => {
      const holder = await this.credentials.tokenHolder(hash, this.clock.stamp());
      return holder && callerOf(holder, 'token');
    });
  }
}
