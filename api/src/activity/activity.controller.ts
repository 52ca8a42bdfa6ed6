import { Controller, Get } from '@nestjs/common';
import { UnitActivityQuerySchema, UnitActivitySchema, type UnitActivity } from '@pantausop/contracts';
import type { z } from 'zod';
import { Asked, Endpoint, type Ask } from '../http';
import { ActivityService } from './activity.service';

/** Activity of OPDs. */
@Controller('api/v1/units/activity')
export class ActivityController {
  constructor(private readonly activity: ActivityService) {}

  @Get()
  @Endpoint({
    summary:
      'When something was last recorded of each OPD, whether anybody there can record, what waits for a decision',
    access: 'figures.read',
    query: UnitActivityQuerySchema,
    answer: UnitActivitySchema,
  })
  units(@Asked() { query }: Ask<z.output<typeof UnitActivityQuerySchema>>): Promise<UnitActivity> {
    return this.activity.units(query);
  }
}
