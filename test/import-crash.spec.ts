import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportProgressSchema, ImportSummarySchema } from '@pantausop/contracts';
import { openDatabase } from '@pantausop/database';
import { Client } from './bench/client';
import { largeRegister } from './fixtures/register/large-register';
import { cli, startServer } from './support/programs';

const ROWS = 800;

describe('an import whose server is killed while it is saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-crash-'));
  const settings = { DATABASE_URL: `file:${join(folder, 'test.sqlite')}`, DEMO: 'off' };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const events = async (): Promise<number> => {
    const database = await openDatabase(settings.DATABASE_URL);
    const { count } = await database.db
      .selectFrom('sop_events')
      .select((e) => e.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    await database.close();
    return Number(count);
  };
  const signedIn = async () => {
    const server = await startServer(settings);
    const client = new Client(server.url);
    await client.signIn('bagian', 'rahasia-panjang-1');
    return { server, client };
  };
  const json = (text: Buffer): unknown => JSON.parse(text.toString());

  it('has recorded nothing, and is saved once by saving again', async () => {
    await cli(['seed'], settings);
    const account = ['--username', 'bagian', '--name', 'Bagian', '--role', 'organisasi'];
    await cli(['user', 'add', ...account], settings, 'rahasia-panjang-1\n');
    const first = await signedIn();
    const form = new FormData();
    form.append('file', new Blob([largeRegister(ROWS, ['DINKES', 'DISHUB']).slice()]), 'register.xlsx');
    const encoded = new Response(form);
    const type = String(encoded.headers.get('content-type'));
    const sent = await first.client.post('/api/v1/imports', new Uint8Array(await encoded.arrayBuffer()), type);
    const { id, counts } = ImportSummarySchema.parse(json(sent.body));
    expect(counts).toEqual({ new: ROWS, changed: 0, same: 0, error: 0 });

    // a second connection, so that both requests are under way at the same time
    const watcher = new Client(first.server.url);
    await watcher.signIn('bagian', 'rahasia-panjang-1');
    const saving = first.client.post(`/api/v1/imports/${id}/commit`, '{}', 'application/json').catch(() => null);
    for (;;) {
      const { body } = await watcher.get(`/api/v1/imports/${id}/progress`);
      const { done, total, status } = ImportProgressSchema.parse(json(body));
      expect(status).toBe('preview');
      if (done > 0 && done < total) break;
    }
    process.kill(first.server.pid, 'SIGKILL');
    await saving;
    first.client.close();
    watcher.close();
    expect(await events()).toBe(0);

    const second = await signedIn();
    const saved = await second.client.post(`/api/v1/imports/${id}/commit`, '{}', 'application/json');
    const done = ImportSummarySchema.parse(json(saved.body));
    expect(done).toMatchObject({ status: 'committed', recorded: { sops: ROWS } });
    expect(await events()).toBe(done.recorded?.events);
    await second.client.post(`/api/v1/imports/${id}/commit`, '{}', 'application/json').catch(() => null);
    expect(await events()).toBe(done.recorded?.events);
    second.client.close();
    await second.server.stop();
    expect(await cli(['verify'], settings)).toMatch(/\S/);
  }, 120_000);
});
