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

/** Everything is measured beside a floor in the same run: the numbers of two machines do not compare, their ratios do. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-bench-'));
  const begun = performance.now();
  try {
    console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, SQLite`);
    await benchReading(`file:${join(folder, 'sample-city.sqlite')}`);
    print('The register searched at 50,000 SOPs, over HTTP', await benchRegister(join(folder, 'sample-city.sqlite')));
    print(
      'A monthly run of report mails, to a mail server on this machine',
      await benchReportMails(join(folder, 'sample-city.sqlite')),
    );
    print(
      'The map open at 200 desks for a minute while two record',
      await benchLoad({ DATABASE_URL: `file:${join(folder, 'sample-city.sqlite')}`, DEMO: 'off', BACKUP_DIR: 'off' }),
    );
    print('Figures at the root, by what lies below', await benchLevels((name) => join(folder, name)));
    print('Import into an empty register, in a fresh process', await benchImport(join(folder, 'import.sqlite')));
    print('A large import while others ask', await benchLargeImport(join(folder, 'large-import.sqlite')));
    console.log(`\n${((performance.now() - begun) / 1000).toFixed(0)} s in all`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchReading(databaseUrl: string): Promise<void> {
  const settings = { DATABASE_URL: databaseUrl, DEMO: 'off' };
  await cli(['migrate'], settings);
  await cli(['seed', '--demo'], settings);
  const server = await startServer(settings);
  const client = new Client(server.url);
  try {
    await client.signIn('pimpinan', 'pantau-demo');
    const today = dateInZone(Date.now(), 'Asia/Jakarta');
    print(
      'Figures of the sample city from balances, over HTTP, none asked twice',
      await benchFigures(client, databaseUrl, today),
    );
    print('The same answers asked again, on an open connection', await benchHttp(client, today));
    print('The first visit to the dashboard, nothing cached', await benchFirstPaint(server.url));
  } finally {
    client.close();
    await server.stop();
  }
}
