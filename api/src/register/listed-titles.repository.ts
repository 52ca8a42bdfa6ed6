import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable } from '@pantausop/database';
import {
  addTo,
  searchedWithTitleKey,
  titleKeyOfSearched,
  type AreaCode,
  type CalendarDate,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { DATABASE } from '../config';
import { isAmong } from './among.repository';
import { nothingSince } from './apart.repository';
import { SpanStretches } from './span-stretches.repository';

/** Which lists are read: those of some units on a day. */
export interface ListsAsked {
  readonly governmentId: string;
  readonly units: readonly UnitId[];
  readonly asOf: CalendarDate;
  /** null = all SOPs; else only those of which nothing was recorded after it */
  readonly since: Stamp | null;
}

/** An SOP whose need runs, as far as a list of titles tells of it. */
export interface ListedTitle {
  readonly unit: UnitId;
  readonly area: AreaCode;
  readonly key: string;
  readonly applies: boolean;
}

/** With so many units PostgreSQL sends some ten thousands of rows at a time. */
const UNITS_AT_ONCE = 200;

/** What is on the lists of many units, by the index in which the register is searched: the wide rows of a kind are a register. */
@Injectable()
export class ListedTitlesRepository {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly spans: SpanStretches,
  ) {}

  /** The SOPs on the lists, some at a time. */
  async *listed(q: Queryable, asked: ListsAsked): AsyncGenerator<ListedTitle[]> {
    for await (const part of this.parts(q, asked)) {
      const rows = await this.within(q, asked, part)
        .select(['unit_id', 'area', 'search_key', 'counted'])
        .where('counted', '>', 0)
        .execute();
      yield rows.map(({ unit_id, area, search_key, counted }) => ({
        ...{ unit: unit_id, area: area as AreaCode, key: titleKeyOfSearched(search_key), applies: counted === 1 },
      }));
    }
  }

  /** How the SOPs that apply write some titles, and how often. @param keys of titles */
  async writings(q: Queryable, asked: ListsAsked, keys: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const writings = new Map(keys.map((key) => [key, new Map<string, number>()]));
    if (keys.length === 0) return writings;
    const searched = keys.flatMap(searchedWithTitleKey);
    for await (const part of this.parts(q, asked)) {
      const rows = await this.within(q, asked, part)
        .select((e) => ['search_key', 'title', e.fn.countAll<number>().as('count')])
        .where('counted', '=', 1)
        .where(isAmong(this.database.engine, 'search_key', searched))
        .groupBy(['search_key', 'title'])
        .execute();
      for (const { search_key, title, count } of rows) {
        const known = writings.get(titleKeyOfSearched(search_key));
        if (known) addTo(known, title, Number(count));
      }
    }
    return writings;
  }

  private within(q: Queryable, { governmentId, asOf, since }: ListsAsked, part: RawBuilder<SqlBool>) {
    return q
      .selectFrom('sop_spans')
      .where('government_id', '=', governmentId)
      .where(part)
      .where('from_on', '<=', asOf)
      .$if(since !== null, (some) =>
        some.where((e) => nothingSince(e, this.database.engine, governmentId, since as Stamp)),
      );
  }

  /** SQLite would find the rows of units by an index that does not hold their titles: it goes through the one that does. */
  private async *parts(q: Queryable, { governmentId, units, asOf }: ListsAsked): AsyncGenerator<RawBuilder<SqlBool>> {
    const { engine } = this.database;
    if (engine === 'sqlite') {
      for await (const stretch of this.spans.of(q, { governmentId, asOf, units, to: 'order' })) {
        yield sql<SqlBool>`${stretch} and ${isAmong(engine, 'unit_id', units)}`;
      }
      return;
    }
    for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
      yield sql<SqlBool>`to_on > ${asOf} and ${isAmong(engine, 'unit_id', units.slice(at, at + UNITS_AT_ONCE))}`;
    }
  }
}
