import { Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { SessionSchema, SignInInfoSchema, SignInSchema, type Session, type SignInInfo } from '@pantausop/contracts';
import type { Response } from 'express';
import type { z } from 'zod';
import { Asked, Endpoint, type AppRequest, type Ask } from '../http';
import { SessionCookie } from './session-cookie';
import { SessionView } from './session-view';
import { Sessions } from './sessions';
import { SignInService } from './sign-in.service';
import { visitOf } from './visit';

@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: Sessions,
    private readonly view: SessionView,
    private readonly cookie: SessionCookie,
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
    const visit = visitOf(request, this.cookie.secretOf(request));
    this.cookie.give(response, await this.signIns.signIn(body, visit));
  }

  @Get('session')
  @Endpoint({
    summary: 'Who I am and what I may do',
    access: 'signed-in',
    beforePasswordChange: true,
    answer: SessionSchema,
  })
  session(@Asked() { caller }: Ask): Promise<Session> {
    return this.view.session(caller);
  }

  @Delete('session')
  @Endpoint({ summary: 'Sign out', access: 'public', status: 204 })
  async signOut(@Req() request: AppRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    const secret = this.cookie.secretOf(request);
    if (secret !== null) await this.sessions.end(secret);
    this.cookie.take(response);
  }
}
