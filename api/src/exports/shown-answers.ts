import { Injectable } from '@nestjs/common';
import {
  ChangesSchema,
  MatrixSchema,
  OutlookSchema,
  ProgressSchema,
  type Changes,
  type Matrix,
  type Outlook,
  type Progress,
  type UnitActivity,
} from '@pantausop/contracts';
import { calendarDate } from '@pantausop/domain';
import { ActivityService } from '../activity/activity.service';
import type { ChangesQuery, OutlookQuery } from '../compliance/analysis-question';
import { ChangesService } from '../compliance/changes.service';
import { ComplianceService } from '../compliance/compliance.service';
import { OutlookService } from '../compliance/outlook.service';
import type { MatrixQuery, ProgressQuery } from '../compliance/question';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { OrganisationService } from '../organisation/organisation.service';

const said = ({ json }: TaggedJson): unknown => {
  if (!json) throw new Error('an answer that nobody holds has its bytes');
  return JSON.parse(Buffer.from(json).toString('utf8'));
};

/** The very answers that the screen shows: a file made of them agrees with it to the digit. */
@Injectable()
export class ShownAnswers {
  constructor(
    private readonly compliance: ComplianceService,
    private readonly changesService: ChangesService,
    private readonly outlookService: OutlookService,
    private readonly activities: ActivityService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  async matrix(query: MatrixQuery, caller: Caller): Promise<Matrix> {
    return MatrixSchema.parse(said(await this.compliance.matrix(query, caller)));
  }

  async progress(query: ProgressQuery, caller: Caller): Promise<Progress> {
    return ProgressSchema.parse(said(await this.compliance.progress(query, caller)));
  }

  async changes(query: ChangesQuery, caller: Caller): Promise<Changes> {
    return ChangesSchema.parse(said(await this.changesService.changes(query, caller)));
  }

  async outlook(query: OutlookQuery, caller: Caller): Promise<Outlook> {
    return OutlookSchema.parse(said(await this.outlookService.outlook(query, caller)));
  }

  /** When something was last recorded of each OPD, by the end of a day. */
  activity(asOf: string): Promise<UnitActivity> {
    return this.activities.units({ asOf: calendarDate(asOf) });
  }

  today(): string {
    return this.clock.today();
  }

  /** The name of the government, or of any unit by its id, on a day; the id where it never was. */
  async nameOf(date: string, unit?: string): Promise<string> {
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government);
    const id = unit ?? government.unitId;
    return organisation.lives.has(id) ? organisation.unitOn(id, date as ReturnType<Clock['today']>).name : id;
  }

  /** Whether the register holds sample data. */
  async isSample(): Promise<boolean> {
    return (await this.organisations.government()).sample;
  }
}
