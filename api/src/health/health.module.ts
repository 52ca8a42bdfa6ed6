import { Module } from '@nestjs/common';
import { HttpModule } from '../http';
import { HealthController } from './health.controller';
import { HealthRepository } from './health.repository';
import { HealthService } from './health.service';
import { MetricsDoor } from './metrics-door';

@Module({
  imports: [HttpModule],
  controllers: [HealthController],
  providers: [HealthRepository, HealthService, MetricsDoor],
})
export class HealthModule {}
