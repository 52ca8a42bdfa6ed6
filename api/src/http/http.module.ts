import { Module } from '@nestjs/common';
import { APP_FILTER, DiscoveryModule } from '@nestjs/core';
import { ApiDocsController } from './api-docs.controller';
import { ProblemFilter } from './problem.filter';
import { RequestMetrics } from './request-metrics';
import { RequestWitnesses } from './request-witnesses';
import { Routes } from './routes';

@Module({
  imports: [DiscoveryModule],
  controllers: [ApiDocsController],
  providers: [Routes, RequestMetrics, RequestWitnesses, { provide: APP_FILTER, useClass: ProblemFilter }],
  exports: [Routes, RequestMetrics, RequestWitnesses],
})
export class HttpModule {}
