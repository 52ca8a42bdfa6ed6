import { describeEngines } from '@pantausop/database/testing';
import { sql } from 'kysely';
import { fillTables, migrate, migrationState, UnfinishedFillingError, type Database } from './index';

const SOP = { id: 's1', government_id: 'id', recorded_at: 1, remarks: 'a\tb\\n\n' };
const EVENT = {
  ...{ id: 's1/1', government_id: 'id', sequence: 1, sop_id: 's1', type: 'submitted', effective_on: '2026-01-05' },
  ...{ recorded_at: 1, ordered_at: 1, payload: '{}', actor: 'x', source: 'api', batch_id: null, replaces: null },
};

describeEngines('tables that are filled', (engine) => {
  /** Indexes and constraints with their definitions, sorted. */
  const shape = async ({ db }: Database): Promise<string[]> => {
    const { rows } = await (
      engine.kind === 'sqlite'
        ? sql<{ text: string }>`select tbl_name || name || coalesce(sql, '') as text from sqlite_master`
        : sql<{ text: string }>`select indexdef as text from pg_indexes where schemaname = 'public' union all
          select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint`
    ).execute(db);
    return rows.map(({ text }) => text).sort();
  };

  it('have all that they had before, and keep to it', async () => {
    const database = await engine.open();
    const before = await shape(database);
    await fillTables(database, ['sops', 'sop_events'], async () => {
      expect(await shape(database)).not.toEqual(before);
      await database.load('sops', [SOP]);
      await database.load('sop_events', [EVENT]);
    });
    expect(await shape(database)).toEqual(before);
    expect(await database.db.selectFrom('sops').selectAll().execute()).toEqual([SOP]);
    expect(await database.db.selectFrom('sop_events').selectAll().execute()).toEqual([EVENT]);
    await expect(database.load('sop_events', [{ ...EVENT, id: 's1/2' }])).rejects.toThrow(/unique/i);
    await expect(database.load('sop_events', [{ ...EVENT, id: 's2/1', sop_id: 's2', sequence: 2 }])).rejects.toThrow(
      /foreign key/i,
    );
    expect(await migrate(database)).toEqual([]);
  });

  it.each(['rows that break off', 'rows that do not fit together'])('are refused after %s', async (what) => {
    const database = await engine.open();
    const filling = fillTables(database, ['sops', 'sop_events'], async () => {
      await database.load('sops', [SOP]);
      await database.load('sop_events', [EVENT]);
      if (what === 'rows that break off') throw new Error('no more');
      await database.load('sop_events', [{ ...EVENT, id: 's1/2' }]);
    });
    await expect(filling).rejects.toThrow(/no more|unique/i);
    for (const asked of [() => migrate(database), () => migrationState(database)]) {
      await expect(asked()).rejects.toThrow(UnfinishedFillingError);
    }
  });
});
