import { Inject, Injectable } from '@nestjs/common';
import { stampToIso } from '@pantausop/domain';
import { read, type Database, type Queryable } from '@pantausop/database';
import { DATABASE } from '../config';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { BalancesAudit } from './balances-audit';
import type { HistoryPages } from './history-pages';
import { LedgerAuditRepository } from './ledger-audit.repository';
import type { Difference, FoundDifference } from './ledger-difference';
import { AuditTally, SopsAudit, type AuditCounts } from './sops-audit';

export interface AuditResult extends AuditCounts {
  /** null: the ledger says what the events say */
  readonly difference: Difference | null;
}

/** Proves that the ledger says what the events say, and balances and spans what follows from it (scoring rules §6). */
@Injectable()
export class LedgerAudit {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly governments: OrganisationRepository,
    private readonly audit: LedgerAuditRepository,
    private readonly sops: SopsAudit,
    private readonly balances: BalancesAudit,
  ) {}

  /** Compares everything on one unchanging view of the database, and stops at the first difference. */
  verify(histories: HistoryPages): Promise<AuditResult> {
    return read(this.database, async (q) => {
      const tally = new AuditTally();
      let stamps = 0;
      for (const { id } of await this.governments.governments(q)) {
        stamps += await this.audit.momentsOfSops(q, id);
        const found =
          (await this.disorder(q, id)) ??
          (await this.sops.firstDifference(q, id, histories, tally)) ??
          (await this.balances.firstDifference(q, id));
        if (found) return { ...tally.counts(), stamps, difference: { ...found, government: id } };
      }
      return { ...tally.counts(), stamps, difference: null };
    });
  }

  /** Numbers ascend without a double, and stamps never go back along them. */
  private async disorder(q: Queryable, governmentId: string): Promise<FoundDifference | null> {
    const found = await this.audit.disorder(q, governmentId);
    if (!found) return null;
    const [at, before] = [stampToIso(found.recordedAt), stampToIso(found.recordedBefore)];
    return {
      in: 'record',
      stamp: at,
      expected: `a number after ${found.sequenceBefore} and a stamp not before ${before}`,
      found: `${found.id} with number ${found.sequence}`,
    };
  }
}
