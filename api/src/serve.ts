import type { AddressInfo } from 'node:net';
import { migrate, openDatabase, openReplica } from '@pantausop/database';
import { SessionView, SsoService } from './access';
import { createApp } from './app';
import { readSettings, SystemClock } from './config';
import { Draining } from './http';
import { OrganisationRepository } from './organisation/organisation.repository';
import { Clockwork } from './reports/clockwork';
import { seedDemo } from './seeding';
import { DailyBackup } from './upkeep/backup/daily-backup';
import { SetupService } from './setup/setup.service';

export interface RunningServer {
  /** e.g. `http://127.0.0.1:3000` */
  readonly address: string;
  /** Where it is and how to begin, for the person who started it: to be printed once a signal to end is heard. */
  readonly welcome: readonly string[];
  /** Nothing new is taken; what is under way is answered; then it ends. */
  close(): Promise<void>;
}

/**
 * Migrates the database, loads sample data into an empty one unless `DEMO=off`, and listens.
 * @param say prints one line about a start that takes long
 * @throws WrongSettingError, UnknownMigrationsError, or the error of the database or the port.
 */
export async function serve(
  environment: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<RunningServer> {
  const settings = readSettings(environment);
  const database = await openDatabase(settings.databaseUrl);
  const replica = settings.databaseReplicaUrl === null ? undefined : openReplica(settings.databaseReplicaUrl);
  const closeAll = async (): Promise<void> => {
    await replica?.close();
    await database.close();
  };
  try {
    await migrate(database);
    const app = await createApp({ settings, database, replica, clock: new SystemClock(settings.timeZone) });
    await app.init();
    const isEmpty = async (): Promise<boolean> => (await app.get(OrganisationRepository).governments()).length === 0;
    if (settings.demo === 'auto' && (await isEmpty())) {
      say('Basis data kosong: menyiapkan data contoh …');
      await seedDemo(app);
    }
    if (!(await isEmpty())) await app.get(SsoService).checkUnits();
    await app.listen(settings.port, settings.host).catch((error: unknown) => {
      throw isPortTaken(error)
        ? new Error(`port ${settings.port} is taken: stop the other program or set PORT`)
        : error;
    });
    app.get(Clockwork).begin();
    app.get(DailyBackup).begin();
    const { port } = app.getHttpServer().address() as AddressInfo;
    const address = `http://${['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host}:${port}`;
    const howToBegin = (await isEmpty())
      ? [`Belum ada data: buka ${address}/mulai dengan kode ${app.get(SetupService).code}`]
      : (await app.get(SessionView).signInInfo()).demoAccounts.map(
          ({ username, password, unit }) => `  ${username} / ${password} (${unit})`,
        );
    return {
      address,
      welcome: [`PantauSOP: ${address}`, ...howToBegin],
      close: async () => {
        app.get(Draining).begin();
        await app.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

const isPortTaken = (error: unknown): boolean => Object(error).code === 'EADDRINUSE';
