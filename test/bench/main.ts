import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateInZone } from '@pantausop/domain';
import { cli, startServer } from '../support/programs';
import { Client } from './client';
import { benchFigures } from './figures';
import { benchFirstPaint } from './first-paint';
import { benchHttp } from './http';
import { SERVE_FLOOR, serveFloor } from './http-floor';
import { benchImport } from './import';
import { benchLargeImport } from './large-import';
import { benchLevels } from './levels';
import { benchLoad } from './load';
import { benchRegister } from './register';
import { print } from './report';
import { benchReportMails } from './report-mails';

if (process.argv.includes(SERVE_FLOOR)) await serveFloor();
else await bench();

/**
 * Everything is measured beside a floor in the same run: the numbers of two machines do not compare, their ratios do.
 * `npm run bench -- large-import` measures one part only, or several: reading, register, report-mails,
 * load, levels, import, large-import.
 */
async function bench(): Promise<void> {
  const asked = process.argv.slice(2);
  const wanted = (...parts: readonly string[]): boolean =>
    asked.length === 0 || parts.some((part) => asked.includes(part));
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-bench-'));
  const begun = performance.now();
  try {
    console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, SQLite`);
    const city = join(folder, 'sample-city.sqlite');
    if (wanted('reading', 'register', 'report-mails', 'load')) {
      await cli(['migrate'], settingsOf(city));
      await cli(['seed', '--demo'], settingsOf(city));
    }
    if (wanted('reading')) await benchReading(city);
    if (wanted('register')) print('The register searched at 50,000 SOPs, over HTTP', await benchRegister(city));
    if (wanted('report-mails')) {
      print('A monthly run of report mails, to a mail server on this machine', await benchReportMails(city));
    }
    if (wanted('load')) {
      print(
        'The map open at 200 desks for a minute while two record',
        await benchLoad({ ...settingsOf(city), BACKUP_DIR: 'off' }),
      );
    }
    if (wanted('levels')) {
      print('Figures at the root, by what lies below', await benchLevels((name) => join(folder, name)));
    }
    if (wanted('import')) {
      print('Import into an empty register, in a fresh process', await benchImport(join(folder, 'import.sqlite')));
    }
    if (wanted('large-import')) {
      print('A large import while others ask', await benchLargeImport(join(folder, 'large-import.sqlite')));
    }
    console.log(`\n${((performance.now() - begun) / 1000).toFixed(0)} s in all`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const settingsOf = (file: string) => ({ DATABASE_URL: `file:${file}`, DEMO: 'off' });

async function benchReading(city: string): Promise<void> {
  const settings = settingsOf(city);
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
