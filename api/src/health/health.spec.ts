import { migrate, openDatabase } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import request from 'supertest';
import { startApp } from '../testing';

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
      expect((await http().get('/health/ready').expect(200)).body).toEqual({ status: 'ready', database: engine.kind });
      await database.close();
      const gone = await http().get('/health/ready').expect(503);
      expect(gone.body.detail).toBe('the database does not answer');
      await http().get('/health/live').expect(200);
    } finally {
      await app.close();
    }
  }, 60_000);
});

it('counts requests in Prometheus text', async () => {
  const database = await openDatabase('file::memory:');
  const { app } = await startApp(database);
  try {
    const http = () => request(app.getHttpServer());
    await http().get('/health/live').expect(200);
    await http().get('/api/v1/nothing').expect(404);
    const { text, headers } = await http().get('/metrics').expect(200);
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(text).toContain('pantausop_http_requests_total{method="GET",status="200"} 1\n');
    expect(text).toContain('pantausop_http_requests_total{method="GET",status="404"} 1\n');
    expect(text).toMatch(/^pantausop_http_request_duration_seconds_count 2$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  } finally {
    await app.close();
    await database.close();
  }
});
