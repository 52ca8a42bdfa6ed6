import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { HttpModule } from '../http';
import { OrganisationModule } from '../organisation/organisation.module';
import { DailyBackup } from './backup/daily-backup';
import { StatusController } from './status.controller';
import { StatusRepository } from './status.repository';
import { StatusService } from './status.service';
import { UpkeepMetrics } from './upkeep-metrics';

@Module({
  imports: [HttpModule, OrganisationModule, ScheduleModule.forRoot()],
  controllers: [StatusController],
  providers: [DailyBackup, StatusRepository, StatusService, UpkeepMetrics],
})
export class UpkeepModule {}
