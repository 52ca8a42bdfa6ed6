import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module';
import { AddedBalances } from './added-balances.repository';
import { BalancesAnew } from './balances-anew';
import { BalancesAudit } from './balances-audit';
import { BalancesRepository } from './balances.repository';
import { CausesReader } from './causes.reader';
import { KnownCausesReader } from './known-causes.reader';
import { CausesRepository } from './causes.repository';
import { HeldBalancesRepository } from './held-balances.repository';
import { LedgerAuditRepository } from './ledger-audit.repository';
import { LedgerAudit } from './ledger-audit.service';
import { LedgerDigest } from './ledger-digest';
import { WideTurns } from './wide-turns';
import { LedgerReader } from './ledger.reader';
import { LedgerRebuild } from './ledger-rebuild.service';
import { LedgerService } from './ledger.service';
import { MovementsRepository } from './movements.repository';
import { OpdsCountedAtStart } from './opds-counted';
import { OpdStandings } from './opd-standings.service';
import { SopsAudit } from './sops-audit';
import { SpansRepository } from './spans.repository';

const WRITING_AND_READING = [
  AddedBalances,
  BalancesAnew,
  BalancesRepository,
  CausesReader,
  KnownCausesReader,
  WideTurns,
  CausesRepository,
  HeldBalancesRepository,
  LedgerReader,
  LedgerService,
  MovementsRepository,
  OpdStandings,
  SpansRepository,
];
const PROVING = [LedgerAudit, LedgerRebuild];

/** Events to movements to balances; the ground floor of every figure. */
@Module({
  imports: [OrganisationModule],
  providers: [
    ...WRITING_AND_READING,
    ...PROVING,
    BalancesAudit,
    LedgerAuditRepository,
    LedgerDigest,
    OpdsCountedAtStart,
    SopsAudit,
  ],
  exports: [...WRITING_AND_READING, ...PROVING],
})
export class LedgerModule {}
