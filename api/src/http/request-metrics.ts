import { Injectable } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { AppRequest } from './asked';
import { routeOf } from './route-of';

/** Upper bounds of the histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What this process can tell about itself, in Prometheus text. Other modules add their figures to `registry`. */
@Injectable()
export class RequestMetrics {
  readonly registry = new Registry();
  private readonly duration = new Histogram({
    name: 'pantausop_http_request_duration_seconds',
    help: 'Requests by the address that their endpoint declares, and how long they took',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Express middleware; an answer counts when its last byte was handed over. */
  readonly measure = (request: AppRequest, response: Response, next: NextFunction): void => {
    const begun = performance.now();
    response.once('finish', () => {
      const labels = { method: request.method, route: routeOf(request), status: response.statusCode };
      this.duration.observe(labels, (performance.now() - begun) / 1000);
    });
    next();
  };

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
