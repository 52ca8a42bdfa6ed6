import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import {
  foldSop,
  RefusedError,
  type CalendarDate,
  type Ruleset,
  type SopId,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { ApartRepository } from './apart.repository';
import { apartSop, keysAmong, matchingAmong, type ApartSop } from './apart-search';
import { inOrderOf, inTurn } from './sop-order';
import type { SopSearch } from './sop-search';
import { SpanSearchRepository, type Searched } from './span-search.repository';
import { SopsRepository } from './sops.repository';

/** So many SOPs are folded one by one for one answer; it takes a few seconds. */
const MOST_APART = 20_000;

/** The record of which a search speaks. */
export interface Seen {
  readonly asOf: CalendarDate;
  /** null = everything recorded */
  readonly known: Stamp | null;
  /** the units that are looked at; null = all */
  readonly units: readonly UnitId[] | null;
  /** of the day, as they were known */
  readonly rules: Ruleset;
  /** false = what rests on rules was said under others than those of the spans */
  readonly rulesOfSpans: boolean;
}

/**
 * Searches the register as known at any moment: in the spans, which say what is recorded now, all SOPs of which nothing was
 * recorded since; those of which something was are folded one by one.
 */
@Injectable()
export class RegisterSearch {
  constructor(
    private readonly spans: SpanSearchRepository,
    private readonly apart: ApartRepository,
    private readonly sops: SopsRepository,
  ) {}

  /** @throws RefusedError `too_much_since` when too many would have to be folded */
  async open(q: Queryable, governmentId: string, seen: Seen): Promise<SearchedRegister> {
    const { asOf, known, rules, rulesOfSpans } = seen;
    if (known === null && rulesOfSpans) return new SearchedRegister(this.spans, q, governmentId, { since: null }, []);
    const ids = await this.apart.ids(q, governmentId, { ...seen, all: !rulesOfSpans }, MOST_APART + 1);
    if (ids.length > MOST_APART) throw tooMuchSince();
    const sops: ApartSop[] = [];
    for await (const page of this.sops.pagesOf(ids, q)) {
      for (const { id, history } of page) {
        const state = foldSop(history, asOf, known);
        if (state.unit !== null) sops.push(apartSop({ id, state }, asOf, rules));
      }
    }
    return new SearchedRegister(this.spans, q, governmentId, rulesOfSpans ? { since: known } : null, sops);
  }
}

/** The register of one answer. */
export class SearchedRegister {
  constructor(
    private readonly spans: SpanSearchRepository,
    private readonly q: Queryable,
    private readonly governmentId: string,
    /** whose spans are searched; null = nobody's */
    private readonly searched: Pick<Searched, 'since'> | null,
    private readonly apart: readonly ApartSop[],
  ) {}

  /** A page of what a search finds, in its order. @param unitOrder the units in the order in which they sort */
  async page(search: SopSearch, unitOrder: readonly UnitId[]): Promise<{ ids: SopId[]; total: number }> {
    const from = (search.page - 1) * search.pageSize;
    const ids = await this.ids(search, unitOrder, from, search.pageSize);
    // the last page says how many there are; no need to count them
    const isLast = ids.length < search.pageSize && (ids.length > 0 || from === 0);
    return { ids, total: isLast ? from + ids.length : await this.count(search) };
  }

  /** What a search finds from a place of its order on. */
  async ids(search: SopSearch, unitOrder: readonly UnitId[], from: number, most: number): Promise<SopId[]> {
    const apart = keysAmong(this.apart, search, unitOrder);
    // so many of those apart may stand before any place
    const start = Math.max(0, from - apart.length);
    const kept = this.searched
      ? await this.spans.keys(this.q, this.of(search, this.searched), unitOrder, [start, from - start + most])
      : [];
    const keys = apart.length === 0 ? kept : inTurn(kept, apart, inOrderOf(search), from - start + most);
    return keys.slice(from - start, from - start + most).map(({ id }) => id);
  }

  async count(search: SopSearch): Promise<number> {
    const kept = this.searched ? await this.spans.count(this.q, this.of(search, this.searched)) : 0;
    return kept + matchingAmong(this.apart, search).length;
  }

  /** How many of each weight a search finds. */
  async weights(search: SopSearch): Promise<ReadonlyMap<number, number>> {
    const found = this.searched
      ? await this.spans.weights(this.q, this.of(search, this.searched))
      : new Map<number, number>();
    for (const { state } of matchingAmong(this.apart, search)) {
      found.set(state.weight, (found.get(state.weight) ?? 0) + 1);
    }
    return found;
  }

  private of(search: SopSearch, { since }: Pick<Searched, 'since'>): Searched {
    return { governmentId: this.governmentId, search, since };
  }
}

const tooMuchSince = (): RefusedError =>
  new RefusedError(
    'too_much_since',
    'invalid',
    {
      id: `lebih dari ${MOST_APART} SOP berubah catatannya sejak saat itu: pilih satu pemerintah daerah atau OPD di bawahnya, atau saat yang lebih kemudian`,
      en: `more than ${MOST_APART} SOPs were recorded anew since that moment: choose a government or an OPD below, or a later moment`,
    },
    { most: MOST_APART },
  );
