import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config';
import { endpointOf, NotAllowedError, NotSignedInError, refuseUnknownQuery, type AppRequest } from '../http';
import { Authentication } from './authentication';
import { FROM_ELSEWHERE, NO_LONGER_GOOD, NOT_FOR_TOKENS, NOT_YOURS, PASSWORD_FIRST } from './guard-words';
import { comesFromAnotherSite } from './same-site';
import { SessionCookie } from './session-cookie';

/** Stands before every endpoint. What does not declare who may call it is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authentication: Authentication,
    private readonly cookie: SessionCookie,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const spec = endpointOf(context.getHandler());
    const request = context.switchToHttp().getRequest<AppRequest>();
    if (!spec) throw new NotAllowedError({ ...NOT_YOURS, detail: 'this endpoint is closed' });
    if (request.headers.authorization === undefined && comesFromAnotherSite(request, this.settings.baseUrl)) {
      throw new NotAllowedError(FROM_ELSEWHERE, 'cross_site');
    }
    if (spec.access !== 'public') {
      const caller = await this.authentication.callerOf(request);
      if (!caller) throw new NotSignedInError(this.hadCredentials(request) ? NO_LONGER_GOOD : undefined);
      request.caller = caller;
      if (spec.sessionOnly === true && caller.via !== 'session') {
        throw new NotAllowedError(NOT_FOR_TOKENS, 'session_only');
      }
      if (caller.mustChangePassword && spec.beforePasswordChange !== true) {
        throw new NotAllowedError(PASSWORD_FIRST, 'password_change_required');
      }
      if (spec.access !== 'signed-in' && !caller.permissions.has(spec.access)) {
        throw new NotAllowedError({ ...NOT_YOURS, detail: `this needs the permission ${spec.access}` });
      }
    }
    refuseUnknownQuery(spec, request);
    return true;
  }

  private hadCredentials(request: AppRequest): boolean {
    return request.headers.authorization !== undefined || this.cookie.secretOf(request) !== null;
  }
}
