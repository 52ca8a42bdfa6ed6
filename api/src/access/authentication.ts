import { Inject, Injectable } from '@nestjs/common';
import { stamp, type Stamp } from '@pantausop/domain';
import { Clock, SETTINGS, type Settings } from '../config';
import type { AppRequest, Caller } from '../http';
import { CredentialRepository } from './credential.repository';
import { callerOf } from './permissions';
import { hashOfSecret } from './secrets';

export const SESSION_COOKIE = 'pantau_session';

const HOUR = 3_600_000_000;
/** A session nobody used for this long is over (microseconds). */
export const IDLE = 8 * HOUR;
/** A session is over after this long however it is used (microseconds). */
export const ABSOLUTE = 7 * 24 * HOUR;
/** The time of last use is written at most this often (microseconds). */
const SEEN_EVERY = 60_000_000;

/** Finds out who is asking. */
@Injectable()
export class Authentication {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The caller by bearer token or, without one, by session cookie; null when neither is good. */
  async callerOf(request: AppRequest): Promise<Caller | null> {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) {
      const token = /^Bearer +([\w-]{20,100})$/i.exec(authorization)?.[1];
      return token === undefined ? null : this.byToken(token);
    }
    const secret = sessionSecretOf(request);
    return secret === null ? null : this.bySession(secret);
  }

  /** The stored form of a session's secret. */
  sessionHash(secret: string): string {
    return hashOfSecret(secret, this.settings.sessionSecret);
  }

  private async byToken(token: string): Promise<Caller | null> {
    const holder = await this.credentials.tokenHolder(hashOfSecret(token), this.clock.stamp());
    return holder && callerOf(userOf(holder), holder.grants, 'token');
  }

  private async bySession(secret: string): Promise<Caller | null> {
    const tokenHash = this.sessionHash(secret);
    const holder = await this.credentials.session(tokenHash);
    const now = this.clock.stamp();
    if (!holder || isOver(holder, now)) return null;
    if (now - holder.lastSeenAt >= SEEN_EVERY) await this.credentials.seenSession(tokenHash, now);
    return callerOf(userOf(holder), holder.grants, 'session');
  }
}

const userOf = ({ userId, username, name }: { userId: string; username: string; name: string }) => ({
  userId,
  username,
  name,
});

function isOver({ createdAt, lastSeenAt }: { createdAt: Stamp; lastSeenAt: Stamp }, now: Stamp): boolean {
  const { lastSeenBefore, createdBefore } = sessionLimits(now);
  return lastSeenAt < lastSeenBefore || createdAt < createdBefore;
}

/** Sessions last used or begun before these are over at `now`. */
export function sessionLimits(now: Stamp): { lastSeenBefore: Stamp; createdBefore: Stamp } {
  return { lastSeenBefore: stamp(now - IDLE), createdBefore: stamp(now - ABSOLUTE) };
}

/** The secret in the session cookie of a request; null when it has none. */
export function sessionSecretOf(request: AppRequest): string | null {
  const cookies = request.headers.cookie;
  if (cookies === undefined) return null;
  return /(?:^|;\s*)pantau_session=([\w-]{20,100})(?:;|$)/.exec(cookies)?.[1] ?? null;
}
