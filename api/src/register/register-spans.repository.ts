import { Inject, Injectable } from '@nestjs/common';
import type { Database, Queryable, Tables } from '@pantausop/database';
import type { CalendarDate, SopId, SopState, UnitId } from '@pantausop/domain';
import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely';
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
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @param unitOrder the units in the order in which they sort */
  async search(
    governmentId: string,
    search: SopSearch,
    unitOrder: readonly UnitId[],
  ): Promise<{ found: FoundSop[]; total: number }> {
    const matching = this.database.db
      .selectFrom('sop_spans')
      .where('government_id', '=', governmentId)
      .where((e) => e.and(conditionsOf(e, search)));
    const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await matching
      .select(['sop_id', 'state'])
      .orderBy(isMissing(search))
      .orderBy(sortValue(search, unitOrder), search.descending ? 'desc' : 'asc')
      .orderBy('title_key')
      .orderBy('sop_id')
      .limit(search.pageSize)
      .offset((search.page - 1) * search.pageSize)
      .execute();
    return { found: rows.map((row) => ({ id: row.sop_id, state: stateOfSpan(row) })), total };
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
    const row = await q
      .selectFrom('sop_spans')
      .select('state')
      .where('government_id', '=', governmentId)
      .where('sop_id', '=', id)
      .where('from_on', '<=', asOf)
      .where('to_on', '>', asOf)
      .executeTakeFirst();
    return row && stateOfSpan(row);
  }
}

function conditionsOf(e: Spans, { asOf, units, area, stage, applicability, words }: SopSearch): Condition[] {
  const counted = stage !== undefined || applicability === 'required' ? [1] : applicability ? [2] : [1, 2];
  const conditions = [e('from_on', '<=', asOf), e('to_on', '>', asOf), e('counted', 'in', counted)];
  if (units !== null) conditions.push(units.length > 0 ? e('unit_id', 'in', [...units]) : e(sql`1`, '=', 0));
  if (area !== undefined) conditions.push(e('area', '=', area));
  if (stage !== undefined) conditions.push(e('stage', '=', stage));
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    const like = (text: RawBuilder<string>) => sql<SqlBool>`${text} like ${pattern} escape '\\'`;
    conditions.push(e.or([like(sql`title_key`), like(sql`lower(coalesce(number, ''))`)]));
  }
  return conditions;
}

/** SOPs without the value come last in both directions. */
function isMissing({ sort }: SopSearch): RawBuilder<number> {
  const column = sort === 'ratifiedOn' ? 'ratified_on' : sort === 'number' ? 'number' : 'sop_id';
  return sql`case when ${sql.ref(column)} is null then 1 else 0 end`;
}

function sortValue({ sort }: SopSearch, unitOrder: readonly UnitId[]): RawBuilder<unknown> {
  switch (sort) {
    case 'title':
      return sql`title_key`;
    case 'number':
      return sql`number`;
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
