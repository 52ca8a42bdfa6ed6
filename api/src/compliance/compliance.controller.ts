import { Controller, Get, Headers } from '@nestjs/common';
import { MatrixQuerySchema, MatrixSchema, ProgressQuerySchema, ProgressSchema } from '@pantausop/contracts';
import { Asked, Endpoint, type Ask, type TaggedJson } from '../http';
import { ComplianceService } from './compliance.service';
import type { MatrixQuery, ProgressQuery } from './question';

/** Figures of units and areas on dates. */
@Controller('api/v1/compliance')
export class ComplianceController {
  constructor(private readonly compliance: ComplianceService) {}

  @Get('matrix')
  @Endpoint({
    summary: 'The units below a root by reform area on a date, with the total',
    access: 'figures.read',
    query: MatrixQuerySchema,
    answer: MatrixSchema,
  })
  matrix(
    @Asked() { query, caller }: Ask<MatrixQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.compliance.matrix(query, caller, held);
  }

  @Get('progress')
  @Endpoint({
    summary: 'A unit, or one area of it, at the end of each day, week, month or quarter',
    access: 'figures.read',
    query: ProgressQuerySchema,
    answer: ProgressSchema,
  })
  progress(
    @Asked() { query, caller }: Ask<ProgressQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.compliance.progress(query, caller, held);
  }
}
