import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NewReportSchedule, Role } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import request, { type Response } from 'supertest';
import { TokensService, UserDirectory, UsersService } from '../access';
import { createApp } from '../app';
import { readSettings, SettableClock } from '../config';
import { recordSmallCity } from '../testing';
import { Clockwork } from './clockwork';
import { SmallContent } from './small-content.fixture';

export const MONTHLY: NewReportSchedule = {
  name: 'Ringkasan bulanan',
  report: 'leadership',
  rule: { every: 'month', day: 1, time: '08:00' },
  period: 'month',
  dayOff: 'next',
  catchUp: 'all',
  windowDays: 40,
  audience: { roles: [{ role: 'pimpinan', unitId: 'kota' }], addresses: [] },
  language: 'id',
  mandatory: false,
  whenUnknown: 'ask',
};

/** A small city with people, standing at 20 October 2026, 09.00, and everything that sends report mails. */
export class ReportsCity {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly content: SmallContent,
    readonly app: NestExpressApplication,
    readonly database: Database,
    readonly clock: SettableClock,
  ) {}

  static async start(database: Database, environment: Readonly<Record<string, string>>): Promise<ReportsCity> {
    const first = await ReportsCity.join(database, environment, SettableClock.at('2026-10-20T09:00:00+07:00'));
    await recordSmallCity(first.app, database);
    for (const [username, role, unit] of PEOPLE) {
      const email = `${username}@kota.example`;
      await first.app.get(UsersService).add({ username, name: username, password: PASSWORD, role, unit, email });
    }
    return first;
  }

  /** A further server on the same database and clock. */
  static async join(
    database: Database,
    environment: Readonly<Record<string, string>>,
    clock: SettableClock,
  ): Promise<ReportsCity> {
    const content = new SmallContent();
    const settings = readSettings({ WEB_DIR: 'no-such-folder', SMTP_MAX_SECONDS: '2', ...environment });
    const app = await createApp({ settings, database, clock }, content.source());
    await app.init();
    return new ReportsCity(content, app, database, clock);
  }

  /** One tick of this server at a moment. @param moment ISO 8601 without offset, clocks of Jakarta */
  async tick(moment?: string): Promise<void> {
    if (moment !== undefined) this.clock.set(`${moment}+07:00`);
    await this.app.get(Clockwork).tick();
  }

  async call(
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    body?: object,
    as = 'admin',
  ): Promise<Response> {
    const known = this.tokens.get(as);
    const secret = known ?? (await this.app.get(TokensService).create(as, 'reports', null)).secret;
    this.tokens.set(as, secret);
    const asked = request(this.app.getHttpServer())[method](`/api/v1/${path}`);
    const answer = await asked.set('Authorization', `Bearer ${secret}`).send(body);
    return answer;
  }

  /** @returns the cookie of a new session */
  async signIn(username: string): Promise<string> {
    const asked = request(this.app.getHttpServer()).post('/api/v1/session').send({ username, password: PASSWORD });
    return String((await asked).headers['set-cookie']?.[0]);
  }

  async add(changes: Partial<NewReportSchedule> = {}): Promise<string> {
    const { status, body } = await this.call('post', 'report-schedules', { ...MONTHLY, ...changes });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return (body as { id: string }).id;
  }

  async deactivate(username: string, disabled = true): Promise<void> {
    const [user] = (await this.app.get(UserDirectory).users()).filter((one) => one.username === username);
    await write(this.database, (tx) => this.app.get(UserDirectory).setDisabled(tx, user?.id ?? '', disabled));
  }
}

const PASSWORD = 'sandi-yang-panjang';
const PEOPLE: readonly (readonly [string, Role, string | null])[] = [
  ['admin', 'admin', null],
  ['walikota', 'pimpinan', null],
  ['sekda', 'pimpinan', null],
  ['asisten', 'pimpinan', null],
  ['kadinkes', 'pimpinan', 'dinkes'],
  ['opdinkes', 'operator', 'dinkes'],
  ['opdisdik', 'operator', 'disdik'],
];
