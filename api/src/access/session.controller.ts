import { Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { SessionSchema, SignInInfoSchema, SignInSchema, type Session, type SignInInfo } from '@pantausop/contracts';
import type { Response } from 'express';
import type { z } from 'zod';
import { SETTINGS, type Settings } from '../config';
import { Asked, Endpoint, type AppRequest, type Ask } from '../http';
import { SESSION_COOKIE, sessionSecretOf } from './authentication';
import { SessionView } from './session-view';
import { ABSOLUTE, Sessions } from './sessions';
import { SignInService } from './sign-in.service';

@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: Sessions,
    private readonly view: SessionView,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('sign-in')
  @Endpoint({ summary: 'What the sign-in page shows', access: 'public', answer: SignInInfoSchema })
  signInInfo(): Promise<SignInInfo> {
    return this.view.signInInfo();
  }

  @Post('session')
  @Endpoint({ summary: 'Sign in: sets the session cookie', access: 'public', body: SignInSchema, status: 204 })
  async signIn(
    @Asked() { body }: Ask<undefined, z.output<typeof SignInSchema>>,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    this.setCookie(response, await this.signIns.signIn(body, request.ip ?? ''), ABSOLUTE / 1000);
  }

  @Get('session')
  @Endpoint({ summary: 'Who I am and what I may do', access: 'signed-in', answer: SessionSchema })
  session(@Asked() { caller }: Ask): Promise<Session> {
    return this.view.session(caller);
  }

  @Delete('session')
  @Endpoint({ summary: 'Sign out', access: 'public', status: 204 })
  async signOut(@Req() request: AppRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    const secret = sessionSecretOf(request);
    if (secret !== null) await this.sessions.end(secret);
    this.setCookie(response, '', 0);
  }

  private setCookie(response: Response, secret: string, maxAge: number): void {
    const secure = this.settings.baseUrl?.startsWith('https:') ?? false;
    response.cookie(SESSION_COOKIE, secret, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge });
  }
}
