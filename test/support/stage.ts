import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser, visit, type Visit, type VisitedPage } from './browser';
import { cli, startServer, type ProgramSettings } from './programs';

/** Of every account of the stage. */
export const PASSWORD = 'uji-pantau-2026';

/** Who may sign in: by name the role and the OPD, and as what they are shown. */
const ACCOUNTS = [
  ['admin', 'Administrator', 'admin'],
  ['organisasi', 'Akun organisasi', 'organisasi'],
  ['bkd', 'Akun bkd', 'bkd'],
  ['pimpinan', 'Akun pimpinan', 'pimpinan'],
  ['operator', 'Akun operator', 'operator', 'DINKES'],
  ['pegawai', 'Akun pegawai', 'operator', 'DISHUB'],
] as const;
export type Account = (typeof ACCOUNTS)[number][0];

const unit = (code: string, name: string, abbreviation: string, kind: string) => ({
  ...{ id: `medan-${code.toLowerCase()}`, code, name, abbreviation, kind },
  parent: 'medan',
  validFrom: '2016-12-01',
});

/** A city with one or more OPDs of each kind: few enough that a page of all of them is soon drawn and audited. */
const SMALL_CITY = [
  { ...unit('PEMKO-MEDAN', 'Pemerintah Kota Medan', 'Pemko Medan', 'city'), id: 'medan', parent: null },
  unit('SETWAN', 'Sekretariat DPRD', 'Setwan', 'sekretariat'),
  unit('DINKES', 'Dinas Kesehatan', 'Dinkes', 'dinas'),
  unit('DINSOS', 'Dinas Sosial', 'Dinsos', 'dinas'),
  unit('DISDIK', 'Dinas Pendidikan', 'Disdik', 'dinas'),
  unit('DISHUB', 'Dinas Perhubungan', 'Dishub', 'dinas'),
  unit('DISKOMINFO', 'Dinas Komunikasi dan Informatika', 'Diskominfo', 'dinas'),
  unit('DISNAKER', 'Dinas Ketenagakerjaan', 'Disnaker', 'dinas'),
  unit('BAPPEDA', 'Badan Perencanaan Pembangunan Daerah', 'Bappeda', 'badan'),
  unit('BAPENDA', 'Badan Pendapatan Daerah', 'Bapenda', 'badan'),
  unit('KEC-MEDAN-KOTA', 'Kecamatan Medan Kota', 'Kec. Medan Kota', 'kecamatan'),
];

export interface StageSettings {
  /** Who opens its pages, unless a visit names somebody else. */
  readonly user: Account;
  /** A register in CSV that is in the record when the stage is set. */
  readonly register?: string;
  /** The units and trainings of the reference data instead of a small city. */
  readonly city?: 'small' | 'reference';
  /** More settings of the program. */
  readonly settings?: ProgramSettings;
}

/** A served city with accounts, on a database of its own, and a browser to look at it. */
export interface Stage {
  /** e.g. `http://127.0.0.1:41234`, without a slash at the end */
  readonly url: string;
  /** Settings of its server, for the command line too. */
  readonly settings: ProgramSettings;
  /** For files of the spec; removed at the end. */
  readonly folder: string;
  /** A path of the dashboard in a new window, signed in. */
  open(path: string, how?: Visit): Promise<VisitedPage>;
  /** As `open`, by somebody who is not signed in. */
  openAsStranger(path: string, how?: Visit): Promise<VisitedPage>;
  /** Ends its server; the way on starts it again at the same address. */
  interrupt(): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

export async function setStage({ user, register, city = 'small', settings: more }: StageSettings): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-stage-'));
  const path = join(folder, 'city.sqlite');
  copyFileSync(await seeded(city), path);
  const settings = { DATABASE_URL: `file:${path}`, DEMO: 'off', ...more };
  let server = await startServer(settings);
  const browser = await launchBrowser();
  if (register !== undefined) await record(browser, server.url, register);
  return {
    ...{ settings, folder, url: server.url },
    open: (to, how) => visit(browser, server.url + to, { user, password: PASSWORD, ...how }),
    openAsStranger: (to, how) => visit(browser, server.url + to, how),
    interrupt: async () => {
      const { port } = new URL(server.url);
      await server.stop();
      return async () => void (server = await startServer({ ...settings, PORT: port }));
    },
    end: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Path of a database with the city and its accounts: made by the first spec of the run that needs it, copied by all. */
async function seeded(city: 'small' | 'reference'): Promise<string> {
  const folder = join(process.env['TEST_DATABASES'] ?? tmpdir(), `stage-${city}`);
  const [path, ready] = [join(folder, 'city.sqlite'), join(folder, 'ready')];
  if (mkdirSync(folder, { recursive: true }) === undefined) {
    for (let waited = 0; !existsSync(ready); waited += 200) {
      if (waited > 300_000) throw new Error(`${folder} was begun by another spec and never became ready`);
      await setTimeout(200);
    }
    return path;
  }
  const settings = { DATABASE_URL: `file:${path}`, DEMO: 'off' };
  const units = join(folder, 'units.json');
  writeFileSync(units, JSON.stringify(SMALL_CITY));
  await cli(city === 'small' ? ['seed', '--units', units] : ['seed'], settings);
  for (const [username, name, role, opd] of ACCOUNTS) {
    const of = opd === undefined ? [] : ['--unit', opd];
    await cli(['user', 'add', '--username', username, '--name', name, '--role', role, ...of], settings, PASSWORD);
  }
  writeFileSync(ready, '');
  return path;
}

/** Imports a register as Bagian Organisasi would: every row must be good and its area named. */
async function record(browser: Browser, origin: string, register: string): Promise<void> {
  const { request, close } = await signedIn(browser, origin);
  const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register) };
  const made = await request.post(`${origin}/api/v1/imports`, { multipart: { file }, headers: { Origin: origin } });
  const { id } = (await made.json()) as { id?: string };
  const done = await request.post(`${origin}/api/v1/imports/${id}/commit`, { data: {}, headers: { Origin: origin } });
  if (!done.ok()) throw new Error(`the register was not taken: ${await made.text()} ${await done.text()}`);
  await close();
}

async function signedIn(browser: Browser, origin: string) {
  const context = await browser.newContext();
  const data = { username: 'organisasi', password: PASSWORD };
  await context.request.post(`${origin}/api/v1/session`, { data, headers: { Origin: origin } });
  return { request: context.request, close: () => context.close() };
}
