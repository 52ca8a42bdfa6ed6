import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Sop, SopEventView } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { calendarDate, foldEvents, standingEvents, stampFromIso, type SopEvent, type SopId } from '@pantausop/domain';
import { DATABASE } from '../config';
import type { Caller } from '../http';
import type { Organisation } from '../organisation/organisation.service';
import { RegisterReader, type OrderPage } from './register.reader';
import { journalView } from './sop-journal';
import type { SopsQuery } from './sop-search';
import { sopView } from './sop-view';
import { SopsRepository } from './sops.repository';

/** SOPs of which histories are held at a time, and of which only the order is. */
const AT_ONCE = 200;
const IN_ORDER = 20_000;

/** An SOP of the day with all that led to it. */
export interface RegisteredSop {
  readonly sop: Sop;
  readonly remarks: Readonly<Record<string, string>>;
  /** what stands, in the order in which it takes effect */
  readonly standing: readonly SopEvent[];
  /** everything recorded of it as it was then known, retractions among the events; empty where it was not asked for */
  readonly journal: readonly SopEventView[];
}

export interface RegisterPage {
  /** the point in time of the answer: the same for all pages */
  readonly basis: OrderPage['basis'];
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

  /**
   * What a search finds within the caller's scope; at least one page.
   * @param journal `without`: what was recorded is not told
   * @throws RefusedError for a unit outside of it
   */
  async *pages(query: SopsQuery, caller: Caller, journal: 'with' | 'without'): AsyncGenerator<RegisterPage> {
    let asked: SopsQuery = { ...query, pageSize: IN_ORDER };
    for (let page = 1; ; page++) {
      const { ids, organisation, basis } = await this.reader.order({ ...asked, page }, caller);
      if (page === 1 && ids.length === 0) yield { basis, sops: [] };
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        yield { basis, sops: await this.registered(ids.slice(at, at + AT_ONCE), basis, organisation, journal) };
      }
      if (page * IN_ORDER >= basis.total) return;
      // what follows belongs to the record as the first page saw it
      asked = { ...asked, asOf: query.asOf ?? (basis.asOf as SopsQuery['asOf']), knownAt: basis.knownAt };
    }
  }

  private async registered(
    ids: readonly SopId[],
    basis: Pick<RegisterPage['basis'], 'asOf' | 'knownAt'>,
    organisation: Organisation,
    told: 'with' | 'without',
  ): Promise<RegisteredSop[]> {
    const [known, asOf] = [stampFromIso(basis.knownAt), calendarDate(basis.asOf)];
    const recorded = new Map((await this.sops.of(ids)).map((one) => [one.id, one]));
    const written = told === 'with' ? await this.sops.journal(this.database.db, ids) : null;
    await nextTurn();
    return ids.flatMap((id) => {
      const { history = { events: [], retractions: [] }, remarks = {} } = recorded.get(id) ?? {};
      const then = {
        events: history.events.filter(({ recordedAt }) => recordedAt <= known),
        retractions: history.retractions.filter(({ recordedAt }) => recordedAt <= known),
      };
      const standing = standingEvents(then);
      const sop = sopView(id, foldEvents(standing, asOf), asOf, organisation);
      return sop ? [{ sop, remarks, standing, journal: written ? journalView(then, written) : [] }] : [];
    });
  }
}
