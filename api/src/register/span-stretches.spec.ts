import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate } from '@pantausop/domain';
import { recordSmallCity, startApp } from '../testing';
import { manySops } from './many-histories.fixture';
import { RegisterService } from './register.service';
import { SpanStretches } from './span-stretches.repository';

describeEngines('the spans of a day in stretches', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app
      .get(RegisterService)
      .record({ sops: manySops(60) }, { governmentId: 'kota', actor: 'test', source: 'api' });
  }, 60_000);
  afterAll(() => app.close());

  const asOf = calendarDate('2026-07-01');
  const keysOf = (rows: readonly { sop_id: string; from_on: string }[]) =>
    rows.map(({ sop_id, from_on }) => `${sop_id} ${from_on}`);

  it.each([1, 2, 7, 1000])('are each in one of them, with %d at a time', async (most) => {
    const spans = () =>
      database.db.selectFrom('sop_spans').select(['sop_id', 'from_on']).where('government_id', '=', 'kota');
    const all = keysOf(await spans().where('to_on', '>', asOf).execute());
    const stretches = app.get(SpanStretches);
    stretches.atOnce = () => most;
    const found: string[][] = [];
    for await (const stretch of stretches.of(database.db, { governmentId: 'kota', asOf, units: null, to: 'read' })) {
      found.push(keysOf(await spans().where(stretch).execute()));
    }
    expect(all.length).toBeGreaterThan(60);
    expect(found.flat().sort()).toEqual(all.sort());
    if (database.engine === 'postgres') expect(found).toHaveLength(1);
    // those that stand alike in the index are not taken apart
    else expect(found.length).toBeGreaterThan(most === 1000 ? 0 : Math.min(5, all.length / most / 3));
  });

  it('are fewer at a time where the states of many units are read', () => {
    const { atOnce } = SpanStretches.prototype;
    const units = Array.from({ length: 500 }, (_, at) => `unit-${at}`);
    const read = [null, units, units.slice(0, 20)].map((some) => atOnce({ to: 'read', units: some }));
    expect(read).toEqual([6_000, 6_000, atOnce({ to: 'count', units: null })]);
  });
});
