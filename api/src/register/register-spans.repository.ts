import { Inject, Injectable } from '@nestjs/common';
import { fixedStatement, type Database, type Queryable } from '@pantausop/database';
import type { CalendarDate, EvaluatedSops, SopId, SopState, Stamp, UnitId } from '@pantausop/domain';
import { sql, type RawBuilder } from 'kysely';
import { DATABASE } from '../config';
import { stateOfSpan } from '../ledger/spans.repository';
import { isAmong } from './among.repository';
import { nothingSince } from './apart.repository';
import { SpanStretches } from './span-stretches.repository';

export interface FoundSop {
  readonly id: SopId;
  readonly state: SopState;
}

/** The register as of any date, by today's knowledge: read from the spans that the ledger keeps. */
@Injectable()
export class RegisterSpansRepository {
  /** Of each SOP the last span that has begun, found by its key; SQLite keeps the order of a cross join, else it would go through all that still hold for each. */
  private readonly statesOn = fixedStatement<'government' | 'ids' | 'date', { sop_id: string; state: string }>(
    (value) => sql`select s.sop_id, s.state from ${this.listed(value('ids'))}
      cross join sop_spans s
      where s.government_id = ${value('government')} and s.sop_id = listed.id and s.from_on = (
        select max(x.from_on) from sop_spans x
        where x.government_id = ${value('government')} and x.sop_id = listed.id and x.from_on <= ${value('date')}
      ) and s.to_on > ${value('date')}`,
  );

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly spans: SpanStretches,
  ) {}

  /** @param json of a list of texts */
  private listed(json: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.database.engine === 'sqlite'
      ? sql`(select value as id from json_each(${json})) listed`
      : sql`jsonb_array_elements_text(cast(${json} as jsonb)) as listed(id)`;
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

  /**
   * The SOPs that stand in one of the units on a day, whether they count or not.
   * @param since null = all; else only those of which nothing was recorded after it
   */
  async within(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    asOf: CalendarDate,
    since: Stamp | null,
  ): Promise<FoundSop[]> {
    const found: FoundSop[] = [];
    for (let at = 0; at < units.length; at += 1000) {
      const rows = await q
        .selectFrom('sop_spans')
        .select(['sop_id', 'state'])
        .where('government_id', '=', governmentId)
        .where('unit_id', 'in', units.slice(at, at + 1000))
        .where('from_on', '<=', asOf)
        .where('to_on', '>', asOf)
        .$if(since !== null, (some) =>
          some.where((e) => nothingSince(e, this.database.engine, governmentId, since as Stamp)),
        )
        .execute();
      for (const row of rows) found.push({ id: row.sop_id, state: stateOfSpan(row) });
    }
    return found;
  }

  /** The state of one SOP on a day; undefined before its need begins. */
  async stateOf(q: Queryable, governmentId: string, id: SopId, asOf: CalendarDate): Promise<SopState | undefined> {
    return (await this.statesOf(q, governmentId, asOf, [id])).get(id);
  }

  /**
   * The SOPs in force that count, stand in one of the units on a day and are current until another at least, as many together as
   * are alike.
   */
  async currentUntil(
    q: Queryable,
    governmentId: string,
    units: readonly UnitId[],
    asOf: CalendarDate,
    least: CalendarDate,
  ): Promise<EvaluatedSops[]> {
    const { engine } = this.database;
    const evaluatedOn =
      engine === 'sqlite'
        ? sql<CalendarDate | null>`json_extract(state, '$.evaluatedOn')`
        : sql<CalendarDate | null>`cast(state as jsonb) ->> 'evaluatedOn'`;
    const found: EvaluatedSops[] = [];
    for await (const stretch of this.spans.of(q, { governmentId, asOf, units, to: 'read' })) {
      const rows = await q
        .selectFrom('sop_spans')
        .select((e) => [
          sql<CalendarDate>`ratified_on`.as('ratifiedOn'),
          evaluatedOn.as('evaluatedOn'),
          e.fn.countAll<number>().as('count'),
        ])
        .where('government_id', '=', governmentId)
        .where(stretch)
        .where('from_on', '<=', asOf)
        .where('counted', '=', 1)
        .where('in_force', '=', 1)
        .where('current_until', '>=', least)
        .where(isAmong(engine, 'unit_id', units))
        .groupBy(['ratifiedOn', 'evaluatedOn'])
        .execute();
      for (const { count, ...days } of rows) found.push({ ...days, count: Number(count) });
    }
    return found;
  }
}
