import { Inject, Injectable } from '@nestjs/common';
import { rewriteAppendOnly, write, type Database, type Tx } from '@pantausop/database';
import { DATABASE } from '../config';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import type { HistoryPages } from './history-pages';
import { LedgerDigest } from './ledger-digest';
import { LedgerService } from './ledger.service';

/** What everything derived said before and after, as digests. */
export interface Rebuilt {
  readonly before: string;
  readonly after: string;
}

/** Makes anew what is derived, in one transaction. Nobody records meanwhile. */
@Injectable()
export class LedgerRebuild {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly governments: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerService,
    private readonly digest: LedgerDigest,
  ) {}

  /** Balances from the ledger, spans from the events. */
  balancesAndSpans(histories: HistoryPages): Promise<Rebuilt> {
    return write(this.database, (tx) => this.rebuild(tx, histories, () => Promise.resolve()));
  }

  /** The ledger too, from the events: what was booked at every stamp. */
  all(histories: HistoryPages): Promise<Rebuilt> {
    return rewriteAppendOnly(this.database, 'movements', (tx) =>
      this.rebuild(tx, histories, (governmentId) => this.ledger.rewrite(tx, governmentId, histories)),
    );
  }

  private async rebuild(
    tx: Tx,
    histories: HistoryPages,
    ledger: (governmentId: string) => Promise<void>,
  ): Promise<Rebuilt> {
    const governments = await this.governments.governments(tx);
    for (const { id } of governments) await this.governments.lockGovernment(tx, id);
    const before = await this.digest.of(tx);
    for (const { id } of governments) {
      await ledger(id);
      const { lineagesOf } = await this.organisations.organisationIn(tx, id);
      await this.ledger.rebuildBalances(tx, id, lineagesOf);
      await this.ledger.rebuildSpans(tx, id, histories);
    }
    return { before, after: await this.digest.of(tx) };
  }
}
