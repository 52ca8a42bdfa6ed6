import { Controller, Get } from '@nestjs/common';
import {
  WorkCountSchema,
  WorkQueueQuerySchema,
  WorkQueueSchema,
  type WorkCount,
  type WorkQueue,
  type WorkQueueQuery,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { WorkQueueService } from './work-queue.service';

/** What waits for the caller. */
@Controller('api/v1/work-queue')
export class WorkQueueController {
  constructor(private readonly work: WorkQueueService) {}

  @Get()
  @Endpoint({
    summary: 'What waits for the caller, by kind, the greatest gain first; only within the own scope',
    access: 'register.read',
    query: WorkQueueQuerySchema,
    answer: WorkQueueSchema,
  })
  queue(@Asked() { query, caller }: Ask<WorkQueueQuery>): Promise<WorkQueue> {
    return this.work.queue(query, caller);
  }

  @Get('count')
  @Endpoint({ summary: 'How many things wait for the caller', access: 'register.read', answer: WorkCountSchema })
  count(@Asked() { caller }: Ask): Promise<WorkCount> {
    return this.work.count(caller);
  }
}
