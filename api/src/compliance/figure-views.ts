import { Inject, Injectable } from '@nestjs/common';
import { read, type Database, type Queryable } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { DATABASE, REPLICA } from '../config';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';

/** For so long a replica that failed is left in peace. */
const REST_MS = 5_000;

/** Where figures are read: one unchanging view of the replica, or of the database itself. */
@Injectable()
export class FigureViews {
  private restsUntil = 0;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(REPLICA) private readonly replica: Database | null,
    private readonly organisations: OrganisationService,
  ) {}

  /**
   * Reads from the replica if it has everything that was recorded up to the moment of the question, so that nobody misses
   * what they or others just recorded, whichever server took it.
   * @param asked the government as the database itself has it at that moment
   */
  async read<T>(asked: Government, work: (q: Queryable, government: Government) => Promise<T>): Promise<T> {
    const found =
      this.replica && performance.now() > this.restsUntil ? await this.ask(this.replica, asked, work) : null;
    if (found) return found.made;
    return read(this.database, async (q) => work(q, await this.organisations.government(q)));
  }

  /** null = the replica lags behind, or does not answer */
  private async ask<T>(
    replica: Database,
    asked: Government,
    work: (q: Queryable, government: Government) => Promise<T>,
  ): Promise<{ made: T } | null> {
    try {
      return await read(replica, async (q) => {
        const government = await this.organisations.government(q);
        return government.lastStamp < asked.lastStamp ? null : { made: await work(q, government) };
      });
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      // whatever the replica has: the database itself is asked instead
      this.restsUntil = performance.now() + REST_MS;
      return null;
    }
  }
}
