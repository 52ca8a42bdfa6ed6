import { Controller, Get, Param, Post } from '@nestjs/common';
import {
  AreaDecisionSchema,
  AreaDecisionsSchema,
  AreaLabelSchema,
  AreaLabelsSchema,
  NewAreaDecisionSchema,
  NewAreaLabelSchema,
  RetractionSchema,
  type AreaDecisionView,
  type AreaDecisionViews,
  type AreaLabelView,
  type AreaLabelViews,
  type NewAreaDecisionBody,
  type NewAreaLabelBody,
  type Retraction,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { AreaRulesService } from './area-rules.service';

/** Area decisions and names of areas. */
@Controller('api/v1')
export class AreaRulesController {
  constructor(private readonly areas: AreaRulesService) {}

  @Get('area-decisions')
  @Endpoint({
    summary: 'Areas decided not to apply to a unit and the units below it',
    access: 'figures.read',
    answer: AreaDecisionsSchema,
  })
  decisions(): Promise<AreaDecisionViews> {
    return this.areas.decisions();
  }

  @Post('area-decisions')
  @Endpoint({
    summary: 'Decide that an area does not apply to a unit; refused where an SOP is required in that time',
    access: 'policy.manage',
    body: NewAreaDecisionSchema,
    answer: AreaDecisionSchema,
  })
  decide(@Asked() { body, caller }: Ask<undefined, NewAreaDecisionBody>): Promise<AreaDecisionView> {
    return this.areas.decide(body, caller);
  }

  @Post('area-decisions/:id/retraction')
  @Endpoint({ summary: 'Take back an area decision', access: 'policy.manage', body: RetractionSchema, status: 204 })
  retractDecision(@Asked() { body, caller }: Ask<undefined, Retraction>, @Param('id') id: string): Promise<void> {
    return this.areas.retractDecision(id, body.reason, caller);
  }

  @Get('area-labels')
  @Endpoint({ summary: 'Names given to areas, with their first day', access: 'units.read', answer: AreaLabelsSchema })
  labels(): Promise<AreaLabelViews> {
    return this.areas.labels();
  }

  @Post('area-labels')
  @Endpoint({
    summary: 'Call an area something else from a day on',
    access: 'policy.manage',
    body: NewAreaLabelSchema,
    answer: AreaLabelSchema,
  })
  rename(@Asked() { body, caller }: Ask<undefined, NewAreaLabelBody>): Promise<AreaLabelView> {
    return this.areas.rename(body, caller);
  }

  @Post('area-labels/:id/retraction')
  @Endpoint({ summary: 'Take back the name of an area', access: 'policy.manage', body: RetractionSchema, status: 204 })
  retractLabel(@Asked() { body, caller }: Ask<undefined, Retraction>, @Param('id') id: string): Promise<void> {
    return this.areas.retractLabel(id, body.reason, caller);
  }
}
