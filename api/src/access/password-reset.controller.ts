import { Controller, Post, Req } from '@nestjs/common';
import {
  PasswordResetCheckSchema,
  PasswordResetRequestSchema,
  PasswordResetSchema,
  PasswordResetStateSchema,
  type PasswordResetState,
} from '@pantausop/contracts';
import type { z } from 'zod';
import { Asked, Endpoint, type AppRequest, type Ask } from '../http';
import { PasswordResetService } from './password-reset.service';

/** A forgotten password: a link by mail, and what it opens. The token travels in bodies, so that no log keeps it. */
@Controller('api/v1/password-resets')
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  @Post()
  @Endpoint({
    summary: 'Ask for a link by mail; the answer is the same whether or not there is such an account',
    access: 'public',
    body: PasswordResetRequestSchema,
    status: 204,
  })
  async request(
    @Asked() { body }: Ask<undefined, z.output<typeof PasswordResetRequestSchema>>,
    @Req() request: AppRequest,
  ): Promise<void> {
    await this.resets.request(body, request.ip ?? '');
  }

  @Post('check')
  @Endpoint({
    summary: 'Whose password a link sets, and until when',
    access: 'public',
    body: PasswordResetCheckSchema,
    answer: PasswordResetStateSchema,
    status: 200,
  })
  check(@Asked() { body }: Ask<undefined, z.output<typeof PasswordResetCheckSchema>>): Promise<PasswordResetState> {
    return this.resets.check(body.token);
  }

  @Post('redeem')
  @Endpoint({
    summary: 'Set a new password by a link, once; the account is signed out everywhere',
    access: 'public',
    body: PasswordResetSchema,
    status: 204,
  })
  async redeem(@Asked() { body }: Ask<undefined, z.output<typeof PasswordResetSchema>>): Promise<void> {
    await this.resets.redeem(body.token, body.password);
  }
}
