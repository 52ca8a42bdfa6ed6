import { Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import {
  SopActionsSchema,
  VerificationBodySchema,
  VerificationSchema,
  type SopActions,
  type Verification,
  type VerificationBody,
} from '@pantausop/contracts';
import type { Response } from 'express';
import { Asked, Endpoint, type Ask } from '../http';
import { ActionsService } from './actions.service';

/** What may be done to one SOP, and the verification of its document. */
@Controller('api/v1/sops')
export class ActionsController {
  constructor(private readonly actions: ActionsService) {}

  @Get(':id/actions')
  @Endpoint({
    summary: 'What the caller may do to an SOP today, and why the rest is not offered',
    access: 'register.read',
    answer: SopActionsSchema,
  })
  async offered(
    @Asked() { caller }: Ask,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SopActions> {
    const offer = await this.actions.offered(id, caller);
    // a state of the record and of the verifications, which the version of the history alone does not know
    response.setHeader('Cache-Control', 'no-store');
    return offer;
  }

  @Post(':id/verification')
  @Endpoint({
    summary:
      'Find the submitted document fit to be signed; no effect on any figure. If-Match takes the version of the SOP',
    access: 'register.govern',
    body: VerificationBodySchema,
    answer: VerificationSchema,
  })
  verify(
    @Asked() { body, caller }: Ask<undefined, VerificationBody>,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<Verification> {
    return this.actions.verify(id, body, ifMatch, caller);
  }
}
