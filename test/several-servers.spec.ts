import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import {
  describeServedEngines,
  postgresPrograms,
  startPostgres,
  startReplica,
  type PostgresServer,
} from '@pantausop/database/testing';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { Client } from './bench/client';
import { prepareDueReport } from './support/due-report';
import { cli, startServer, type ProgramSettings, type RunningServer } from './support/programs';

const PASSWORD = 'rahasia-panjang-1';

/** A city with one OPD, one account, and report mails that are due. */
async function prepare(url: string): Promise<Database> {
  const database = await openDatabase(url);
  await migrate(database);
  await prepareDueReport(database);
  await cli(['user', 'add', '--username', 'admin', '--name', 'A', '--role', 'admin'], { DATABASE_URL: url }, PASSWORD);
  const { id } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  await database.db.updateTable('report_schedules').set({ owner_id: id, handled_through: Date.now() }).execute();
  return database;
}

interface Matrix {
  readonly total: { readonly total: { readonly required: number } };
}
const MATRIX = '/api/v1/compliance/matrix';

async function requiredAt(client: Client, path = MATRIX): Promise<number> {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.toString()}`);
  return (JSON.parse(body.toString()) as Matrix).total.total.required;
}

function requireSop(client: Client, title: string): Promise<unknown> {
  const body = { unit: 'dinkes', area: 'tatalaksana', title, effectiveOn: '2026-01-05' };
  return client.post('/api/v1/sops', JSON.stringify(body), 'application/json');
}

async function signedIn({ url }: RunningServer): Promise<Client> {
  const client = new Client(url);
  await client.signIn('admin', PASSWORD);
  return client;
}

describeServedEngines('two servers on one database', (engine) => {
  const received: string[] = [];
  let mails: SMTPServer;
  let database: Database;
  let servers: readonly [RunningServer, RunningServer];

  beforeAll(async () => {
    mails = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true, closeTimeout: 10 },
      onData: (stream, { envelope }, done) => {
        stream.on('end', () => {
          received.push(envelope.rcptTo[0]?.address ?? '');
          done();
        });
        stream.resume();
      },
    });
    await new Promise<void>((resolve) => mails.listen(0, '127.0.0.1', resolve));
    const url = await engine.url();
    database = await prepare(url);
    const settings: ProgramSettings = {
      ...{ DATABASE_URL: url, DEMO: 'off', BACKUP_DIR: 'off' },
      SMTP_URL: `smtp://127.0.0.1:${(mails.server.address() as AddressInfo).port}`,
    };
    servers = await Promise.all([startServer(settings), startServer(settings)]);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await database.close();
    await new Promise<void>((resolve) => mails.close(resolve));
  });

  it('send what is due once', async () => {
    const open = database.db.selectFrom('report_runs').select('id').where('status', 'in', RUN_UNDER_WAY);
    while ((await open.execute()).length > 0) await setTimeout(20);
    expect(received.toSorted()).toEqual(['b@kota.example', 'c@kota.example']);
  });

  it('know each other’s sessions, and that one ended', async () => {
    const [here, there] = servers;
    const { headers } = await new Client(here.url).post(
      '/api/v1/session',
      JSON.stringify({ username: 'admin', password: PASSWORD }),
      'application/json',
    );
    const cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const status = async ({ url }: RunningServer, method = 'GET'): Promise<number> =>
      (await fetch(`${url}/api/v1/session`, { method, headers: { cookie, origin: url } })).status;
    expect([await status(there), await status(there, 'DELETE'), await status(here)]).toEqual([200, 204, 401]);
  });

  it('say "not modified" of each other’s answers, until the other one records something', async () => {
    const [here, there] = [await signedIn(servers[0]), await signedIn(servers[1])];
    const etag = String((await here.get(MATRIX)).headers.etag);
    expect((await there.get(MATRIX, { 'if-none-match': etag })).status).toBe(304);
    const before = await requiredAt(here);
    await requireSop(there, 'Pelayanan pengaduan');
    const after = await here.get(MATRIX, { 'if-none-match': etag });
    expect([after.status, after.headers.etag === etag]).toEqual([200, false]);
    expect([await requiredAt(here), await requiredAt(there)]).toEqual([before + 1, before + 1]);
    for (const client of [here, there]) client.close();
  });

  it('commit the import that the other one previewed, once', async () => {
    const [here, there] = [await signedIn(servers[0]), await signedIn(servers[1])];
    const before = await requiredAt(here);
    const form = new FormData();
    const rows = ['Judul SOP;Area Perubahan', 'Pelayanan gizi;tatalaksana', 'Pelayanan obat;tatalaksana', ''];
    form.set('unit', 'dinkes');
    form.set('file', new Blob([rows.join('\r\n')]), 'register.csv');
    const encoded = new Response(form);
    const type = String(encoded.headers.get('content-type'));
    const sent = await here.post('/api/v1/imports', new Uint8Array(await encoded.arrayBuffer()), type);
    const { id } = JSON.parse(sent.body.toString()) as { id: string };
    const commit = (client: Client) =>
      client.post(`/api/v1/imports/${id}/commit`, '{}', 'application/json').then(
        () => 'saved',
        () => 'refused',
      );
    expect((await Promise.all([commit(here), commit(there)])).filter((end) => end === 'saved').length).toBeGreaterThan(
      0,
    );
    expect([await requiredAt(here), await requiredAt(there)]).toEqual([before + 2, before + 2]);
    for (const client of [here, there]) client.close();
  });
});

async function sqlOn(database: Database | undefined, statement: string): Promise<{ number: number }[]> {
  if (!database) throw new Error('there is no replica');
  return (await sql.raw<{ number: number }>(statement).execute(database.db)).rows;
}

const RUN_UNDER_WAY = ['planned', 'preparing', 'sending'] as const;

const programs = postgresPrograms();
if (programs !== undefined) {
  describe('a server with a streaming replica', () => {
    let [primary, replica]: PostgresServer[] = [];
    let [database, copy]: Database[] = [];
    let server: RunningServer;
    let client: Client;

    beforeAll(async () => {
      primary = await startPostgres(programs);
      database = await prepare(primary.url);
      replica = await startReplica(programs, primary.url);
      copy = await openDatabase(replica.url);
      server = await startServer({
        ...{ DATABASE_URL: primary.url, DATABASE_REPLICA_URL: replica.url, DEMO: 'off' },
        MAIL_OUTBOX: '/dev/null/none',
      });
      client = await signedIn(server);
    });
    afterAll(async () => {
      client.close();
      await server.stop();
      await copy?.close();
      await database?.close();
      await replica?.stop();
      await primary?.stop();
    });

    it('shows at once what was just recorded, also while the replica lags behind', async () => {
      expect(await requiredAt(client)).toBe(0);
      await sqlOn(copy, 'select pg_wal_replay_pause()');
      await requireSop(client, 'Pelayanan rujukan');
      expect(await requiredAt(client)).toBe(1);
      expect(await sqlOn(copy, 'select count(*)::int as number from sops')).toEqual([{ number: 0 }]);
      await sqlOn(copy, 'select pg_wal_replay_resume()');
    });

    it('reads figures there as soon as it has everything', async () => {
      while ((await sqlOn(copy, 'select 1 as number from sops')).length === 0) await setTimeout(10);
      expect(await requiredAt(client, `${MATRIX}?asOf=2026-02-01`)).toBe(1);
      const others = "where application_name = 'pantausop' and pid <> pg_backend_pid()";
      const [found] = await sqlOn(copy, `select count(*)::int as number from pg_stat_activity ${others}`);
      expect(found?.number).toBeGreaterThan(0);
    });

    it('goes on without it', async () => {
      await copy?.close();
      await replica?.stop();
      expect(await requiredAt(client, `${MATRIX}?asOf=2026-03-01`)).toBe(1);
    });
  });
}
