import { Injectable } from '@nestjs/common';
import type { AppRequest, Caller } from '../http';
import { Sessions } from './sessions';
import { TokensService } from './tokens.service';

export const SESSION_COOKIE = 'pantau_session';

/** Finds out who is asking. */
@Injectable()
export class Authentication {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: TokensService,
  ) {}

  /** The caller by bearer token or, without one, by session cookie; null when neither is good. */
  async callerOf(request: AppRequest): Promise<Caller | null> {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) {
      const token = /^Bearer +([\w-]{20,100})$/i.exec(authorization)?.[1];
      return token === undefined ? null : this.tokens.callerOf(token);
    }
    const secret = sessionSecretOf(request);
    return secret === null ? null : this.sessions.callerOf(secret);
  }
}

/** The secret in the session cookie of a request; null when it has none. */
export function sessionSecretOf(request: AppRequest): string | null {
  const cookies = request.headers.cookie;
  if (cookies === undefined) return null;
  return /(?:^|;\s*)pantau_session=([\w-]{20,100})(?:;|$)/.exec(cookies)?.[1] ?? null;
}
