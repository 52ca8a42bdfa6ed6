import { Module } from '@nestjs/common';
import { APP_FILTER, DiscoveryModule } from '@nestjs/core';
import { ApiDocsController } from './api-docs.controller';
import { Draining } from './draining';
import { ProblemFilter } from './problem.filter';
import { RequestMetrics } from './request-metrics';
import { RequestWitnesses } from './request-witnesses';
import { Routes } from './routes';

@Module({
  imports: [DiscoveryModule],
  controllers: [ApiDocsController],
  providers: [Routes, RequestMetrics, Draining, RequestWitnesses, { provide: APP_FILTER, useClass: ProblemFilter }],
  exports: [Routes, RequestMetrics, Draining, RequestWitnesses],
})
export class HttpModule {}
