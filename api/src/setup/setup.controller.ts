import { Controller, Post } from '@nestjs/common';
import {
  SetupDoneSchema,
  SetupSchema,
  TestMailSchema,
  TestMailSentSchema,
  type SetupDone,
  type TestMailSent,
} from '@pantausop/contracts';
import type { z } from 'zod';
import { Asked, Endpoint, type Ask } from '../http';
import { SetupService } from './setup.service';
import { TestMailService } from './test-mail.service';

@Controller('api/v1/setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly testMail: TestMailService,
  ) {}

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

  @Post('test-mail')
  @Endpoint({
    summary: 'Send a letter to oneself, to see that mail works',
    access: 'users.manage',
    body: TestMailSchema,
    answer: TestMailSentSchema,
    status: 200,
  })
  sendTestMail(@Asked() { body, caller }: Ask<undefined, z.output<typeof TestMailSchema>>): Promise<TestMailSent> {
    return this.testMail.send(caller, body);
  }
}
