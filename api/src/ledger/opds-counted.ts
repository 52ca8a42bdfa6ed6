import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { migrationState, write, type Database } from '@pantausop/database';
import { DATABASE } from '../config';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { LedgerService } from './ledger.service';

/** Counts the OPDs once in a database that was made before the balances held their counts. */
@Injectable()
export class OpdsCountedAtStart implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly governments: OrganisationRepository,
    private readonly organisations: OrganisationService,
    private readonly ledger: LedgerService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // a database whose schema is not there yet has nothing to count
    if ((await migrationState(this.database)).pending.length > 0) return;
    if ((await this.governments.uncounted(this.database.db)).length === 0) return;
    await write(this.database, async (tx) => {
      for (const id of await this.governments.uncounted(tx)) await this.governments.lockGovernment(tx, id);
      // another process may have done it meanwhile
      for (const id of await this.governments.uncounted(tx)) {
        await this.ledger.countOpds(tx, id, await this.organisations.organisationIn(tx, id));
        await this.governments.setCounted(tx, id);
      }
    });
  }
}
