import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { LedgerModule } from '../ledger/ledger.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { ApartRepository } from './apart.repository';
import { BatchUndo } from './batch-undo';
import { ConcurrentRecords } from './concurrent-records';
import { EffectOnFigures } from './effect-on-figures';
import { ListedTitlesRepository } from './listed-titles.repository';
import { PolicyRecords } from './policy-records';
import { RecordClock } from './record-clock';
import { RecordedActs } from './recorded-acts';
import { RegisterPages } from './register-pages';
import { RegisterReader } from './register.reader';
import { RegisterSpansRepository } from './register-spans.repository';
import { RegisterStates } from './register-states';
import { RegisterSearch } from './register-search';
import { RegisterService } from './register.service';
import { SeenRecords } from './seen-record';
import { SopRecorder } from './sop-recorder';
import { SopRecords } from './sop-records';
import { SopsController } from './sops.controller';
import { SopsRepository } from './sops.repository';
import { SpanSearchRepository } from './span-search.repository';
import { SpanStretches } from './span-stretches.repository';
import { UnitRecords } from './unit-records';

/** SOPs and their append-only events: recording them, and the register as of any date. */
@Module({
  imports: [AuditModule, OrganisationModule, LedgerModule],
  controllers: [SopsController],
  providers: [
    ApartRepository,
    BatchUndo,
    ConcurrentRecords,
    EffectOnFigures,
    ListedTitlesRepository,
    PolicyRecords,
    RecordClock,
    RecordedActs,
    RegisterPages,
    RegisterReader,
    RegisterSearch,
    RegisterService,
    RegisterSpansRepository,
    RegisterStates,
    SeenRecords,
    SopRecorder,
    SopRecords,
    SopsRepository,
    SpanSearchRepository,
    SpanStretches,
    UnitRecords,
  ],
  exports: [
    EffectOnFigures,
    ListedTitlesRepository,
    RegisterPages,
    RegisterReader,
    RegisterSearch,
    RegisterSearch,
    RegisterService,
    RegisterSpansRepository,
    RegisterStates,
    SopsRepository,
  ],
})
export class RegisterModule {}
