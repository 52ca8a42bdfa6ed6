import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDatabase } from '@pantausop/database';
import { describeServedEngines } from '@pantausop/database/testing';
import { cli, runCli, startServer, type RunningServer } from './support/programs';

const folder = mkdtempSync(join(tmpdir(), 'pantausop-server-'));
const freshFile = (name: string): string => `file:${join(folder, name)}`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeServedEngines('the program', (engine) => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ DATABASE_URL: await engine.url(), DEMO: 'off' });
  });
  afterAll(() => server.stop());

  it('makes the schema by itself and says that it is ready', async () => {
    const answer = await fetch(`${server.url}/health/ready`);
    expect(answer.status).toBe(200);
  });

  it('serves the dashboard and the API on one port', async () => {
    const page = await fetch(`${server.url}/opd`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<app-root');
    const figures = await fetch(`${server.url}/api/v1/units`);
    expect(figures.status).toBe(401);
    expect(figures.headers.get('content-type')).toContain('application/problem+json');
  });

  it('answers what is under way when it is told to end, takes nothing new, and ends in order', async () => {
    const body = JSON.stringify({ username: 'nobody', password: 'not a password' });
    const slow = request(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length, Origin: server.url },
    });
    const answer = once(slow, 'response') as Promise<[IncomingMessage]>;
    await new Promise((written) => slow.write(body.slice(0, 10), written));
    await fetch(`${server.url}/health/live`);
    const ended = server.stop();
    await refused(`${server.url}/health/live`);
    slow.end(body.slice(10));
    const [{ statusCode, headers }] = await answer;
    expect({ statusCode, connection: headers.connection }).toEqual({ statusCode: 401, connection: 'close' });
    const { status, stderr } = await ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

/** Asks until it is refused: a connection that was opened before may still be served. */
async function refused(url: string): Promise<void> {
  for (;;) {
    const status = await fetch(url, { headers: { Connection: 'close' } }).then(
      (answer) => answer.status,
      () => null,
    );
    if (status === null || status === 503) return;
  }
}

describeServedEngines('two programs that start at once', (engine) => {
  it('make one schema', async () => {
    const settings = { DATABASE_URL: await engine.url(), DEMO: 'off' };
    const servers = await Promise.all([startServer(settings), startServer(settings)]);
    for (const { url } of servers) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const ends = await Promise.all(servers.map((server) => server.stop()));
    expect(ends.map(({ status, stderr }) => ({ status, stderr }))).toEqual(Array(2).fill({ status: 0, stderr: '' }));
  });

  it('end in order from the moment they say where they are', async () => {
    const server = await startServer({ DATABASE_URL: await engine.url(), DEMO: 'off' });
    const { status, stderr } = await server.stop();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('leave a database of a newer version alone', async () => {
    const settings = { DATABASE_URL: await engine.url(), DEMO: 'off' };
    await cli(['migrate'], settings);
    const { db, close } = await openDatabase(settings.DATABASE_URL);
    const step = { name: '9999_from_the_future', timestamp: '2999-01-01' };
    await db.withTables<{ kysely_migration: typeof step }>().insertInto('kysely_migration').values(step).execute();
    await close();
    await expect(startServer(settings)).rejects.toThrow(
      'PantauSOP cannot start: the database has migrations that this version does not know (9999_from_the_future): start the newer version',
    );
  });
});

describe('a start that cannot succeed', () => {
  it('names the wrong setting', async () => {
    await expect(startServer({ DATABASE_URL: 'mysql://127.0.0.1/x', DEMO: 'off' })).rejects.toThrow(/DATABASE_URL/);
  });

  it('names the port that is taken', async () => {
    const first = await startServer({ DATABASE_URL: freshFile('first.sqlite'), DEMO: 'off' });
    try {
      const { port } = new URL(first.url);
      const second = startServer({ DATABASE_URL: freshFile('second.sqlite'), DEMO: 'off', PORT: port });
      await expect(second).rejects.toThrow(port);
    } finally {
      await first.stop();
    }
  });
});

describe('the command line', () => {
  it('writes the OpenAPI document that is committed', async () => {
    const written = join(folder, 'openapi.json');
    await cli(['openapi', '--out', written], { DATABASE_URL: freshFile('openapi.sqlite') });
    const committed = resolve(import.meta.dirname, '../api/openapi.json');
    expect(readFileSync(committed, 'utf8')).toBe(readFileSync(written, 'utf8'));
  });

  it('answers a command that it does not know with one sentence and a failure', async () => {
    const { status, stdout, stderr } = await runCli(['perbaiki'], { DATABASE_URL: freshFile('none.sqlite') });
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('perbaiki');
  });
});
