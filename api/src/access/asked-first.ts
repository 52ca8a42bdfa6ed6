import { Injectable } from '@nestjs/common';
import { comparedDate, DEFAULT_COMPARISON } from '@pantausop/domain';
import { Clock } from '../config';
import type { AppRequest, Caller } from '../http';
import { SessionCookie } from './session-cookie';
import { Sessions } from './sessions';

/** The overview as most people open it: of today, compared as usual. */
const OVERVIEW = '/';

/**
 * What a page asks first of the API for the one whose browser opens it, so that it is fetched beside the scripts that will ask:
 * who is signed in, and on the overview the figures of today and of the day compared with.
 */
@Injectable()
export class AskedFirst {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Paths with their query, as web/src/app/figures/matrix-store.ts asks them; none for a browser without a session cookie. */
  readonly of = async (request: AppRequest): Promise<readonly string[]> => {
    const secret = this.cookie.secretOf(request);
    if (secret === null) return [];
    const session = '/api/v1/session';
    if (request.originalUrl !== OVERVIEW || !seesGovernment(await this.sessions.callerOf(secret))) return [session];
    const figures = '/api/v1/compliance/matrix';
    return [session, figures, `${figures}?asOf=${comparedDate(this.clock.today(), DEFAULT_COMPARISON)}`];
  };
}

/** For an operator the overview asks for the government by name, which it has yet to find out. */
const seesGovernment = (caller: Caller | null): boolean =>
  caller !== null &&
  !caller.mustChangePassword &&
  caller.permissions.has('figures.read') &&
  caller.grants.some(({ role }) => role !== 'operator');
