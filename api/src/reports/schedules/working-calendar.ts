import { Injectable } from '@nestjs/common';
import type { DaysOff } from '@pantausop/domain';
import { PolicyRepository } from '../../organisation/policy.repository';

/** The days on which nobody works, of the holidays that stand. */
@Injectable()
export class WorkingCalendar {
  constructor(private readonly policies: PolicyRepository) {}

  async daysOff(governmentId: string): Promise<DaysOff> {
    const holidays = await this.policies.holidays(governmentId);
    return new Set(holidays.filter(({ retractedAt }) => retractedAt === null).map(({ on }) => on));
  }
}
