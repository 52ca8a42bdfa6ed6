import { fixedStatement, type FixedStatement, type GovernmentsTable } from '@pantausop/database';
import { stamp, type Stamp, type UnitId } from '@pantausop/domain';
import { sql } from 'kysely';

/** A top-level government and the end of its record. */
export interface Government {
  readonly id: string;
  readonly unitId: UnitId;
  /** The watermark: the instant of the last committed change. */
  readonly lastStamp: Stamp;
  readonly lastSequence: number;
  readonly sample: boolean;
}

/** How far the record of a government has come. */
export interface Newest {
  readonly lastStamp: Stamp;
  /** other after every record of the organisation or its rules */
  readonly organisation: string;
}

type NewestRow = { readonly last_stamp: number } & Readonly<Record<string, string | null>>;

export const GOVERNMENT_COLUMNS = ['id', 'unit_id', 'last_stamp', 'last_sequence', 'sample'] as const;

type GovernmentRow = Pick<GovernmentsTable, (typeof GOVERNMENT_COLUMNS)[number]>;

export const governmentOf = (row: GovernmentRow): Government => ({
  id: row.id,
  unitId: row.unit_id,
  lastStamp: stamp(row.last_stamp),
  lastSequence: row.last_sequence,
  sample: row.sample === 1,
});

/** Asked with every request: all governments, in the order of their ids. */
export const everyGovernment = (): FixedStatement<never, GovernmentRow> =>
  fixedStatement(
    () => sql`select ${sql.join(GOVERNMENT_COLUMNS.map((column) => sql.ref(column)))} from governments order by id`,
  );

/** The watermark of a government beside its last record of each kind that says something of the organisation or its rules. */
export function newestRecords(): FixedStatement<'government', NewestRow> {
  const last = (table: 'unit_events' | 'area_decisions' | 'targets' | 'rulesets') =>
    sql`(select id from ${sql.table(table)} where government_id = g.id order by sequence desc limit 1)`;
  const taken = (subject: string) => sql`(
    select id from retractions where government_id = g.id and subject = ${sql.lit(subject)} order by sequence desc limit 1
  )`;
  return fixedStatement(
    (value) => sql`select g.last_stamp,
      ${last('unit_events')} as a, ${last('area_decisions')} as b, ${last('targets')} as c, ${last('rulesets')} as d,
      ${taken('unit_event')} as e, ${taken('area_decision')} as f, ${taken('target')} as g, ${taken('ruleset')} as h
      from governments g where g.id = ${value('government')}`,
  );
}
