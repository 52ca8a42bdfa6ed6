import { Inject, Injectable } from '@nestjs/common';
import { fixedStatement, type Database, type Engine, type Queryable, type Tables } from '@pantausop/database';
import {
  addDays,
  beginsOnly,
  LAPSING_DAYS,
  type CalendarDate,
  type SopId,
  type SopState,
  type UnitId,
} from '@pantausop/domain';
import {
  sql,
  type ExpressionBuilder,
  type ExpressionWrapper,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
} from 'kysely';
import { DATABASE } from '../config';
import { stateOfSpan } from '../ledger/spans.repository';
import { ORDER_OF, type SopSearch } from './sop-search';

export interface FoundSop {
  readonly id: SopId;
  readonly state: SopState;
}

type Spans = ExpressionBuilder<Tables, 'sop_spans'>;
type Condition = ExpressionWrapper<Tables, 'sop_spans', SqlBool>;

/** The register as of any date, by today's knowledge: read from the spans that the ledger keeps. */
@Injectable()
export class RegisterSpansRepository {
  /** Of each SOP the last span that has begun, found by its key. */
  private readonly statesOn = fixedStatement<'government' | 'ids' | 'date', { sop_id: string; state: string }>(
    (value) => sql`select s.sop_id, s.state from ${this.listed(value('ids'))}
      join sop_spans s on s.government_id = ${value('government')} and s.sop_id = listed.id and s.from_on = (
        select max(x.from_on) from sop_spans x
        where x.government_id = ${value('government')} and x.sop_id = listed.id and x.from_on <= ${value('date')}
      ) where s.to_on > ${value('date')}`,
  );

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @param json of a list of texts */
  private listed(json: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.database.engine === 'sqlite'
      ? sql`(select value as id from json_each(${json})) listed`
      : sql`jsonb_array_elements_text(cast(${json} as jsonb)) as listed(id)`;
  }

  /**
   * Finds the page in the narrow index first; the states are read of that page only.
   * @param unitOrder the units in the order in which they sort
   */
  async search(
    governmentId: string,
    search: SopSearch,
    unitOrder: readonly UnitId[],
  ): Promise<{ found: FoundSop[]; total: number }> {
    const matching = this.matching(governmentId, search);
    const offset = (search.page - 1) * search.pageSize;
    const page = await matching
      .select(['sop_id', 'from_on'])
      .$if(search.sort === 'ratifiedOn', (q) => q.orderBy(sql`case when ratified_on is null then 1 else 0 end`))
      .$if(search.sort === 'number', (q) => q.orderBy(sql`case when number_key = '' then 1 else 0 end`))
      .$if(search.sort !== 'title', (q) => q.orderBy(sortValue(search, unitOrder), turn(search)))
      .orderBy('search_key', search.sort === 'title' ? turn(search) : 'asc')
      .orderBy('sop_id')
      .limit(search.pageSize)
      .offset(offset)
      .execute();
    // the last page says how many there are; no need to count them
    const isLast = page.length < search.pageSize && (page.length > 0 || search.page === 1);
    const total = isLast ? offset + page.length : await countOf(matching);
    const ids = page.map(({ sop_id }) => sop_id);
    const states = await this.statesOf(this.database.db, governmentId, search.asOf, ids);
    const found = ids.flatMap((id) => {
      const state = states.get(id);
      return state ? [{ id, state }] : [];
    });
    return { found, total };
  }

  /** The ids of all SOPs that a search finds, at most so many, in the order of their ids. */
  async idsOf(governmentId: string, search: SopSearch, most: number): Promise<SopId[]> {
    const rows = await this.matching(governmentId, search).select('sop_id').orderBy('sop_id').limit(most).execute();
    return rows.map(({ sop_id }) => sop_id);
  }

  private matching(governmentId: string, search: SopSearch) {
    return this.database.db
      .selectFrom('sop_spans')
      .where('government_id', '=', governmentId)
      .where((e) => e.and(conditionsOf(e, search, this.database.engine)));
  }

  /** The states of some SOPs on a day; those are left out that then had not begun. */
  async statesOf(
    q: Queryable,
    governmentId: string,
    asOf: CalendarDate,
    ids: readonly SopId[],
  ): Promise<Map<SopId, SopState>> {
    if (ids.length === 0) return new Map();
    const rows = await this.statesOn(q, { government: governmentId, ids: JSON.stringify(ids), date: asOf });
    return new Map(rows.map((row) => [row.sop_id, stateOfSpan(row)]));
  }

  /** The SOPs that stand in one of the units on a day, whether they count or not. */
  async within(q: Queryable, governmentId: string, units: readonly UnitId[], asOf: CalendarDate): Promise<FoundSop[]> {
    const found: FoundSop[] = [];
    for (let at = 0; at < units.length; at += 1000) {
      const rows = await q
        .selectFrom('sop_spans')
        .select(['sop_id', 'state'])
        .where('government_id', '=', governmentId)
        .where('unit_id', 'in', units.slice(at, at + 1000))
        .where('from_on', '<=', asOf)
        .where('to_on', '>', asOf)
        .execute();
      for (const row of rows) found.push({ id: row.sop_id, state: stateOfSpan(row) });
    }
    return found;
  }

  /** The state of one SOP on a day; undefined before its need begins. */
  async stateOf(q: Queryable, governmentId: string, id: SopId, asOf: CalendarDate): Promise<SopState | undefined> {
    return (await this.statesOf(q, governmentId, asOf, [id])).get(id);
  }
}

async function countOf(matching: SelectQueryBuilder<Tables, 'sop_spans', object>): Promise<number> {
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return total;
}

function conditionsOf(e: Spans, search: SopSearch, engine: Engine): Condition[] {
  const { asOf, units, area, stage, applicability, force, asked, namedBy } = search;
  const onlyRequired = stage !== undefined || force !== undefined || applicability === 'required';
  const counted = applicability === 'not_applicable' ? (onlyRequired ? [] : [2]) : onlyRequired ? [1] : [1, 2];
  const conditions = [e('to_on', '>', asOf), e('from_on', '<=', asOf), isIn(e, 'counted', counted)];
  if (units !== null) conditions.push(isIn(e, 'unit_id', units));
  if (area !== undefined) conditions.push(e('area', '=', area));
  if (stage !== undefined) conditions.push(e('stage', '=', stage));
  if (force !== undefined) conditions.push(e('in_force', '=', 1));
  if (force === 'lapsed') conditions.push(e('current_until', '<=', asOf));
  if (force === 'lapsing')
    conditions.push(e('current_until', '>', asOf), e('current_until', '<=', addDays(asOf, LAPSING_DAYS)));
  for (const word of asked.words) {
    const places = [holds('search_key', word, engine), holds('number_key', word, engine)];
    conditions.push(e.or([...places, isIn(e, 'unit_id', [...(namedBy.get(word) ?? [])])]));
  }
  return conditions;
}

const isIn = <C extends 'counted' | 'unit_id'>(e: Spans, column: C, values: readonly Tables['sop_spans'][C][]) =>
  values.length > 0 ? e(sql.ref(column), 'in', [...values]) : e(sql`1`, '=', 0);

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

function sortValue(search: SopSearch, unitOrder: readonly UnitId[]): RawBuilder<unknown> {
  const { sort } = search;
  switch (sort) {
    case 'relevance':
      return rankOfWords(search);
    case 'title':
      return sql`search_key`;
    case 'number':
      return sql`number_key`;
    case 'points':
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
