import { sql, type Kysely } from 'kysely';
import type { Ddl } from '../ddl';
import type { SchemaMigration } from '../migrate';

/** Comments on SOPs, bulk previews, and what the register is searched by. */
export const notes: SchemaMigration = {
  name: '0008_notes',
  async up(ddl) {
    await comments(ddl);
    await bulkPreviews(ddl);
    await searchKeys(ddl);
  },
};

async function comments({ db, table, text, bigint, appendOnly }: Ddl): Promise<void> {
  await table('sop_comments')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('sop_id', text, (c) => c.notNull().references('sops.id'))
    .addColumn('author_id', text, (c) => c.notNull())
    .addColumn('author_name', text, (c) => c.notNull())
    .addColumn('written_at', bigint, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    // a later row that takes an earlier one back; once, whoever tries at the same moment
    .addColumn('withdraws', text, (c) => c.unique().references('sop_comments.id'))
    .execute();
  await db.schema.createIndex('sop_comments_by_sop').on('sop_comments').columns(['sop_id', 'written_at']).execute();
  await appendOnly('sop_comments');
}

async function bulkPreviews({ db, table, text, bigint }: Ddl): Promise<void> {
  await table('bulk_actions')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('government_id', text, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('created_at', bigint, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('versions', text, (c) => c.notNull())
    .addColumn('recorded_at', bigint)
    .execute();
  await db.schema.createIndex('bulk_actions_latest').on('bulk_actions').columns(['created_by', 'created_at']).execute();
}

/** The narrow index holds all that a search filters and sorts by, so that it never reads the wide rows of what it leaves out. */
async function searchKeys({ db, text }: Ddl): Promise<void> {
  await db.schema
    .alterTable('sop_spans')
    .addColumn('search_key', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('sop_spans')
    .addColumn('number_key', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('sop_spans').addColumn('applied_until', text).execute();
  await db.schema.alterTable('sop_spans').addColumn('current_until', text).execute();
  await fillSearchKeys(db);
  await db.schema
    .createIndex('sop_spans_search')
    .on('sop_spans')
    .columns([
      ...['government_id', 'to_on', 'from_on', 'counted', 'unit_id', 'area', 'stage', 'in_force', 'current_until'],
      ...['points', 'required_on', 'ratified_on', 'search_key', 'number_key', 'sop_id'],
    ])
    .execute();
  await db.schema
    .createIndex('sop_events_by_stamp')
    .on('sop_events')
    .columns(['government_id', 'recorded_at', 'sop_id'])
    .execute();
}

interface SpanOfThatTime {
  government_id: string;
  sop_id: string;
  from_on: string;
  title: string;
  number: string | null;
  state: string;
}

const PAGE = 500;

/** What the spans that stand here would hold, had they been written with these columns: by ruleset 1, the only one so far. */
async function fillSearchKeys(db: Kysely<unknown>): Promise<void> {
  let after = { sop: '', from: '' };
  for (;;) {
    const { rows } = await sql<SpanOfThatTime>`
      select government_id, sop_id, from_on, title, number, state from sop_spans
      where sop_id > ${after.sop} or (sop_id = ${after.sop} and from_on > ${after.from})
      order by sop_id, from_on limit ${PAGE}`.execute(db);
    for (const row of rows) {
      const state = JSON.parse(row.state) as Readonly<Record<string, string | null>>;
      const { ratifiedOn = null, monitoredOn = null, evaluatedOn = null } = state;
      const well = ratifiedOn !== null && monitoredOn !== null && state['monitoringResult'] === 'well';
      const applied = well ? monthsLater(monitoredOn, 6) : null;
      const renewed =
        evaluatedOn !== null && ratifiedOn !== null && evaluatedOn > ratifiedOn ? evaluatedOn : ratifiedOn;
      const current = renewed === null ? null : monthsLater(renewed, 12);
      await sql`update sop_spans set search_key = ${folded(row.title, 500)},
          number_key = ${folded(row.number ?? '', 200)}, applied_until = ${applied}, current_until = ${current}
        where government_id = ${row.government_id} and sop_id = ${row.sop_id} and from_on = ${row.from_on}`.execute(db);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = { sop: last.sop_id, from: last.from_on };
  }
}

function folded(text: string, length: number): string {
  const key = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return key.length <= length ? key : [...key].slice(0, length).join('');
}

function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return [String(y).padStart(4, '0'), m, Math.min(day, last)].map((part) => String(part).padStart(2, '0')).join('-');
}
