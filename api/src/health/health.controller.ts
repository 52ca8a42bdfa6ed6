import { Controller, Get, Header } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, RequestMetrics } from '../http';
import { HealthService } from './health.service';

const LiveSchema = z.object({ status: z.literal('ok') });
const ReadySchema = z.object({ status: z.literal('ready'), database: z.enum(['sqlite', 'postgres']) });

@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly metrics: RequestMetrics,
  ) {}

  @Get('health/live')
  @Endpoint({ summary: 'The process answers', access: 'public', answer: LiveSchema })
  live(): z.input<typeof LiveSchema> {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Endpoint({
    summary: 'The database answers and its schema is current; else 503',
    access: 'public',
    answer: ReadySchema,
  })
  ready(): Promise<z.input<typeof ReadySchema>> {
    return this.health.ready();
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Endpoint({ summary: 'Counters in Prometheus text', access: 'public', produces: 'text/plain' })
  prometheus(): string {
    return this.metrics.text();
  }
}
