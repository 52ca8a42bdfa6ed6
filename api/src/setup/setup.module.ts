import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { OrganisationModule } from '../organisation/organisation.module';
import { RegisterModule } from '../register/register.module';
import { SetupController } from './setup.controller';
import { SetupService } from './setup.service';

/** The first start on screen. */
@Module({
  imports: [AccessModule, OrganisationModule, RegisterModule],
  controllers: [SetupController],
  providers: [SetupService],
})
export class SetupModule {}
