import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '@pantausop/database';
import { postgresPrograms, startPostgres } from '@pantausop/database/testing';
import { dateInZone } from '@pantausop/domain';
import { cli, startServer, type ProgramSettings } from '../support/programs';
import { Client } from './client';
import { benchConnections } from './connections';
import { benchFigures } from './figures';
import { benchFirstPaint } from './first-paint';
import { benchGiven } from './given';
import { benchHttp } from './http';
import { benchImport } from './import';
import { benchLargeImport } from './large-import';
import { benchLevels } from './levels';
import { benchLoad } from './load';
import { benchRegister } from './register';
import { print } from './report';
import { benchReportMails } from './report-mails';
import { benchWriters } from './writers';

const CITY = 'sample-city.sqlite';

/** As an installation has it: what is acknowledged is on the disk. */
const DURABLE = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=256MB'];

const settingsOf = (file: string) => ({ DATABASE_URL: `file:${file}`, DEMO: 'off', BACKUP_DIR: 'off' });

/** Once for all sections. */
export async function makeSampleCity(folder: string): Promise<void> {
  await seeded(settingsOf(join(folder, CITY)));
}

async function seeded(settings: ProgramSettings): Promise<ProgramSettings> {
  await cli(['migrate'], settings);
  await cli(['seed', '--demo'], settings);
  return settings;
}

/** A sample city that no other section changes. */
function cityFor(section: string, folder: string): string {
  const file = join(folder, `${section}.sqlite`);
  copyFileSync(join(folder, CITY), file);
  return file;
}

/** What is measured, in this order. Each prints what it found. @param folder with the sample city */
export const SECTIONS = {
  reading: (folder: string) => benchReading(settingsOf(cityFor('reading', folder))),
  register: async (folder: string) =>
    print('The register searched at 50,000 SOPs, over HTTP', await benchRegister(cityFor('register', folder))),
  'report-mails': async (folder: string) =>
    print(
      'A monthly run of report mails, to a mail server on this machine',
      await benchReportMails(cityFor('report-mails', folder)),
    ),
  connections: async (folder: string) =>
    print('Requests per second, the sample city', await benchConnections(settingsOf(cityFor('connections', folder)))),
  load: async (folder: string) => {
    await printLoad('SQLite', settingsOf(cityFor('load', folder)));
    await onPostgres(async (engine, { url }) =>
      printLoad(engine, await seeded({ DATABASE_URL: url, DEMO: 'off', BACKUP_DIR: 'off' })),
    );
  },
  levels: async (folder: string) => {
    const title = 'Figures at the root, by what lies below';
    const inFile = (name: string): string => `file:${join(folder, `${name}.sqlite`)}`;
    print(`${title}, SQLite`, await benchLevels(['city', 'province'], inFile));
    await onPostgres(async (engine, server) => {
      const made = async (name: string): Promise<string> => {
        const { db, close } = await openDatabase(server.url);
        await sql`create database ${sql.id(`bench_${name}`)}`.execute(db);
        await close();
        return Object.assign(new URL(server.url), { pathname: `/bench_${name}` }).href;
      };
      print(`${title}, ${engine}`, await benchLevels(['city', 'province', 'nation'], made));
    });
  },
  given: async () => {
    const url = process.env['BENCH_DATABASE_URL'];
    if (url === undefined) return console.log('\nNo BENCH_DATABASE_URL: no database that was there already');
    const records = process.env['BENCH_RECORDS'] === 'on';
    print('Figures at the root of the given database', await benchGiven(url, records));
  },
  import: async (folder: string) =>
    print('Import into an empty register, in a fresh process', await benchImport(join(folder, 'import.sqlite'))),
  'large-import': async (folder: string) =>
    print('A large import while others ask', await benchLargeImport(join(folder, 'large-import.sqlite'))),
};

export type SectionName = keyof typeof SECTIONS;

/** Real durability, in a server of this run. */
async function onPostgres(
  bench: (engine: string, server: Awaited<ReturnType<typeof startPostgres>>) => Promise<void>,
): Promise<void> {
  const programs = postgresPrograms();
  if (programs === undefined) return console.log('\nNo PostgreSQL server on this machine: nothing measured on it');
  const server = await startPostgres(programs, DURABLE);
  try {
    await bench(`PostgreSQL ${server.version}`, server);
  } finally {
    await server.stop();
  }
}

async function printLoad(engine: string, settings: ProgramSettings): Promise<void> {
  print(`Eight who record at once, ${engine}`, await benchWriters(settings));
  print(`The map open at 200 desks for a minute while two record, ${engine}`, await benchLoad(settings));
}

async function benchReading(settings: { readonly DATABASE_URL: string } & ProgramSettings): Promise<void> {
  const server = await startServer(settings);
  const client = new Client(server.url);
  try {
    await client.signIn('pimpinan', 'pantau-demo');
    const today = dateInZone(Date.now(), 'Asia/Jakarta');
    print(
      'Figures of the sample city from balances, over HTTP, none asked twice',
      await benchFigures(client, settings.DATABASE_URL, today),
    );
    print('The same answers asked again, on an open connection', await benchHttp(client, today));
    print('The first visit to the dashboard, nothing cached', await benchFirstPaint(server.url));
  } finally {
    client.close();
    await server.stop();
  }
}
