import { Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import {
  NewRulesetSchema,
  PolicyQuerySchema,
  RetractionSchema,
  RulesetDraftSchema,
  RulesetImpactSchema,
  RulesetsSchema,
  RulesetViewSchema,
  type NewRulesetBody,
  type PolicyQuery,
  type Retraction,
  type RulesetDraft,
  type RulesetImpact,
  type RulesetView,
  type RulesetViews,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { RulesetPreview } from './ruleset-preview';
import { RulesetsService } from './rulesets.service';

/** Versions of the ruleset. */
@Controller('api/v1/rulesets')
export class RulesetsController {
  constructor(
    private readonly rulesets: RulesetsService,
    private readonly impact: RulesetPreview,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Every version of the ruleset',
    access: 'figures.read',
    query: PolicyQuerySchema,
    answer: RulesetsSchema,
  })
  list(@Asked() { query }: Ask<PolicyQuery>): Promise<RulesetViews> {
    return this.rulesets.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Publish a ruleset that starts later than today',
    access: 'policy.manage',
    body: NewRulesetSchema,
    answer: RulesetViewSchema,
  })
  publish(@Asked() { body, caller }: Ask<undefined, NewRulesetBody>): Promise<RulesetView> {
    return this.rulesets.publish(body, caller);
  }

  @Post('preview')
  @Endpoint({
    summary: 'What a ruleset would do to every OPD on its first day; nothing is written',
    access: 'policy.manage',
    body: RulesetDraftSchema,
    answer: RulesetImpactSchema,
    status: 200,
  })
  preview(@Asked() { body }: Ask<undefined, RulesetDraft>): Promise<RulesetImpact> {
    return this.impact.preview(body);
  }

  @Post(':id/retraction')
  @Endpoint({
    summary: 'Take back a ruleset that has not started',
    access: 'policy.manage',
    body: RetractionSchema,
    answer: RulesetViewSchema,
  })
  retract(
    @Asked() { body, caller }: Ask<undefined, Retraction>,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<RulesetView> {
    return this.rulesets.retract(id, body.reason, caller);
  }
}
