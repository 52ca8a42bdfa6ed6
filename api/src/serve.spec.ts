import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '@pantausop/database';
import { recordSmallCity, startApp } from './testing';
import { DemoAccounts } from './access';
import { serve, type RunningServer } from './serve';

describe('serving', () => {
  const freshUrl = (): string => `file:${join(mkdtempSync(join(tmpdir(), 'pantau-serve-')), 'deep', 'x.sqlite')}`;

  const running: RunningServer[] = [];
  const served = async (settings: Record<string, string>): Promise<readonly string[]> => {
    const server = await serve({ PORT: '0', LOG_LEVEL: 'warn', ...settings }, () => undefined);
    running.push(server);
    return server.welcome;
  };
  // also after an expectation that failed: what listens would hold the whole run up
  afterEach(() => Promise.all(running.splice(0).map((server) => server.close())));

  it('migrates, listens, prints the address and how to begin, and stops', async () => {
    const lines = await served({ DATABASE_URL: freshUrl(), DEMO: 'off' });
    const [server] = running;
    if (!server) throw new Error('nothing runs');
    expect(lines).toEqual([
      `PantauSOP: ${server.address}`,
      expect.stringMatching(`^Belum ada data: buka ${server.address}/mulai dengan kode [a-z0-9]{4}(-[a-z0-9]{4}){3}$`),
    ]);
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
    expect((await fetch(`${server.address}/health/ready`)).status).toBe(200);
    await running.pop()?.close();
    await expect(fetch(`${server.address}/health/live`)).rejects.toThrow();
  });

  it('prints the accounts of a sample database, and leaves its records alone', async () => {
    const url = freshUrl();
    const database = await openDatabase(url);
    await migrate(database);
    const { app } = await startApp(database);
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    await app.close();
    await database.close();
    const lines = await served({ DATABASE_URL: url });
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe(`PantauSOP: ${running[0]?.address}`);
    expect(lines[4]).toBe('  operator / pantau-demo (Dinas Kesehatan)');
  });

  it('says why it cannot start', async () => {
    await expect(serve({ PORT: 'x' }, () => undefined)).rejects.toThrow('PORT must be a port number');
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const attempt = serve({ DATABASE_URL: freshUrl(), PORT: String(port), DEMO: 'off' }, () => undefined);
    await expect(attempt).rejects.toThrow(`port ${port} is taken`);
    other.close();
  });
});
