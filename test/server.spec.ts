import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

  it('ends in order when it is told to', async () => {
    const { status, stderr } = await server.stop();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await expect(fetch(server.url)).rejects.toThrow();
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
