import { Controller, Get, Param, Post } from '@nestjs/common';
import {
  NewTargetSchema,
  RetractionSchema,
  TargetsSchema,
  TargetViewSchema,
  type NewTargetBody,
  type Retraction,
  type TargetView,
  type TargetViews,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { TargetsService } from './targets.service';

/** Targets of units. */
@Controller('api/v1/targets')
export class TargetsController {
  constructor(private readonly targets: TargetsService) {}

  @Get()
  @Endpoint({
    summary: 'The targets that stand, and whether they are reached',
    access: 'figures.read',
    answer: TargetsSchema,
  })
  list(): Promise<TargetViews> {
    return this.targets.list();
  }

  @Post()
  @Endpoint({ summary: 'Set a target', access: 'policy.manage', body: NewTargetSchema, answer: TargetViewSchema })
  add(@Asked() { body, caller }: Ask<undefined, NewTargetBody>): Promise<TargetView> {
    return this.targets.add(body, caller);
  }

  @Post(':id/retraction')
  @Endpoint({ summary: 'Take back a target', access: 'policy.manage', body: RetractionSchema, status: 204 })
  retract(@Asked() { body, caller }: Ask<undefined, Retraction>, @Param('id') id: string): Promise<void> {
    return this.targets.retract(id, body.reason, caller);
  }
}
