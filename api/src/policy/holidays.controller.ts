import { Controller, Get, Param, Post } from '@nestjs/common';
import {
  HolidayListSchema,
  HolidaysAddedSchema,
  HolidaySchema,
  HolidaysQuerySchema,
  HolidaysSchema,
  NewHolidaySchema,
  RetractionSchema,
  type HolidayList,
  type HolidaysAdded,
  type HolidayView,
  type HolidayViews,
  type NewHolidayBody,
  type Retraction,
} from '@pantausop/contracts';
import type { z } from 'zod';
import { Asked, Endpoint, type Ask } from '../http';
import { HolidaysService } from './holidays.service';

/** Days without office work. */
@Controller('api/v1/holidays')
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  @Get()
  @Endpoint({
    summary: 'The holidays of a year, by default of this one',
    access: 'units.read',
    query: HolidaysQuerySchema,
    answer: HolidaysSchema,
  })
  list(@Asked() { query }: Ask<z.output<typeof HolidaysQuerySchema>>): Promise<HolidayViews> {
    return this.holidays.list(query);
  }

  @Post()
  @Endpoint({ summary: 'Add a holiday', access: 'policy.manage', body: NewHolidaySchema, answer: HolidaySchema })
  add(@Asked() { body, caller }: Ask<undefined, NewHolidayBody>): Promise<HolidayView> {
    return this.holidays.add(body, caller);
  }

  @Post('list')
  @Endpoint({
    summary: 'Add a pasted list, one holiday a line; all of it or nothing',
    access: 'policy.manage',
    body: HolidayListSchema,
    answer: HolidaysAddedSchema,
  })
  addList(@Asked() { body, caller }: Ask<undefined, HolidayList>): Promise<HolidaysAdded> {
    return this.holidays.addList(body, caller);
  }

  @Post(':id/retraction')
  @Endpoint({ summary: 'Take back a holiday', access: 'policy.manage', body: RetractionSchema, status: 204 })
  retract(@Asked() { body, caller }: Ask<undefined, Retraction>, @Param('id') id: string): Promise<void> {
    return this.holidays.retract(id, body.reason, caller);
  }
}
