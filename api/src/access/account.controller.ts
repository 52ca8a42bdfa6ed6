import { Controller, Delete, Get, Param, Post, Put, Req, Res } from '@nestjs/common';
import {
  AccountSchema,
  ChangeEmailSchema,
  ChangePasswordSchema,
  CreatedTokenSchema,
  MySessionsSchema,
  MyTokensSchema,
  NewTokenSchema,
  type AccountView,
  type CreatedToken,
  type MySession,
  type MyToken,
  type NewToken,
} from '@pantausop/contracts';
import type { Response } from 'express';
import type { z } from 'zod';
import { Asked, Endpoint, type AppRequest, type Ask } from '../http';
import { AccountService } from './account.service';
import { SessionCookie } from './session-cookie';
import { TokensService } from './tokens.service';
import { visitOf } from './visit';

/** The own account: for people in a browser only, so that a token never makes another way in. */
@Controller('api/v1/account')
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly tokens: TokensService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Endpoint({ summary: 'My account', access: 'signed-in', sessionOnly: true, answer: AccountSchema })
  profile(@Asked() { caller }: Ask): Promise<AccountView> {
    return this.account.profile(caller);
  }

  @Put('password')
  @Endpoint({
    summary: 'Change my password: every other session ends',
    access: 'signed-in',
    sessionOnly: true,
    beforePasswordChange: true,
    body: ChangePasswordSchema,
    status: 204,
  })
  async changePassword(
    @Asked() { body, caller }: Ask<undefined, z.output<typeof ChangePasswordSchema>>,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    this.cookie.give(response, await this.account.changePassword(body, caller, visitOf(request, null)));
  }

  @Put('email')
  @Endpoint({
    summary: 'Change my mail address, to which links to reset the password go',
    access: 'signed-in',
    sessionOnly: true,
    body: ChangeEmailSchema,
    answer: AccountSchema,
  })
  changeEmail(
    @Asked() { body, caller }: Ask<undefined, z.output<typeof ChangeEmailSchema>>,
    @Req() request: AppRequest,
  ): Promise<AccountView> {
    return this.account.changeEmail(body, caller, visitOf(request, null));
  }

  @Get('sessions')
  @Endpoint({
    summary: 'Where I am signed in',
    access: 'signed-in',
    sessionOnly: true,
    answer: MySessionsSchema,
  })
  sessions(@Asked() { caller }: Ask, @Req() request: AppRequest): Promise<{ items: MySession[] }> {
    return this.account.listSessions(caller, this.cookie.secretOf(request));
  }

  @Delete('sessions')
  @Endpoint({ summary: 'Sign out everywhere, here too', access: 'signed-in', sessionOnly: true, status: 204 })
  async endSessions(@Asked() { caller }: Ask, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.account.endSessions(caller);
    this.cookie.take(response);
  }

  @Delete('sessions/:id')
  @Endpoint({ summary: 'Sign out one of my sessions', access: 'signed-in', sessionOnly: true, status: 204 })
  async endSession(@Asked() { caller }: Ask, @Param('id') id: string): Promise<void> {
    await this.account.endSession(id, caller);
  }

  @Get('tokens')
  @Endpoint({ summary: 'My API tokens', access: 'signed-in', sessionOnly: true, answer: MyTokensSchema })
  listTokens(@Asked() { caller }: Ask): Promise<{ items: MyToken[] }> {
    return this.tokens.listOwn(caller);
  }

  @Post('tokens')
  @Endpoint({
    summary: 'Make an API token; its secret is in this answer and never again',
    access: 'signed-in',
    sessionOnly: true,
    body: NewTokenSchema,
    answer: CreatedTokenSchema,
  })
  createToken(@Asked() { body, caller }: Ask<undefined, NewToken>): Promise<CreatedToken> {
    return this.tokens.createOwn(body, caller);
  }

  @Delete('tokens/:id')
  @Endpoint({ summary: 'Revoke one of my API tokens', access: 'signed-in', sessionOnly: true, status: 204 })
  async revokeToken(@Asked() { caller }: Ask, @Param('id') id: string): Promise<void> {
    await this.tokens.revoke(id, caller);
  }
}
