import { Inject, Injectable } from '@nestjs/common';
import type { Database, Engine, Queryable, Tables } from '@pantausop/database';
import { addDays, beginsOnly, LAPSING_DAYS, type SopId, type Stamp, type UnitId } from '@pantausop/domain';
import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely';
import { DATABASE } from '../config';
import { isAmong } from './among.repository';
import { nothingSince } from './apart.repository';
import { countedIn, ORDER_OF, type SopSearch } from './sop-search';

/** Where an SOP stands in the order that is asked: those without the value last, by it, by the title, by the id. */
export interface SopKey {
  readonly id: SopId;
  /** 1 = it has no such value */
  readonly missing: number;
  readonly value: string | number;
  /** as titles are searched */
  readonly title: string;
}

/** The SOPs whose spans are searched. */
export interface Searched {
  readonly governmentId: string;
  readonly search: SopSearch;
  /** null = all; else only those of which nothing was recorded after it */
  readonly since: Stamp | null;
}

type Spans = ExpressionBuilder<Tables, 'sop_spans'>;
type Condition = ExpressionWrapper<Tables, 'sop_spans', SqlBool> | RawBuilder<SqlBool>;

/** Searches the register as of any date, by what is recorded now: in the narrow index of the spans, without their states. */
@Injectable()
export class SpanSearchRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Those from a place of the order on. @param unitOrder the units in the order in which they sort */
  async keys(
    q: Queryable,
    searched: Searched,
    unitOrder: readonly UnitId[],
    [from, most]: readonly [from: number, most: number],
  ): Promise<SopKey[]> {
    const { search } = searched;
    const missing = missingValue(search);
    const rows = await this.matching(q, searched)
      .select(['sop_id', 'search_key', sortValue(search, unitOrder).as('value'), missing.as('missing')])
      .orderBy('missing')
      .orderBy('value', turn(search))
      .orderBy('search_key')
      .orderBy('sop_id')
      .limit(most)
      .offset(from)
      .execute();
    return rows.map(({ sop_id, search_key, value, missing }) => ({
      ...{ id: sop_id, title: search_key, value: value ?? '', missing },
    }));
  }

  async count(q: Queryable, searched: Searched): Promise<number> {
    const matching = this.matching(q, searched);
    const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    return total;
  }

  /** How many of each weight are found. */
  async weights(q: Queryable, searched: Searched): Promise<Map<number, number>> {
    const weight =
      this.database.engine === 'sqlite'
        ? sql<number>`json_extract(state, '$.weight')`
        : sql<number>`cast(cast(state as jsonb) ->> 'weight' as integer)`;
    const rows = await this.matching(q, searched)
      .select((e) => [weight.as('weight'), e.fn.countAll<number>().as('count')])
      .groupBy('weight')
      .execute();
    return new Map(rows.map(({ weight: of, count }) => [of, count]));
  }

  /** The ids of all SOPs that a search finds, at most so many, in the order of their ids. */
  async idsOf(searched: Searched, most: number): Promise<SopId[]> {
    const rows = await this.matching(this.database.db, searched)
      .select('sop_id')
      .orderBy('sop_id')
      .limit(most)
      .execute();
    return rows.map(({ sop_id }) => sop_id);
  }

  private matching(q: Queryable, { governmentId, search, since }: Searched) {
    const { engine } = this.database;
    return q
      .selectFrom('sop_spans')
      .where('government_id', '=', governmentId)
      .where((e) => e.and(conditionsOf(e, search, engine)))
      .$if(since !== null, (some) =>
        some.where((e) => nothingSince(e, this.database.engine, governmentId, since as Stamp)),
      );
  }
}

function conditionsOf(e: Spans, search: SopSearch, engine: Engine): Condition[] {
  const { asOf, units, area, stage, force, asked, namedBy } = search;
  const conditions: Condition[] = [e('to_on', '>', asOf), e('from_on', '<=', asOf), countsAs(e, countedIn(search))];
  if (units !== null) conditions.push(isAmong(engine, 'unit_id', units));
  if (area !== undefined) conditions.push(e('area', '=', area));
  if (stage !== undefined) conditions.push(e('stage', '=', stage));
  if (force !== undefined) conditions.push(e('in_force', '=', 1));
  if (force === 'current') conditions.push(e('current_until', '>', asOf));
  if (force === 'lapsed') conditions.push(e('current_until', '<=', asOf));
  if (force === 'lapsing')
    conditions.push(e('current_until', '>', asOf), e('current_until', '<=', addDays(asOf, LAPSING_DAYS)));
  for (const word of asked.words) {
    const places = [holds('search_key', word, engine), holds('number_key', word, engine)];
    conditions.push(e.or([...places, isAmong(engine, 'unit_id', [...(namedBy.get(word) ?? [])])]));
  }
  return conditions;
}

const countsAs = (e: Spans, counted: readonly number[]): Condition =>
  counted.length > 0 ? e('counted', 'in', [...counted]) : e(sql`1`, '=', 0);

/** As `searchRank` reads keys; each engine's own search for a text in a text, which takes a fraction of what `like` does. */
function holds(key: 'search_key' | 'number_key', word: string, engine: Engine): RawBuilder<SqlBool> {
  const at = (text: RawBuilder<unknown>, sought: string) =>
    engine === 'sqlite' ? sql<SqlBool>`instr(${text}, ${sought}) > 0` : sql<SqlBool>`strpos(${text}, ${sought}) > 0`;
  return beginsOnly(word) ? at(sql`' ' || ${sql.ref(key)}`, ` ${word}`) : at(sql.ref(key), word);
}

const turn = ({ descending }: SopSearch): 'desc' | 'asc' => (descending ? 'desc' : 'asc');

/** The rank of `searchRank` for a row that holds the words. */
function rankOfWords({ asked: { phrase } }: SopSearch): RawBuilder<number> {
  const begins = (key: 'search_key' | 'number_key') =>
    sql`(${sql.ref(key)} like ${`${phrase}%`} or ${sql.ref(key)} like ${`% ${phrase}%`})`;
  return sql`case when search_key = ${phrase} then 0 when search_key like ${`${phrase}%`} then 1
    when ${begins('search_key')} then 2 when ${begins('number_key')} then 3 else 4 end`;
}

/** 1 for SOPs without the value of the order. */
function missingValue({ sort }: SopSearch): RawBuilder<number> {
  switch (sort) {
    case 'ratifiedOn':
      return sql`case when ratified_on is null then 1 else 0 end`;
    case 'number':
      return sql`case when number_key = '' then 1 else 0 end`;
    case 'earned':
      return sql`case when counted = 1 then 0 else 1 end`;
    default:
      return sql`0`;
  }
}

function sortValue(search: SopSearch, unitOrder: readonly UnitId[]): RawBuilder<string | number | null> {
  const { sort } = search;
  switch (sort) {
    case 'relevance':
      return rankOfWords(search);
    case 'title':
      return sql`search_key`;
    case 'number':
      return sql`number_key`;
    case 'points':
    case 'earned':
      return sql`points`;
    case 'requiredOn':
      return sql`required_on`;
    case 'ratifiedOn':
      return sql`ratified_on`;
    case 'unit':
      return rankOf('unit_id', unitOrder);
    default:
      return rankOf(sort, ORDER_OF[sort]);
  }
}

/** The place of a column's text in a list; texts that it does not hold come last. */
function rankOf(column: string, order: readonly string[]): RawBuilder<number> {
  if (order.length === 0) return sql`1`;
  const cases = order.map((text, index) => sql`when ${text} then ${sql.lit(index)}`);
  return sql`case ${sql.ref(column)} ${sql.join(cases, sql` `)} else ${sql.lit(order.length)} end`;
}
