import type { NestExpressApplication } from '@nestjs/platform-express';
import { OperationPreviewSchema, OperationSchema, ProgressSchema, type Progress } from '@pantausop/contracts';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import { recordSmallCity, startApp } from '../testing';

const OPERATIONS = '/api/v1/units/operations';
const MERGED_ON = '2026-05-01';
const operation = {
  ...{ kind: 'merge', effectiveOn: MERGED_ON, units: ['dinkes', 'disdik'] },
  into: {
    ...{ key: 'new-1', code: 'DISDIKKES', name: 'Dinas Pendidikan dan Kesehatan', abbreviation: 'Disdikkes' },
    ...{ kind: 'dinas', parent: 'kota' },
  },
};

describeEngines('the line of a merged OPD', (engine) => {
  let app: NestExpressApplication;
  let cookie = '';
  const http = () => request(app.getHttpServer());
  const post = (path: string, body: object) => http().post(path).set('Cookie', cookie).send(body);
  const progress = async (root: string, more = ''): Promise<Progress> => {
    const path = `/api/v1/compliance/progress?root=${root}&from=2026-02-28&to=2026-06-30&interval=month${more}`;
    return ProgressSchema.parse((await http().get(path).set('Cookie', cookie).expect(200)).body);
  };
  const shares = (points: readonly { date: string; inForce: number; required: number }[]) =>
    points.map(({ date, inForce, required }) => `${date} ${inForce}/${required}`);

  beforeAll(async () => {
    const database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    const body = { username: 'organisasi', password: DEMO_PASSWORD };
    const { headers } = await http().post('/api/v1/session').send(body).expect(204);
    cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
  }, 120_000);
  afterAll(() => app.close());

  it('goes on before its first day with its predecessors pooled, where somebody asks for that', async () => {
    for (const [unit, title] of [
      ['dinkes', 'Pengelolaan Arsip'],
      ['disdik', 'Penerimaan Murid'],
      ['disdik', 'Mutasi Guru'],
    ]) {
      const need = { unit, area: 'sdm', title, effectiveOn: '2026-01-05' };
      const made = (await post('/api/v1/sops', need).expect(201)).body as { id: string };
      if (unit === 'disdik') continue;
      await post(`/api/v1/sops/${made.id}/events`, { type: 'ratified', effectiveOn: '2026-03-10' }).expect(201);
    }
    const seen = OperationPreviewSchema.parse((await post(`${OPERATIONS}/preview`, { operation }).expect(200)).body);
    const [apart, beside] = [await progress('dinkes'), await progress('disdik')];
    const done = OperationSchema.parse((await post(OPERATIONS, { operation, basis: seen.basis }).expect(201)).body);
    const merged = done.to[0]?.id ?? '';

    const { before, points } = await progress(merged, '&predecessors=pooled');
    expect(before?.until).toBe(MERGED_ON);
    expect(before?.units.map(({ code }) => code).sort()).toEqual(['DINKES', 'DISDIK']);
    expect(shares(before?.points ?? [])).toEqual(['2026-02-28 0/3', '2026-03-31 1/3', '2026-04-30 1/3']);
    expect(shares(points.filter(({ date }) => date >= MERGED_ON))).toEqual(['2026-05-31 1/3', '2026-06-30 1/3']);
    for (const pooled of before?.points ?? []) {
      const [one, other] = [apart, beside].map((line) => line.points.find(({ date }) => date === pooled.date));
      expect(pooled.required).toBe((one?.required ?? 0) + (other?.required ?? 0));
      expect(pooled.points).toBe((one?.points ?? 0) + (other?.points ?? 0));
    }

    expect((await progress(merged)).before ?? null).toBeNull();
    expect((await progress('kota', '&predecessors=pooled')).before ?? null).toBeNull();
  });
});
