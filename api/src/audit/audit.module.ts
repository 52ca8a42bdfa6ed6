import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { HttpModule } from '../http';
import { AuditController } from './audit.controller';
import { AuditExport } from './audit-export';
import { AuditReader } from './audit-reader';
import { AuditSearchRepository } from './audit-search.repository';
import { AuditRepository } from './audit.repository';
import { AuditTrail } from './audit-trail';
import { RecordedEndpoints } from './recorded-endpoints';
import { RefusedRequests } from './refused-requests';

/** The trail of all acts. A module whose services record theirs imports this one and takes `AuditTrail`. */
@Module({
  imports: [HttpModule],
  controllers: [AuditController],
  providers: [
    AuditExport,
    AuditReader,
    AuditSearchRepository,
    AuditRepository,
    AuditTrail,
    RefusedRequests,
    { provide: APP_INTERCEPTOR, useClass: RecordedEndpoints },
  ],
  exports: [AuditReader, AuditTrail],
})
export class AuditModule {}
