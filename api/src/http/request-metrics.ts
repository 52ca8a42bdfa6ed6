import type { NextFunction, Response } from 'express';
import type { AppRequest } from './asked';

/** Upper bounds of the histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts and times every request of this process. */
export class RequestMetrics {
  private readonly byStatus = new Map<string, number>();
  private readonly buckets = BUCKETS.map(() => 0);
  private seconds = 0;
  private requests = 0;

  /** Express middleware; an answer counts when its last byte was handed over. */
  readonly measure = (request: AppRequest, response: Response, next: NextFunction): void => {
    const begun = performance.now();
    response.once('finish', () => {
      this.count(request.method, response.statusCode, (performance.now() - begun) / 1000);
    });
    next();
  };

  count(method: string, status: number, seconds: number): void {
    const key = `method="${method}",status="${status}"`;
    this.byStatus.set(key, (this.byStatus.get(key) ?? 0) + 1);
    this.requests += 1;
    this.seconds += seconds;
    BUCKETS.forEach((bound, at) => {
      if (seconds <= bound) this.buckets[at] = (this.buckets[at] ?? 0) + 1;
    });
  }

  /** Prometheus text format, version 0.0.4. */
  text(): string {
    const { heapUsed, rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    return [
      '# TYPE pantausop_http_requests_total counter',
      ...[...this.byStatus].map(([labels, count]) => `pantausop_http_requests_total{${labels}} ${count}`),
      '# TYPE pantausop_http_request_duration_seconds histogram',
      ...BUCKETS.map(
        (bound, at) => `pantausop_http_request_duration_seconds_bucket{le="${bound}"} ${this.buckets[at] ?? 0}`,
      ),
      `pantausop_http_request_duration_seconds_bucket{le="+Inf"} ${this.requests}`,
      `pantausop_http_request_duration_seconds_sum ${this.seconds}`,
      `pantausop_http_request_duration_seconds_count ${this.requests}`,
      '# TYPE process_cpu_seconds_total counter',
      `process_cpu_seconds_total ${(user + system) / 1e6}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${rss}`,
      '# TYPE nodejs_heap_size_used_bytes gauge',
      `nodejs_heap_size_used_bytes ${heapUsed}`,
      '# TYPE process_start_time_seconds gauge',
      `process_start_time_seconds ${(performance.timeOrigin / 1000).toFixed(3)}`,
      '',
    ].join('\n');
  }
}
