import { Controller, Delete, Get, Param } from '@nestjs/common';
import { OwnOptOutsSchema, type OwnOptOuts } from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { UnsubscribeService } from './archive/unsubscribe.service';

/** The report mails that somebody ended, on the own account. */
@Controller('api/v1/account/report-opt-outs')
export class OwnOptOutsController {
  constructor(private readonly unsubscribing: UnsubscribeService) {}

  @Get()
  @Endpoint({
    summary: 'Report mails to my address that I ended',
    access: 'signed-in',
    sessionOnly: true,
    answer: OwnOptOutsSchema,
  })
  list(@Asked() { caller }: Ask): Promise<OwnOptOuts> {
    return this.unsubscribing.ofCaller(caller);
  }

  @Delete(':schedule')
  @Endpoint({
    summary: 'Receive the mails of a schedule again from its next run on',
    access: 'signed-in',
    sessionOnly: true,
    status: 204,
  })
  takeBack(@Asked() { caller }: Ask, @Param('schedule') schedule: string): Promise<void> {
    return this.unsubscribing.takeBackOwn(schedule, caller);
  }
}
