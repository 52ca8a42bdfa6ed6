import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Database } from '@pantausop/database';
import { calendarDate, ELEMENT_CODES, type SopFact } from '@pantausop/domain';
import request, { type Test } from 'supertest';
import { DEMO_PASSWORD, DemoAccounts } from '../access';
import type { NewEvent } from '../register/register-batch';
import { RegisterService } from '../register/register.service';
import { recordSmallCity, startApp } from '../testing';

const at = (effectiveOn: string, fact: SopFact): NewEvent => ({ fact, effectiveOn: calendarDate(effectiveOn) });
const needed = (unit: string, title: string, on: string): NewEvent =>
  at(on, { type: 'required', unit, area: 'tatalaksana', title, weight: 1 });
const signed = (on: string): NewEvent[] => [
  at(on, { type: 'document_checked', elements: ELEMENT_CODES }),
  at(on, { type: 'ratified', number: null, signatory: null }),
];

/** Kota Contoh on 1 July 2026, with one SOP for every kind of work. */
const HISTORIES: Readonly<Record<string, readonly NewEvent[]>> = {
  submitted: [
    needed('dinkes', 'Rujukan', '2026-01-05'),
    at('2026-05-01', { type: 'drafting_started' }),
    at('2026-06-01', { type: 'submitted' }),
  ],
  returned: [
    needed('dinkes', 'Imunisasi', '2026-01-05'),
    at('2026-05-01', { type: 'submitted' }),
    at('2026-06-20', { type: 'returned', note: 'Mutu baku belum diisi' }),
  ],
  idle: [needed('labkes', 'Uji Sampel', '2026-01-05'), at('2026-05-01', { type: 'drafting_started' })],
  untouched: [needed('dinkes', 'Gizi', '2026-02-05')],
  unmonitored: [needed('dinkes', 'Obat', '2025-10-01'), ...signed('2025-12-01')],
  lapsed: [needed('disdik', 'Kurikulum', '2025-01-05'), ...signed('2025-02-01')],
};

export interface WaitingCity {
  readonly app: NestExpressApplication;
  get(path: string, username?: string): Test;
  post(path: string, body: object, username?: string): Test;
}

export async function openWaitingCity(database: Database): Promise<WaitingCity> {
  const { app } = await startApp(database);
  await recordSmallCity(app, database);
  await app.get(DemoAccounts).make();
  const sops = Object.entries(HISTORIES).map(([sop, events]) => ({
    ...{ sop, isNew: true, remarks: {}, retractions: [], waits: false },
    events,
  }));
  await app.get(RegisterService).record({ sops }, { governmentId: 'kota', actor: 'test', source: 'api' });
  const cookies = new Map<string, string>();
  for (const username of ['organisasi', 'operator', 'pimpinan', 'bkd']) {
    const { headers } = await request(app.getHttpServer())
      .post('/api/v1/session')
      .send({ username, password: DEMO_PASSWORD })
      .expect(204);
    cookies.set(username, String(headers['set-cookie']?.[0]).split(';')[0] ?? '');
  }
  const as = (test: Test, username: string): Test => test.set('Cookie', cookies.get(username) ?? '');
  return {
    app,
    get: (path, username = 'organisasi') => as(request(app.getHttpServer()).get(`/api/v1${path}`), username),
    post: (path, body, username = 'organisasi') =>
      as(request(app.getHttpServer()).post(`/api/v1${path}`), username).send(body),
  };
}
