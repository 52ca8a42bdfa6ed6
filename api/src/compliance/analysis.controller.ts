import { Controller, Get, Headers } from '@nestjs/common';
import {
  ChangesQuerySchema,
  ChangesSchema,
  CorrectionsQuerySchema,
  CorrectionsSchema,
  ExplainQuerySchema,
  ExplanationSchema,
  GapsQuerySchema,
  GapsSchema,
  OutlookQuerySchema,
  OutlookSchema,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask, type TaggedJson } from '../http';
import type { ChangesQuery, CorrectionsQuery, ExplainQuery, GapsQuery, OutlookQuery } from './analysis-question';
import { ChangesService } from './changes.service';
import { ExplainService } from './explain.service';
import { GapsService } from './gaps.service';
import { OutlookService } from './outlook.service';

/** Why figures are as they are, why they changed, and where they are heading. */
@Controller('api/v1/compliance')
export class AnalysisController {
  constructor(
    private readonly changesService: ChangesService,
    private readonly explainService: ExplainService,
    private readonly gapsService: GapsService,
    private readonly outlookService: OutlookService,
  ) {}

  @Get('changes')
  @Endpoint({
    summary: 'Why a figure changed between two dates: one step per cause, which add up exactly, with the SOPs behind',
    access: 'figures.read',
    query: ChangesQuerySchema,
    answer: ChangesSchema,
  })
  changes(
    @Asked() { query, caller }: Ask<ChangesQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.changesService.changes(query, caller, held);
  }

  @Get('corrections')
  @Endpoint({
    summary: 'A figure of one date as known at two moments, and what was recorded or taken back in between',
    access: 'figures.read',
    query: CorrectionsQuerySchema,
    answer: CorrectionsSchema,
  })
  corrections(
    @Asked() { query, caller }: Ask<CorrectionsQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.changesService.corrections(query, caller, held);
  }

  @Get('explain')
  @Endpoint({
    summary: 'Where a figure comes from: formula, integers, and every SOP with its points and why',
    access: 'figures.read',
    query: ExplainQuerySchema,
    answer: ExplanationSchema,
  })
  explain(
    @Asked() { query, caller }: Ask<ExplainQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.explainService.explain(query, caller, held);
  }

  @Get('gaps')
  @Endpoint({
    summary: 'SOPs that most OPDs of the same kind have on their list and this OPD has not: titles and counts only',
    access: 'figures.read',
    query: GapsQuerySchema,
    answer: GapsSchema,
  })
  gaps(
    @Asked() { query, caller }: Ask<GapsQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.gapsService.gaps(query, caller, held);
  }

  @Get('outlook')
  @Endpoint({
    summary: 'What lapses ahead, the pace of the last months, and when the target is met',
    access: 'figures.read',
    query: OutlookQuerySchema,
    answer: OutlookSchema,
  })
  outlook(
    @Asked() { query, caller }: Ask<OutlookQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.outlookService.outlook(query, caller, held);
  }
}
