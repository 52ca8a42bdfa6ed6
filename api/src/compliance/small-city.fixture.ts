import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Database } from '@pantausop/database';
import request, { type Test } from 'supertest';
import { DemoAccounts, TokensService } from '../access';
import type { SettableClock } from '../config';
import { recordSmallCity, startApp } from '../testing';
import { checked, monitored, newSop, ratified, recordAt, unitFact } from './figures.fixture';

export const IN_FORCE = [checked('2026-03-01'), ratified('2026-03-01')];

export interface SmallCityTester {
  readonly app: NestExpressApplication;
  readonly clock: SettableClock;
  /** @param path what follows `/api/v1/compliance/`; @param username a sample account, by default one that reads everything */
  get(path: string, username?: string): Test;
}

/** The program with some SOPs in the small city; one OPD begins on 1 March 2026, the laboratory changes its OPD on 1 May. */
export async function startSmallCity(
  database: Database,
  environment: Readonly<Record<string, string>> = {},
): Promise<SmallCityTester> {
  const { app, clock } = await startApp(database, environment);
  await recordSmallCity(app, database);
  await app.get(DemoAccounts).make();
  const tokens = new Map<string, string>();
  for (const username of ['pimpinan', 'operator']) {
    tokens.set(username, (await app.get(TokensService).create(username, 'spec', null)).secret);
  }
  await recordAt(app, '2026-06-25T09:00:00+07:00', {
    units: [
      unitFact('bkd', '2026-03-01', {
        ...{ type: 'established', code: 'BKD', name: 'Badan Kepegawaian', abbreviation: 'BKD', kind: 'badan' },
        parent: 'kota',
      }),
    ],
    sops: [
      newSop('a', 'dinkes', 'tatalaksana', IN_FORCE),
      newSop('b', 'dinkes', 'sdm', []),
      newSop('c', 'labkes', 'tatalaksana', IN_FORCE, 2),
      newSop('d', 'disdik', 'tatalaksana', [...IN_FORCE, monitored('2026-05-01')]),
      newSop('e', 'kota', 'tatalaksana', []),
    ],
  });
  // recorded late: since 1 May the laboratory belongs to another OPD
  await recordAt(app, '2026-06-26T09:00:00+07:00', {
    units: [unitFact('labkes', '2026-05-01', { type: 'reparented', parent: 'disdik' })],
  });
  const get: SmallCityTester['get'] = (path, username = 'pimpinan') =>
    request(app.getHttpServer())
      .get(`/api/v1/compliance/${path}`)
      .set('Authorization', `Bearer ${tokens.get(username)}`);
  return { app, clock, get };
}
