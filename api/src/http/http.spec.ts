import { openDatabase, migrate } from '@pantausop/database';
import request from 'supertest';
import { createApp } from '../app';
import { readSettings, SettableClock } from '../config';

it('boots', async () => {
  const database = await openDatabase('file::memory:');
  await migrate(database);
  const app = await createApp({
    settings: readSettings({ WEB_DIR: 'nowhere' }),
    database,
    clock: SettableClock.at('2026-07-01T00:00:00Z'),
  });
  await app.init();
  const s = app.getHttpServer();
  for (const p of ['/api/openapi.json', '/api/docs', '/api/docs/start.js', '/api/docs/x', '/api/v1/nothing', '/x']) {
    const r = await request(s).get(p);
    console.log(p, r.status, JSON.stringify(r.headers), r.text.slice(0, 800));
  }
  const r = await request(s).post('/api/v1/x').set('content-type', 'application/json').send('{"a":');
  console.log(r.status, r.text, r.headers);
  const r2 = await request(s)
    .post('/api/v1/x')
    .set('content-type', 'application/json')
    .send(JSON.stringify({ a: 'x'.repeat(2e6) }));
  console.log(r2.status, r2.text);
  await app.close();
  await database.close();
});
