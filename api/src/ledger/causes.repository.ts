import { Injectable } from '@nestjs/common';
import type { MovementsTable, Queryable } from '@pantausop/database';
import {
  addDays,
  AREA_CODES,
  calendarDate,
  nextMonth,
  startOfMonth,
  ZERO_MEASURES,
  type AreaCode,
  type CalendarDate,
  type Cause,
  type Movement,
  type SopMovement,
  type Stamp,
  type UnitId,
} from '@pantausop/domain';
import { sql } from 'kysely';
import { fromColumns, MEASURE_COLUMNS, toColumns } from './measure-columns';
import { firstDateFrom, recordedUpTo, UNITS_AT_ONCE, type Between } from './movements.repository';

/** Days within (after, to]. */
export interface DayRange {
  /** null = from the first day on */
  readonly after: CalendarDate | null;
  readonly to: CalendarDate;
}

/** Whose rows of the ledger are asked. */
export interface SopRowsAsked extends DayRange {
  readonly units: readonly UnitId[];
  /** Of these also the days before the range. */
  readonly withPast: readonly UnitId[];
  /** null = everything recorded */
  readonly knownAt: Stamp | null;
}

type MovementRow = Pick<MovementsTable, 'unit_id' | 'area' | 'effective_on' | 'cause'> &
  Parameters<typeof fromColumns>[0];

const FIRST_DAY = calendarDate('0001-01-01');

/** What ends by itself takes these. */
const AHEAD_COLUMNS = ['not_applicable', 'points', 'applied', 'current'] as const satisfies typeof MEASURE_COLUMNS;
const NO_MEASURES = toColumns(ZERO_MEASURES);

/** Whose sums are asked, of what was recorded within `recorded`. */
export interface SumsAsked extends DayRange {
  readonly recorded: Between;
  readonly units: readonly UnitId[];
  /** Whether all of them are read at once, by the moments of recording: so little was recorded. */
  readonly atOnce: boolean;
  /** The days on which a sum stands for those up to it, ascending; the last is `to`. null = each day for itself */
  readonly days: readonly CalendarDate[] | null;
}

/** Sums of a unit's own movements, with the first of the days that are in it. */
export interface Summed extends Movement {
  readonly first: CalendarDate;
}

/** The first day at or after a date with which a month begins. */
const firstMonthFrom = (date: CalendarDate): CalendarDate => (date.endsWith('-01') ? date : nextMonth(date));

/** Reads the ledger by cause: why something moved. */
@Injectable()
export class CausesRepository {
  /** What moved in a unit with all below it, per area and cause, each as one movement on the last day of the range. */
  async ofUnit(q: Queryable, governmentId: string, unit: UnitId, { after, to }: DayRange): Promise<Movement[]> {
    // whole months as they are added up, and the days before the first and after the last of them
    const from = after === null ? FIRST_DAY : addDays(after, 1);
    const [whole, rest] = [firstMonthFrom(from), startOfMonth(addDays(to, 1))];
    const held = sql`government_id = ${governmentId} and unit_id = ${unit} and area in (${sql.join(AREA_CODES)})`;
    const columns = sql.join(MEASURE_COLUMNS.map((c) => sql.ref(c)));
    const sums = sql.join(MEASURE_COLUMNS.map((c) => sql`sum(${sql.ref(c)}) as ${sql.ref(c)}`));
    const days =
      whole < rest
        ? sql`(effective_on >= ${from} and effective_on < ${whole} or effective_on >= ${rest} and effective_on <= ${to})`
        : sql`effective_on >= ${from} and effective_on <= ${to}`;
    const { rows } = await sql<MovementRow>`
      select area, cause, ${sums} from (
        select area, cause, ${columns} from month_causes where ${held} and month >= ${whole} and month < ${rest}
        union all select area, cause, ${columns} from day_balances where ${held} and ${days}
      ) moved group by area, cause`.execute(q);
    return rows.map((row) => toMovement({ ...row, unit_id: unit, effective_on: to }));
  }

  /**
   * The credits, points and SOPs not applicable that a unit loses ahead of a day under some causes, per area, cause and window of days,
   * each as one movement on the window's last day; its other measures are zero.
   */
  async aheadOfUnit(
    q: Queryable,
    governmentId: string,
    unit: UnitId,
    day: CalendarDate,
    windows: readonly CalendarDate[],
    causes: readonly Cause[],
  ): Promise<Movement[]> {
    const last = windows.at(-1) ?? day;
    const sums = sql.join(AHEAD_COLUMNS.map((c) => sql`sum(${sql.ref(c)}) as ${sql.ref(c)}`));
    const window = sql.join(
      windows.map((until) => sql`when effective_on <= ${until} then ${until}`),
      sql` `,
    );
    const { rows } = await sql<Pick<MovementRow, 'area' | 'cause' | 'effective_on' | (typeof AHEAD_COLUMNS)[number]>>`
      select area, cause, effective_on, ${sums} from (
        select area, cause, case ${window} end as effective_on, ${sql.join(AHEAD_COLUMNS.map((c) => sql.ref(c)))}
        from day_balances
        where government_id = ${governmentId} and unit_id = ${unit} and area in (${sql.join(AREA_CODES)})
          and cause in (${sql.join(causes)}) and effective_on > ${day} and effective_on <= ${last}
      ) ahead group by area, cause, effective_on order by effective_on`.execute(q);
    return rows.map((row) => toMovement({ ...NO_MEASURES, ...row, unit_id: unit }));
  }

  /** Sums of units' own movements over SOPs, per cause and stretch of days; some units at a time. */
  async *summed(
    q: Queryable,
    governmentId: string,
    { units, atOnce, recorded, after, to, days }: SumsAsked,
  ): AsyncGenerator<Summed[]> {
    const columns = sql.join(MEASURE_COLUMNS.map((c) => sql.ref(c)));
    const sums = sql.join(MEASURE_COLUMNS.map((c) => sql`sum(${sql.ref(c)}) as ${sql.ref(c)}`));
    const known = sql.join(
      [
        ...(after === null ? [] : [sql`effective_on > ${after}`]),
        ...(recorded.after === null
          ? []
          : [atOnce ? sql`recorded_at > ${recorded.after}` : sql`+recorded_at > ${recorded.after}`]),
        ...(recorded.upTo === null
          ? []
          : [atOnce ? sql`recorded_at <= ${recorded.upTo}` : recordedUpTo(recorded.upTo)]),
        sql`effective_on <= ${to}`,
      ],
      sql` and `,
    );
    const [day, onDay] = [sql.ref('effective_on'), days && firstDateFrom(sql.ref('effective_on'), days)];
    const asked = new Set(units);
    const size = atOnce ? units.length : UNITS_AT_ONCE;
    for (let at = 0; at < units.length; at += size) {
      const of = atOnce ? sql`true` : sql`unit_id in (${sql.join(units.slice(at, at + size))})`;
      const { rows } = await sql<MovementRow & { first: string }>`
        select unit_id, area, cause, on_day as effective_on, min(effective_on) as first, ${sums} from (
          select unit_id, area, cause, effective_on, ${onDay ?? day} as on_day, ${columns}
          from movements where government_id = ${governmentId} and ${of} and ${known}
        ) moved group by unit_id, area, cause, on_day`.execute(q);
      const found = atOnce ? rows.filter((row) => asked.has(row.unit_id)) : rows;
      yield found.map((row) => ({ ...toMovement(row), first: calendarDate(row.first) }));
    }
  }

  /** Net movements of SOPs in their own units, per day and cause. */
  async ofSops(q: Queryable, governmentId: string, asked: SopRowsAsked): Promise<SopMovement[]> {
    const { units, after, to, knownAt } = asked;
    const withPast = new Set(asked.withPast);
    const found: SopMovement[] = [];
    // each kind by a statement of its own: where both were in one, SQLite would go through all that the government ever recorded
    for (const [of, since] of [
      [units.filter((unit) => !withPast.has(unit)), after],
      [units.filter((unit) => withPast.has(unit)), null],
    ] as const) {
      for (let at = 0; at < of.length; at += 1000) {
        let query = q
          .selectFrom('movements')
          .select(['sop_id', 'unit_id', 'area', 'effective_on', 'cause'])
          .select((e) => MEASURE_COLUMNS.map((c) => e.fn.sum<number>(c).as(c)))
          .where('government_id', '=', governmentId)
          .where('unit_id', 'in', of.slice(at, at + 1000))
          .where('effective_on', '<=', to);
        if (since !== null) query = query.where('effective_on', '>', since);
        if (knownAt !== null) query = query.where(recordedUpTo(knownAt));
        const rows = await query.groupBy(['sop_id', 'unit_id', 'area', 'effective_on', 'cause']).execute();
        for (const row of rows) found.push({ ...toMovement(row), sop: row.sop_id });
      }
    }
    return found;
  }
}

const toMovement = (row: MovementRow): Movement => ({
  unit: row.unit_id,
  area: row.area as AreaCode,
  effectiveOn: calendarDate(row.effective_on),
  cause: row.cause as Cause,
  measures: fromColumns(row),
});
