import type { NestExpressApplication } from '@nestjs/platform-express';
import { MatrixSchema } from '@pantausop/contracts';
import { DEMO_SEED, generateDemo } from '@pantausop/data';
import { Replay } from '@pantausop/data/testing';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { calendarDate, stampFromIso, type AreaCode } from '@pantausop/domain';
import request from 'supertest';
import { DEMO_PASSWORD } from '../access';
import { startApp } from '../testing';
import { seedDemo } from './seeding';

/** The sample history up to the winter after the reorganisation of December 2022. */
const TODAY = calendarDate('2023-02-01');
const DAYS = ['2022-01-02', '2022-01-03', '2022-06-30', '2022-11-30', '2022-12-01', '2023-01-31', '2024-03-31'];
/** Before and after the reorganisation was recorded, on 22 December. */
const MOMENTS = [null, '2022-07-01T00:00:00+07:00', '2022-12-21T00:00:00+07:00', '2022-12-31T00:00:00+07:00'];

describeEngines('the sample city', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let cookie = '';
  const replay = new Replay();

  beforeAll(async () => {
    for (const batch of generateDemo({ seed: DEMO_SEED, today: TODAY })) replay.record(batch);
    database = await engine.open();
    const started = await startApp(database);
    app = started.app;
    started.clock.set(`${TODAY}T09:00:00+07:00`);
    await seedDemo(app);
    const signIn = { username: 'pimpinan', password: DEMO_PASSWORD };
    const { headers } = await request(app.getHttpServer()).post('/api/v1/session').send(signIn).expect(204);
    cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  }, 120_000);
  afterAll(() => app.close());

  it('stands in the database as a fold of all its events says, on every day, as known at every moment', async () => {
    const compared: string[] = [];
    for (const day of DAYS.map(calendarDate)) {
      for (const moment of MOMENTS) {
        const known = moment === null ? '' : `&knownAt=${encodeURIComponent(moment)}`;
        const { body } = await request(app.getHttpServer())
          .get(`/api/v1/compliance/matrix?asOf=${day}${known}`)
          .set('Cookie', cookie)
          .expect(200);
        const answer = MatrixSchema.parse(body);
        const folded = replay.matrix(day, moment === null ? null : stampFromIso(moment));
        const rows = (units: readonly { cells: readonly { area: AreaCode | null }[]; index: number | null }[]) =>
          units.map(({ cells, index }) => ({ cells, index }));
        expect(answer.units.map(({ id }) => id)).toEqual(folded.units.map(({ unit }) => unit.id));
        expect({ day, moment, rows: rows(answer.units) }).toEqual({ day, moment, rows: rows(folded.units) });
        expect(answer.total).toEqual(folded.total);
        compared.push(`${day} ${moment}: ${answer.total.total.required}`);
      }
    }
    // the comparison says something: obligations that grow, and a reorganisation that was not known before its record
    expect(new Set(compared.map((text) => text.split(': ')[1])).size).toBeGreaterThan(3);
    expect(replay.sops.size).toBeGreaterThan(1000);
  });
});
