import { Module } from '@nestjs/common';
import { BalancesRepository } from './balances.repository';
import { LedgerReader } from './ledger.reader';
import { LedgerService } from './ledger.service';
import { MovementsRepository } from './movements.repository';
import { SpansRepository } from './spans.repository';

/** Events to movements to balances; the ground floor of every figure. */
@Module({
  providers: [BalancesRepository, LedgerReader, LedgerService, MovementsRepository, SpansRepository],
  exports: [BalancesRepository, LedgerReader, LedgerService, MovementsRepository, SpansRepository],
})
export class LedgerModule {}
