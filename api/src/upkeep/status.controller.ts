import { Controller, Get } from '@nestjs/common';
import { SystemStatusSchema, type SystemStatus } from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { StatusService } from './status.service';

@Controller('api/v1')
export class StatusController {
  constructor(private readonly statuses: StatusService) {}

  @Get('status')
  @Endpoint({
    summary: 'How the program, its database, backups, mail, disk and clock are, and what is wrong',
    access: 'users.manage',
    answer: SystemStatusSchema,
  })
  status(@Asked() _: Ask): Promise<SystemStatus> {
    return this.statuses.status();
  }
}
