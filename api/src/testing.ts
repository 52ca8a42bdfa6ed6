import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Database } from '@pantausop/database';
import { calendarDate, stamp, type UnitFact } from '@pantausop/domain';
import { createApp } from './app';
import { readSettings, SettableClock } from './config';
import { write } from '@pantausop/database';
import { OrganisationRepository } from './organisation/organisation.repository';

export interface TestServer {
  readonly app: NestExpressApplication;
  readonly clock: SettableClock;
}

/** The program on a migrated database, standing at 1 July 2026, 09:00 in Medan. */
export async function startApp(
  database: Database,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const clock = SettableClock.at('2026-07-01T09:00:00+07:00');
  const settings = readSettings({ WEB_DIR: 'no-such-folder', LOG_LEVEL: 'warn', ...environment });
  const app = await createApp({ settings, database, clock });
  await app.init();
  return { app, clock };
}

/** Kota Contoh with two OPDs, one of which has a UPT. */
export async function recordSmallCity(app: INestApplicationContext, database: Database, sample = true): Promise<void> {
  const repository = app.get(OrganisationRepository);
  const from = calendarDate('2016-12-01');
  const unit = (id: string, code: string, name: string, kind: 'city' | 'dinas' | 'upt', parent: string | null) => ({
    unit: id,
    fact: { type: 'established', code, name, abbreviation: code, kind, parent } satisfies UnitFact,
  });
  const units = [
    unit('kota', 'KOTA', 'Kota Contoh', 'city', null),
    unit('dinkes', 'DINKES', 'Dinas Kesehatan', 'dinas', 'kota'),
    unit('disdik', 'DISDIK', 'Dinas Pendidikan', 'dinas', 'kota'),
    unit('labkes', 'LABKES', 'UPT Laboratorium Kesehatan', 'upt', 'dinkes'),
  ];
  const at = stamp(1_782_000_000_000_000);
  await write(database, async (tx) => {
    await repository.addGovernment(tx, {
      id: 'kota',
      unitId: 'kota',
      lastStamp: at,
      lastSequence: units.length,
      sample,
    });
    await repository.addUnitEvents(
      tx,
      units.map((one, index) => ({ ...one, id: `u${index}`, sequence: index + 1, effectiveOn: from })),
      { governmentId: 'kota', recordedAt: at, actor: 'test', source: 'sample' },
    );
  });
}
