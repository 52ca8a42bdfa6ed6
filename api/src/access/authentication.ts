import { Injectable } from '@nestjs/common';
import type { AppRequest, Caller } from '../http';
import { SessionCookie } from './session-cookie';
import { Sessions } from './sessions';
import { TokensService } from './tokens.service';

/** Finds out who is asking. */
@Injectable()
export class Authentication {
  constructor(
    private readonly cookie: SessionCookie,
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
    const secret = this.cookie.secretOf(request);
    return secret === null ? null : this.sessions.callerOf(secret);
  }
}
