import { Inject, Injectable } from '@nestjs/common';
import type { Database, Engine, Queryable, Tables } from '@pantausop/database';
import { addDays, beginsOnly, LAPSING_DAYS, type SopId, type Stamp, type UnitId } from '@pantausop/domain';
import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely';
import { DATABASE } from '../config';
import { isAmong } from './among.repository';
import { nothingSince } from './apart.repository';
import { inOrderOf, inTurn, type SopKey } from './sop-order';
import { countedIn, ORDER_OF, type SopSearch } from './sop-search';
import { SpanStretches, type Walk } from './span-stretches.repository';

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
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly spans: SpanStretches,
  ) {}

  /** Those from a place of the order on. @param unitOrder the units in the order in which they sort */
  async keys(
    q: Queryable,
    searched: Searched,
    unitOrder: readonly UnitId[],
    [from, most]: readonly [from: number, most: number],
  ): Promise<SopKey[]> {
    const { search } = searched;
    // what comes first of all is among what comes first of each stretch
    const [skipped, taken] = this.database.engine === 'sqlite' ? [0, from + most] : [from, most];
    let keys: SopKey[] = [];
    for await (const stretch of this.stretches(q, searched, 'order')) {
      const rows = await this.matching(q, searched, stretch)
        .$if(search.sort === 'unit', (spans) =>
          spans.leftJoin(placesIn(unitOrder, this.database.engine).as('placed'), 'placed.text', 'sop_spans.unit_id'),
        )
        .select(['sop_id', 'search_key', sortValue(search, unitOrder).as('value'), missingValue(search).as('missing')])
        .orderBy('missing')
        .orderBy('value', turn(search))
        .orderBy('search_key')
        .orderBy('sop_id')
        .limit(taken)
        .offset(skipped)
        .execute();
      const found = rows.map(({ sop_id, search_key, value, missing }) => ({
        ...{ id: sop_id, title: search_key, value: value ?? '', missing },
      }));
      keys = keys.length === 0 ? found : inTurn(keys, found, inOrderOf(search), taken);
    }
    return keys.slice(from - skipped);
  }

  async count(q: Queryable, searched: Searched): Promise<number> {
    let count = 0;
    for await (const stretch of this.stretches(q, searched, 'count')) {
      const matching = this.matching(q, searched, stretch);
      const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      count += total;
    }
    return count;
  }

  /** How many of each weight are found. */
  async weights(q: Queryable, searched: Searched): Promise<Map<number, number>> {
    const weight =
      this.database.engine === 'sqlite'
        ? sql<number>`json_extract(state, '$.weight')`
        : sql<number>`cast(cast(state as jsonb) ->> 'weight' as integer)`;
    const counts = new Map<number, number>();
    for await (const stretch of this.stretches(q, searched, 'read')) {
      const rows = await this.matching(q, searched, stretch)
        .select((e) => [weight.as('weight'), e.fn.countAll<number>().as('count')])
        .groupBy('weight')
        .execute();
      for (const { weight: of, count } of rows) counts.set(of, (counts.get(of) ?? 0) + count);
    }
    return counts;
  }

  /** The ids of all SOPs that a search finds, at most so many, in the order of their ids. */
  async idsOf(searched: Searched, most: number): Promise<SopId[]> {
    const rows = await this.matching(this.database.db, searched, sql`to_on > ${searched.search.asOf}`)
      .select('sop_id')
      .orderBy('sop_id')
      .limit(most)
      .execute();
    return rows.map(({ sop_id }) => sop_id);
  }

  private stretches(
    q: Queryable,
    { governmentId, search }: Searched,
    to: Walk['to'],
  ): AsyncIterable<RawBuilder<SqlBool>> {
    const { asOf, units } = search;
    return this.spans.of(q, { governmentId, asOf, units, to });
  }

  /** @param stretch of the spans that end after the day */
  private matching(q: Queryable, { governmentId, search, since }: Searched, stretch: RawBuilder<SqlBool>) {
    const { engine } = this.database;
    return q
      .selectFrom('sop_spans')
      .where('government_id', '=', governmentId)
      .where(stretch)
      .where((e) => e.and(conditionsOf(e, search, engine)))
      .$if(since !== null, (some) =>
        some.where((e) => nothingSince(e, this.database.engine, governmentId, since as Stamp)),
      );
  }
}

function conditionsOf(e: Spans, search: SopSearch, engine: Engine): Condition[] {
  const { asOf, units, area, stage, force, asked, namedBy } = search;
  const conditions: Condition[] = [e('from_on', '<=', asOf), countsAs(e, countedIn(search))];
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
      return sql`coalesce(placed.place, ${sql.lit(unitOrder.length)})`;
    default:
      return rankOf(sort, ORDER_OF[sort]);
  }
}

/** The place of a column's text in a short list; texts that it does not hold come last. */
function rankOf(column: string, order: readonly string[]): RawBuilder<number> {
  const cases = order.map((text, index) => sql`when ${text} then ${sql.lit(index)}`);
  return sql`case ${sql.ref(column)} ${sql.join(cases, sql` `)} else ${sql.lit(order.length)} end`;
}

/**
 * A long list by the places of its texts: compared one after the other, a province's units are thousands for each SOP. Grouped, SQLite
 * makes an index of them first.
 */
function placesIn(order: readonly string[], engine: Engine): RawBuilder<{ text: string; place: number }> {
  const json = JSON.stringify(order);
  return engine === 'sqlite'
    ? sql`(select value as text, min(key) as place from json_each(${json}) group by value)`
    : sql`(select text, cast(nth - 1 as integer) as place
        from jsonb_array_elements_text(cast(${json} as jsonb)) with ordinality as listed(text, nth))`;
}
