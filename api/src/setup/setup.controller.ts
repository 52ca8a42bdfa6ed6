import { Controller, Post } from '@nestjs/common';
import { SetupDoneSchema, SetupSchema, type SetupDone } from '@pantausop/contracts';
import type { z } from 'zod';
import { Asked, Endpoint, type Ask } from '../http';
import { SetupService } from './setup.service';

@Controller('api/v1/setup')
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  @Post()
  @Endpoint({
    summary: 'Begin an empty system, once: its government and first administrator; the server printed the code',
    access: 'public',
    body: SetupSchema,
    answer: SetupDoneSchema,
    status: 201,
  })
  begin(@Asked() { body }: Ask<undefined, z.output<typeof SetupSchema>>): Promise<SetupDone> {
    return this.setup.begin(body);
  }
}
