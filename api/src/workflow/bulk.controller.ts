import { Controller, Param, Post } from '@nestjs/common';
import {
  BulkCommitSchema,
  BulkPreviewSchema,
  BulkRecordedSchema,
  BulkRequestSchema,
  type BulkCommit,
  type BulkPreview,
  type BulkRecorded,
  type BulkRequest,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { BulkService } from './bulk.service';

/** One action on many SOPs. */
@Controller('api/v1/sops/bulk')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @Post('preview')
  @Endpoint({
    summary: 'What an action would record of many SOPs, and what that would do to the figures; nothing is recorded',
    access: 'register.record',
    body: BulkRequestSchema,
    answer: BulkPreviewSchema,
  })
  preview(@Asked() { body, caller }: Ask<undefined, BulkRequest>): Promise<BulkPreview> {
    return this.bulk.preview(body, caller);
  }

  @Post()
  @Endpoint({
    summary: 'Record what a preview showed, in one transaction; 409 with what changed when it is stale',
    access: 'register.record',
    body: BulkCommitSchema,
    answer: BulkRecordedSchema,
  })
  commit(@Asked() { body, caller }: Ask<undefined, BulkCommit>): Promise<BulkRecorded> {
    return this.bulk.commit(body, caller);
  }

  @Post(':id/revert')
  @Endpoint({
    summary: 'Take back exactly what a bulk action recorded',
    access: 'register.record',
    answer: BulkRecordedSchema,
  })
  revert(@Asked() { caller }: Ask, @Param('id') id: string): Promise<BulkRecorded> {
    return this.bulk.revert(id, caller);
  }
}
