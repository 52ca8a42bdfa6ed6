import type { Database } from '@pantausop/database';

const CONTENTS = {
  ...{ name: 'Uji', report: 'coverage', period: 'month', dayOff: 'send', catchUp: 'all', windowDays: 40 },
  rule: { every: 'month', day: 1, time: '08:00' },
  audience: {
    roles: [],
    addresses: ['b', 'c'].map((one) => ({ address: `${one}@kota.example`, name: one, unitId: null })),
  },
  ...{ language: 'id', mandatory: true, whenUnknown: 'ask' },
};

/** The latest first of a month, 08.00 in Jakarta. */
function latestDue(now = new Date()): number {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const due = Date.UTC(year, month, 1, 1);
  return due <= now.getTime() ? due : Date.UTC(year, month - 1, 1, 1);
}

/** A city with one OPD, and a schedule whose run to b@kota.example and c@kota.example is to be made. */
export async function prepareDueReport({ db }: Database): Promise<void> {
  const of = { government_id: 'kota' };
  const due = latestDue();
  await db
    .insertInto('governments')
    .values({ id: 'kota', unit_id: 'kota', last_stamp: 1, last_sequence: 2, sample: 0, opds_counted: 1 })
    .execute();
  const unit = (id: string, name: string, kind: string, parent: string | null) => ({
    ...{ ...of, id, unit_id: id, type: 'established', effective_on: '2020-01-01', recorded_at: 1, actor: 'u' },
    ...{ source: 'import', payload: JSON.stringify({ code: id, name, abbreviation: id, kind, parent }) },
  });
  await db
    .insertInto('unit_events')
    .values([
      { ...unit('kota', 'Kota Contoh', 'city', null), sequence: 1 },
      { ...unit('dinkes', 'Dinas Kesehatan', 'dinas', 'kota'), sequence: 2 },
    ])
    .execute();
  const state = { version: 1, state: 'active', state_reason: null, owner_id: 'u', handled_through: 0, sample: 0 };
  await db
    .insertInto('report_schedules')
    .values({ id: 'jadwal', ...of, ...state, created_at: 0 })
    .execute();
  const contents = JSON.stringify(CONTENTS);
  const version = { schedule_id: 'jadwal', version: 1, contents, recorded_at: 0, actor: 'u' };
  await db
    .insertInto('report_schedule_versions')
    .values({ ...of, ...version })
    .execute();
  const run = { id: 'run', schedule_id: 'jadwal', kind: 'scheduled', nominal_at: due, planned_at: due };
  const standing = { status: 'planned', left_out: '[]', attempts: 0, next_try_at: 0, recorded_at: 0 };
  await db
    .insertInto('report_runs')
    .values({ ...of, ...run, ...standing })
    .execute();
}
