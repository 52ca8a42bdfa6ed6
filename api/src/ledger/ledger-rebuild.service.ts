import { Inject, Injectable } from '@nestjs/common';
import { rewriteAppendOnly, write, type Database, type Tx } from '@pantausop/database';
import { DATABASE } from '../config';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
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
      this.rebuild(tx, histories, (governmentId, { published }) =>
        this.ledger.rewrite(tx, governmentId, histories, published),
      ),
    );
  }

  private async rebuild(
    tx: Tx,
    histories: HistoryPages,
    ledger: (governmentId: string, organisation: Organisation) => Promise<void>,
  ): Promise<Rebuilt> {
    const governments = await this.governments.governments(tx);
    for (const { id } of governments) await this.governments.lockGovernment(tx, id);
    const before = await this.digest.of(tx);
    for (const { id } of governments) {
      const organisation = await this.organisations.organisationIn(tx, id);
      await ledger(id, organisation);
      await this.ledger.rebuildBalances(tx, id, organisation);
      await this.ledger.rebuildSpans(tx, id, histories, organisation.rulesets);
    }
    return { before, after: await this.digest.of(tx) };
  }
}
