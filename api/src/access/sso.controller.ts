import { Controller, Get, Req, Res } from '@nestjs/common';
import { SsoAnswerSchema, SsoQuerySchema } from '@pantausop/contracts';
import type { Response } from 'express';
import type { z } from 'zod';
import { Asked, Endpoint, type AppRequest, type Ask } from '../http';
import { SessionCookie } from './session-cookie';
import { PASSAGE_MINUTES, SsoRefusedError, SsoService } from './sso.service';
import { visitOf } from './visit';

const STATE_COOKIE = 'pantau_sso';

/** Single sign-on by OpenID Connect: to the provider, and back. */
@Controller('api/v1/sso')
export class SsoController {
  constructor(
    private readonly sso: SsoService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Endpoint({ summary: 'To the single sign-on provider', access: 'public', query: SsoQuerySchema, status: 302 })
  async begin(@Asked() { query }: Ask<z.output<typeof SsoQuerySchema>>, @Res() response: Response): Promise<void> {
    await this.orBackToSignIn(response, async () => {
      const { address, state } = await this.sso.begin(query.kembali);
      this.cookie.giveOther(response, STATE_COOKIE, state, PASSAGE_MINUTES * 60_000);
      return address;
    });
  }

  @Get('callback')
  @Endpoint({
    summary: 'Back from the provider: sets the session cookie',
    access: 'public',
    query: SsoAnswerSchema,
    status: 302,
  })
  async back(
    @Asked() _: Ask<z.output<typeof SsoAnswerSchema>>,
    @Req() request: AppRequest,
    @Res() response: Response,
  ): Promise<void> {
    const state = this.cookie.otherSecretOf(request, STATE_COOKIE);
    this.cookie.giveOther(response, STATE_COOKIE, '', 0);
    await this.orBackToSignIn(response, async () => {
      const visit = visitOf(request, this.cookie.secretOf(request));
      const { secret, wayBack } = await this.sso.enter(new URL(request.originalUrl, 'http://x').search, state, visit);
      this.cookie.give(response, secret);
      return wayBack;
    });
  }

  /** People are shown a page, not a problem document. */
  private async orBackToSignIn(response: Response, go: () => Promise<string>): Promise<void> {
    try {
      response.redirect(302, await go());
    } catch (error) {
      if (!(error instanceof SsoRefusedError)) throw error;
      response.redirect(302, `/masuk?sso=${error.why}`);
    }
  }
}
