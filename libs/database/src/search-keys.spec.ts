import { sql } from 'kysely';
import { describeEveryEngine } from '@pantausop/database/testing';
import { migrate } from './index';
import { MIGRATIONS } from './migrations';

describeEveryEngine('the keys that the register is searched by', (engine) => {
  it('are filled in where spans stand already', async () => {
    const database = await engine.openEmpty();
    const at = MIGRATIONS.findIndex(({ name }) => name === '0008_notes');
    await migrate(database, MIGRATIONS.slice(0, at));
    const state = JSON.stringify({
      ratifiedOn: '2026-03-01',
      monitoredOn: '2026-08-31',
      monitoringResult: 'well',
      evaluatedOn: null,
    });
    const draft = JSON.stringify({ ratifiedOn: null });
    for (const [sop, number, text] of [
      ['a', '440/1', state],
      ['b', null, draft],
    ] as const) {
      await sql`insert into sop_spans (government_id, sop_id, from_on, to_on, unit_id, area, counted, stage, in_force, title,
          title_key, number, points, state)
        values ('kota', ${sop}, '2026-09-01', '9999-12-31', 'u', 'sdm', 1, 'ratified', 1, 'Café – Ürün', 'x', ${number}, 1, ${text})`.execute(
        database.db,
      );
    }
    await migrate(database);
    const rows = await database.db
      .selectFrom('sop_spans')
      .select(['search_key', 'number_key', 'applied_until', 'current_until'])
      .orderBy('sop_id')
      .execute();
    expect(rows).toEqual([
      { search_key: 'cafe urun', number_key: '440 1', applied_until: '2027-02-28', current_until: '2027-03-01' },
      { search_key: 'cafe urun', number_key: '', applied_until: null, current_until: null },
    ]);
  });
});
