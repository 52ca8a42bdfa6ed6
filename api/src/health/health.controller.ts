import { Controller, Get, Header, Req } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, RequestMetrics, type AppRequest } from '../http';
import { HealthService } from './health.service';
import { MetricsDoor } from './metrics-door';

const LiveSchema = z.object({ status: z.literal('ok') });
const ReadySchema = z.object({
  status: z.literal('ready'),
  database: z.enum(['sqlite', 'postgres']),
  wrong: z.array(z.string()),
});

@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly metrics: RequestMetrics,
    private readonly door: MetricsDoor,
  ) {}

  @Get('health/live')
  @Endpoint({ summary: 'The process answers', access: 'public', answer: LiveSchema })
  live(): z.input<typeof LiveSchema> {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Endpoint({
    summary: 'Whether the program can serve; else 503 and why. `wrong`: what is wrong besides, such as the clock',
    access: 'public',
    answer: ReadySchema,
  })
  ready(): Promise<z.input<typeof ReadySchema>> {
    return this.health.ready();
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Endpoint({
    summary: 'Figures in Prometheus text, for this machine or with METRICS_TOKEN',
    access: 'public',
    produces: 'text/plain',
  })
  prometheus(@Req() request: AppRequest): Promise<string> {
    this.door.check(request);
    return this.metrics.text();
  }
}
