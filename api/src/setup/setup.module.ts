import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { MailModule } from '../mail';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { SetupController } from './setup.controller';
import { SetupService } from './setup.service';
import { TestMailService } from './test-mail.service';

/** The first start on screen. */
@Module({
  imports: [AccessModule, MailModule, OrganisationModule, RegisterModule],
  controllers: [SetupController],
  providers: [SetupService, TestMailService],
})
export class SetupModule {}
