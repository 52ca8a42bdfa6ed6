import { RequestMethod } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PERMISSIONS, ROLES, type Permission, type Role } from '@pantausop/contracts';
import { migrate, openDatabase, write, type Database } from '@pantausop/database';
import request, { type Response, type Test } from 'supertest';
import { z } from 'zod';
import { Routes } from '../http';
import { recordSmallCity, startApp } from '../testing';
import { DEMO_PASSWORD, DemoAccounts, PERMISSIONS_OF, UsersService } from './index';
import { SessionRepository } from './session.repository';
import { Sessions } from './sessions';
import { exampleOf } from './example-body.fixture';
import { TokenRepository } from './token.repository';
import { TokensService } from './tokens.service';
import { UserRepository } from './user.repository';

type Route = ReturnType<Routes['declared']>[number];

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${RequestMethod[method]} ${path}`;
const isPublic = ({ spec }: Route): boolean => spec.access === 'public';
const permissionOf = ({ spec: { access } }: Route): Permission | null =>
  access === 'public' || access === 'signed-in' ? null : access;

/** Walks the running program: an endpoint that anybody adds is met here without being named. */
describe('every endpoint', () => {
  let database: Database;
  let app: NestExpressApplication;
  let routes: readonly Route[];
  const things = { sop: { inside: '', outside: '' }, import: { inside: '', outside: '' } };

  beforeAll(async () => {
    database = await openDatabase('file::memory:');
    await migrate(database);
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    const initial = {
      name: 'B',
      password: DEMO_PASSWORD,
      role: 'admin',
      unit: null,
      mustChangePassword: true,
    } as const;
    await app.get(UsersService).add({ ...initial, username: 'baru' });
    routes = app.get(Routes).declared();
    const organisasi = await cookieOf('organisasi');
    for (const [place, unit] of [
      ['inside', 'dinkes'],
      ['outside', 'disdik'],
    ] as const) {
      const need = { unit, area: 'tatalaksana', title: `Pelayanan ${place}`, effectiveOn: '2026-01-05' };
      const sop = await http().post('/api/v1/sops').set('Cookie', organisasi).send(need).expect(201);
      things.sop[place] = sop.body.id;
      const file = Buffer.from('Judul SOP;Area Perubahan\r\nSurat Masuk;tatalaksana\r\n');
      const upload = http().post('/api/v1/imports').set('Cookie', organisasi).field('unit', unit.toUpperCase());
      things.import[place] = (await upload.attach('file', file, 'a.csv').expect(201)).body.id;
    }
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const http = () => request(app.getHttpServer());
  /** A session of its own for each request: some of them end sessions. */
  async function cookieOf(username: string): Promise<string> {
    const { id } = await app.get(UserRepository).known(username);
    const device = { browser: 'other', system: 'other' } as const;
    const secret = await write(database, (tx) => app.get(Sessions).begin(tx, id, device));
    return `pantau_session=${secret}`;
  }

  function ask(route: Route, { id = 'no-such-thing', body = {} }: { id?: string; body?: unknown } = {}): Test {
    const path = route.path.replace(/:\w+/g, encodeURIComponent(id));
    const verb = RequestMethod[route.method].toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const asked = http()[verb](path);
    return route.spec.body && route.spec.multipart !== true ? asked.send(body ?? {}) : asked;
  }
  async function as(username: string, asked: Test): Promise<Response> {
    const answer = await asked.set('Cookie', await cookieOf(username));
    return answer;
  }

  it('says who may call it', () => {
    expect(app.get(Routes).undeclared()).toEqual([]);
    expect(routes.length).toBeGreaterThan(30);
  });

  it('that changes something without a sign-in is one of few', () => {
    const open = routes.filter((route) => isPublic(route) && route.method !== RequestMethod.GET).map(nameOf);
    expect(open.sort()).toEqual([
      'DELETE /api/v1/session',
      'POST /api/v1/password-resets',
      'POST /api/v1/password-resets/check',
      'POST /api/v1/password-resets/redeem',
      'POST /api/v1/report-unsubscriptions/:token',
      'POST /api/v1/session',
      'POST /api/v1/setup',
    ]);
  });

  it('refuses whoever is not signed in, with no, an invented or a former credential', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const answers = [
        await ask(route),
        await ask(route).set('Cookie', `pantau_session=${'x'.repeat(43)}`),
        await ask(route).set('Authorization', `Bearer ${'x'.repeat(43)}`),
      ];
      for (const { status } of answers) {
        const refused = status === 401 || status === 403;
        if (refused === isPublic(route) || (refused && status !== 401)) wrong.push(`${nameOf(route)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([...ROLES])(
    'lets %s do what the role says, and nothing else',
    async (role: Role) => {
      const wrong: string[] = [];
      for (const route of routes) {
        const { status, body } = await as(role, ask(route));
        const needed = permissionOf(route);
        const may = needed === null || PERMISSIONS_OF[role].includes(needed);
        if (may ? status === 401 || status === 403 || status >= 500 : status !== 403) {
          wrong.push(`${nameOf(route)}: ${status} ${String(body?.code)}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it('lets a token do no more than it is for', async () => {
    const { id: userId } = await app.get(UserRepository).known('admin');
    const tokens = new Map<Permission, string>();
    for (const left of PERMISSIONS) {
      const scopes = PERMISSIONS.filter((one) => one !== left);
      const { secret, id } = await app.get(TokensService).create('admin', left, null);
      await database.db
        .updateTable('api_tokens')
        .set({ scopes: JSON.stringify(scopes) })
        .where('id', '=', id)
        .execute();
      tokens.set(left, secret);
    }
    expect(await app.get(TokenRepository).listOf(userId)).toHaveLength(PERMISSIONS.length);
    const wrong: string[] = [];
    for (const route of routes) {
      const needed = permissionOf(route);
      if (needed === null && route.spec.sessionOnly !== true) continue;
      const secret = tokens.get(needed ?? 'users.manage') ?? '';
      const { status } = await ask(route).set('Authorization', `Bearer ${secret}`);
      if (status !== 403) wrong.push(`${nameOf(route)} without ${String(needed)}: ${status}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('is closed to an initial password, but for its change and the way out', async () => {
    const open: string[] = [];
    for (const route of routes.filter((one) => !isPublic(one))) {
      const { body } = await as('baru', ask(route));
      if (body?.code !== 'password_change_required') open.push(nameOf(route));
    }
    expect(open.sort()).toEqual(['GET /api/v1/session', 'PUT /api/v1/account/password']);
    expect(await app.get(SessionRepository).listOf('nobody')).toEqual([]);
  });

  describe('of an operator', () => {
    /** Those whose rights end at the own unit and that name a thing in their address. */
    const scoped = () =>
      routes.filter((route) => {
        const needed = permissionOf(route);
        const ends = needed !== null && PERMISSIONS_OF.operator.includes(needed) && !/^(figures|units)/.test(needed);
        return ends && /:\w+/.test(route.path);
      });
    const kindOf = (route: Route): keyof typeof things | null =>
      route.path.startsWith('/api/v1/sops/:') ? 'sop' : route.path.startsWith('/api/v1/imports/:') ? 'import' : null;
    const bodyFor = ({ spec }: Route): unknown =>
      spec.body ? exampleOf(z.toJSONSchema(spec.body, { io: 'input' })) : {};

    it('does not find what belongs to another unit', async () => {
      const wrong: string[] = [];
      for (const route of scoped()) {
        const body = bodyFor(route);
        for (const kind of ['sop', 'import'] as const) {
          const { status } = await as('operator', ask(route, { id: things[kind].outside, body }));
          // 400 and 422 of an invented body come before any thing is looked for
          const unread = [400, 415, 422].includes(status) && route.method !== RequestMethod.GET;
          if (status !== 404 && !unread) wrong.push(`${nameOf(route)} of another's ${kind}: ${status}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it('finds what belongs to the own', async () => {
      const wrong: string[] = [];
      const reads = scoped().filter((route) => route.method === RequestMethod.GET && !/:.*:/.test(route.path));
      for (const route of reads) {
        const kind = kindOf(route);
        if (kind === null) continue;
        const { status } = await as('operator', ask(route, { id: things[kind].inside }));
        if (status === 401 || status === 403 || status >= 500) wrong.push(`${nameOf(route)}: ${status}`);
      }
      const own = await as('operator', http().get(`/api/v1/sops/${things.sop.inside}`));
      expect([own.status, wrong]).toEqual([200, []]);
    });

    it('changes nothing of another unit, however well the request is formed', async () => {
      const sop = things.sop.outside;
      const before = await database.db.selectFrom('sop_events').selectAll().execute();
      for (const body of [
        { type: 'drafting_started', effectiveOn: '2026-02-01' },
        { type: 'submitted', effectiveOn: '2026-02-01' },
      ]) {
        expect((await as('operator', http().post(`/api/v1/sops/${sop}/events`).send(body))).status).toBe(404);
      }
      for (const act of ['commit', 'revert']) {
        const asked = http().post(`/api/v1/imports/${things.import.outside}/${act}`);
        expect((await as('operator', act === 'commit' ? asked.send({}) : asked)).status).toBe(404);
      }
      expect(await database.db.selectFrom('sop_events').selectAll().execute()).toEqual(before);
    });
  });
});
