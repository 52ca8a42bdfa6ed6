import { migrate, openDatabase, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { Draining } from '../http';
import { Clockwork } from '../reports/clockwork';
import { recordSmallCity, startApp, type TestServer } from '../testing';

describeEngines('health', (engine) => {
  it('is live at once, ready when the schema is current, and unavailable when the database is gone', async () => {
    const database = await engine.openEmpty();
    const { app } = await startApp(database);
    const http = () => request(app.getHttpServer());
    try {
      expect((await http().get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
      const pending = await http().get('/health/ready').expect(503);
      expect(pending.body).toMatchObject({ code: 'unavailable', status: 503 });
      expect(pending.body.detail).toContain('0002_access');
      await migrate(database);
      expect((await http().get('/health/ready').expect(200)).body).toEqual({
        status: 'ready',
        database: engine.kind,
        wrong: [],
      });
      await database.close();
      const gone = await http().get('/health/ready').expect(503);
      expect(gone.body.detail).toBe('the database does not answer');
      await http().get('/health/live').expect(200);
    } finally {
      await app.close();
    }
  }, 60_000);
});

describe('a server with a database', () => {
  const served = async (
    environment: Readonly<Record<string, string>>,
    work: (http: () => ReturnType<typeof request>, server: TestServer, database: Database) => Promise<void>,
  ): Promise<void> => {
    const database = await openDatabase('file::memory:');
    await migrate(database);
    const server = await startApp(database, environment);
    try {
      await work(() => request(server.app.getHttpServer()), server, database);
    } finally {
      await server.app.close();
      await database.close();
    }
  };

  it('counts requests by the address that is declared, in Prometheus text', () =>
    served({}, async (http) => {
      await http().get('/health/live').expect(200);
      await http().get('/api/v1/nothing').expect(404);
      await http().get('/api/v1/sops/my-secret-title').expect(401);
      const { text, headers } = await http().get('/metrics').expect(200);
      expect(headers['content-type']).toContain('text/plain; version=0.0.4');
      const counts = text.match(/^pantausop_http_request_duration_seconds_count.*$/gm);
      expect(counts).toEqual([
        'pantausop_http_request_duration_seconds_count{method="GET",route="/health/live",status="200"} 1',
        'pantausop_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
        'pantausop_http_request_duration_seconds_count{method="GET",route="/api/v1/sops/:id",status="401"} 1',
      ]);
      expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
      expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    }));

  it('shows its metrics to this machine alone, or to whoever says the token', async () => {
    await served({}, async (http) => {
      await http().get('/metrics').expect(200);
      const brought = await http().get('/metrics').set('X-Forwarded-For', '203.0.113.7').expect(403);
      expect(brought.body).toMatchObject({ code: 'metrics_closed', detail: expect.stringContaining('METRICS_TOKEN') });
    });
    await served({ METRICS_TOKEN: 'a long enough token' }, async (http) => {
      await http().get('/metrics').expect(403);
      await http().get('/metrics').set('Authorization', 'Bearer a long enough tokeN').expect(403);
      await http().get('/metrics').set('Authorization', 'Bearer a long enough token').expect(200);
    });
  });

  it('says when the clock of the computer is wrong, and when that is over', () =>
    served({}, async (http, { app, clock }, database) => {
      await recordSmallCity(app, database);
      const wrong = async (): Promise<unknown> => (await http().get('/health/ready').expect(200)).body.wrong;
      expect(await wrong()).toEqual([]);
      clock.set('2020-01-01T09:00:00+07:00');
      expect(await wrong()).toEqual([expect.stringContaining('the clock of this computer says 2020-01-01')]);
      clock.set('2026-07-01T09:00:00+07:00');
      expect(await wrong()).toEqual([]);
    }));

  it('says when nothing is done about report mails any more, and for how long', () =>
    served({}, async (http, { app, clock }) => {
      const wrong = async (): Promise<unknown> => (await http().get('/health/ready').expect(200)).body.wrong;
      const age = async (): Promise<string | undefined> =>
        /^pantausop_scheduler_age_seconds (.*)$/m.exec((await http().get('/metrics').expect(200)).text)?.[1];
      clock.advance(3_600_000);
      expect([await wrong(), await age()]).toEqual([[], undefined]);
      const clockwork = app.get(Clockwork);
      clockwork.begin();
      // the first one is under way
      await clockwork.tick();
      clock.advance(15 * 60_000);
      expect([await wrong(), await age()]).toEqual([[], '900']);
      clock.advance(60_000);
      expect(await wrong()).toEqual([expect.stringContaining('for 16 minutes')]);
      await clockwork.tick();
      expect([await wrong(), await age()]).toEqual([[], '0']);
    }));

  it('answers what is under way when it ends, and sends the rest away', () =>
    served({}, async (http, { app }) => {
      app.get(Draining).begin();
      const refused = await http().get('/api/v1/session').expect(503);
      expect(refused.headers).toMatchObject({ 'retry-after': '5', connection: 'close' });
      expect(refused.body).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('being stopped') });
      expect((await http().get('/health/ready').expect(503)).body.detail).toContain('being stopped');
    }));
});
