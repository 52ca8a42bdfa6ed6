import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import request from 'supertest';
import { ConfigModule, readSettings, SystemClock } from '../config';
import { AppAdapter, Asked, configureHttp, Endpoint, HttpModule, Routes, type Ask } from '../http';
import { recordSmallCity } from '../testing';
import { AccessModule, DEMO_PASSWORD, DemoAccounts } from './index';

@Controller('api/v1/doors')
class DoorsController {
  @Get('forgotten')
  forgotten(): { open: true } {
    return { open: true };
  }

  @Get('public')
  @Endpoint({ summary: 'Public', access: 'public' })
  public(): { open: true } {
    return { open: true };
  }

  @Get('public/caller')
  @Endpoint({ summary: 'Public, but wants to know who asks', access: 'public' })
  caller(@Asked() { caller }: Ask): { name: string } {
    return { name: caller.name };
  }

  @Get('own')
  @Endpoint({ summary: 'Signed in', access: 'signed-in' })
  own(@Asked() { caller }: Ask): { name: string } {
    return { name: caller.username };
  }

  @Post('govern')
  @Endpoint({ summary: 'Governs', access: 'register.govern' })
  govern(): { done: true } {
    return { done: true };
  }
}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

@Module({})
class TestModule {}

describe('the guard', () => {
  let app: NestExpressApplication;
  let database: Database;
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    database = await openDatabase('file::memory:');
    await migrate(database);
    const settings = readSettings({ WEB_DIR: 'no-such-folder' });
    const config = ConfigModule.on({ settings, database, clock: new SystemClock('UTC') });
    const root = { module: TestModule, imports: [config, HttpModule, AccessModule, DoorsModule] };
    app = await NestFactory.create<NestExpressApplication>(root, new AppAdapter(), {
      logger: false,
      bodyParser: false,
    });
    configureHttp(app, settings);
    await app.init();
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  async function as(username: string): Promise<string> {
    const answer = await http().post('/api/v1/session').send({ username, password: DEMO_PASSWORD }).expect(204);
    return String(answer.headers['set-cookie']?.[0]);
  }

  it('keeps an endpoint closed that forgot to say who may call it, even for the administrator', async () => {
    const admin = await as('admin');
    await http().get('/api/v1/doors/forgotten').expect(403);
    await http().get('/api/v1/doors/forgotten').set('Cookie', admin).expect(403);
    expect(app.get(Routes).undeclared()).toEqual(['GET /api/v1/doors/forgotten']);
  });

  it('lets everybody through a public door, without a query that it does not know', async () => {
    await http().get('/api/v1/doors/public').expect(200, { open: true });
    const { body } = await http().get('/api/v1/doors/public?x=1').expect(400);
    expect(body.errors).toEqual([{ path: 'x', message: 'is not known here' }]);
    await http().get('/api/v1/doors/public/caller').expect(401);
  });

  it('asks for a session, then for the right', async () => {
    const none = await http().post('/api/v1/doors/govern').expect(401);
    expect(none.headers['www-authenticate']).toBe('Bearer');
    const operator = await as('operator');
    await http().get('/api/v1/doors/own').set('Cookie', operator).expect(200, { name: 'operator' });
    const { body } = await http().post('/api/v1/doors/govern').set('Cookie', operator).expect(403);
    expect(body).toMatchObject({ code: 'not_allowed', detail: 'this needs the permission register.govern' });
    await http()
      .post('/api/v1/doors/govern')
      .set('Cookie', await as('organisasi'))
      .expect(201, { done: true });
  });

  it('does not look for a session in a cookie of another name', async () => {
    const cookie = (await as('admin')).split(';')[0] ?? '';
    await http().get('/api/v1/doors/own').set('Cookie', `x=1; ${cookie}; y=2`).expect(200);
    await http().get('/api/v1/doors/own').set('Cookie', `not_${cookie}`).expect(401);
  });
});
