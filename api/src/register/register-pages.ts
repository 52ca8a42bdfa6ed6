import { Inject, Injectable } from '@nestjs/common';
import type { Sop, SopEventView, Sops } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { standingEvents, stampFromIso, type SopEvent } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Caller } from '../http';
import { RegisterReader } from './register.reader';
import { journalView } from './sop-journal';
import type { SopsQuery } from './sop-search';
import { SopsRepository } from './sops.repository';

const AT_ONCE = 500;

/** An SOP of the day with all that led to it. */
export interface RegisteredSop {
  readonly sop: Sop;
  readonly remarks: Readonly<Record<string, string>>;
  /** what stands, in the order in which it takes effect */
  readonly standing: readonly SopEvent[];
  /** everything recorded of it as it was then known, retractions among the events */
  readonly journal: readonly SopEventView[];
}

export interface RegisterPage {
  /** the point in time of the answer: the same for all pages */
  readonly basis: Pick<Sops, 'asOf' | 'knownAt' | 'ruleset' | 'total'>;
  readonly sops: readonly RegisteredSop[];
}

/** The register of a day page by page, for files that hold all of it. */
@Injectable()
export class RegisterPages {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: RegisterReader,
    private readonly sops: SopsRepository,
  ) {}

  /** What a search finds within the caller's scope; at least one page. @throws RefusedError for a unit outside of it */
  async *pages(query: SopsQuery, caller: Caller): AsyncGenerator<RegisterPage> {
    let asked: SopsQuery = { ...query, pageSize: AT_ONCE };
    for (let page = 1, seen = 0; ; page++) {
      const { items, asOf, knownAt, ruleset, total } = await this.reader.list({ ...asked, page }, caller);
      yield { basis: { asOf, knownAt, ruleset, total }, sops: await this.withHistories(items, knownAt) };
      seen += items.length;
      if (items.length === 0 || seen >= total) return;
      // the later pages belong to the record as the first one saw it
      asked = { ...asked, asOf: query.asOf ?? (asOf as SopsQuery['asOf']), knownAt };
    }
  }

  private async withHistories(items: readonly Sop[], knownAt: string): Promise<RegisteredSop[]> {
    const known = stampFromIso(knownAt);
    const ids = items.map(({ id }) => id);
    const recorded = new Map((await this.sops.of(ids, this.database.db)).map((one) => [one.id, one]));
    const journal = await this.sops.journal(this.database.db, ids);
    return items.map((sop) => {
      const { history = { events: [], retractions: [] }, remarks = {} } = recorded.get(sop.id) ?? {};
      const then = {
        events: history.events.filter(({ recordedAt }) => recordedAt <= known),
        retractions: history.retractions.filter(({ recordedAt }) => recordedAt <= known),
      };
      return { sop, remarks, standing: standingEvents(then), journal: journalView(then, journal) };
    });
  }
}
