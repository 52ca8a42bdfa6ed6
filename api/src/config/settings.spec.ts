import { calendarDate, stampToIso } from '@pantausop/domain';
import { dayBegins, dayEnds, readSettings, SettableClock, startOfDay, SystemClock, WrongSettingError } from './index';

describe('settings', () => {
  it('have defaults that need no environment', () => {
    expect(readSettings({ DATABASE_URL: '' })).toEqual({
      databaseUrl: 'file:var/pantausop.sqlite',
      databaseReplicaUrl: null,
      port: 3000,
      host: '127.0.0.1',
      backups: { directory: 'var/backups', keep: 14 },
      baseUrl: null,
      publicUrl: 'http://127.0.0.1:3000',
      trustedProxies: [],
      smtpPatienceSeconds: 20,
      smtpUrl: null,
      log: { format: expect.stringMatching(/^(json|text)$/), level: 'info' },
      mailFrom: 'PantauSOP <pantausop@localhost>',
      metricsToken: null,
      mailOutbox: 'var/outbox',
      timeZone: 'Asia/Jakarta',
      oidc: null,
      sessionSecret: null,
      sessions: { idleMinutes: 480, maxHours: 168 },
      demo: 'auto',
      webDirectory: 'dist/web/browser',
      importLimits: { maxBytes: 20_971_520, maxRows: 50_000, maxColumns: 200, maxExpansion: 100, maxSeconds: 60 },
      filesDirectory: 'var/files',
      documentLimits: { maxBytes: 20_971_520, maxExpansion: 200, maxSeconds: 20 },
    });
  });

  it.each([
    [{ DATABASE_URL: 'file:/srv/pantau/city.sqlite' }, '/srv/pantau/files'],
    [{ DATABASE_URL: 'file:///srv/pantau/city.sqlite' }, '/srv/pantau/files'],
    [{ DATABASE_URL: 'file::memory:' }, 'var/files'],
    [{ DATABASE_URL: 'postgres://db/pantau' }, 'var/files'],
    [{ DATABASE_URL: 'postgres://db/pantau', FILES_DIR: '/srv/files' }, '/srv/files'],
  ])('keep files of %j in %s', (environment, folder) => {
    expect(readSettings(environment).filesDirectory).toBe(folder);
  });

  it('cannot be changed afterwards', () => {
    const settings = readSettings({});
    expect(() => Object.assign(settings, { port: 1 })).toThrow(TypeError);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_REPLICA_URL', 'file:copy.sqlite'],
    ['DATABASE_REPLICA_URL', 'postgres://replica/pantau'],
    ['BASE_URL', 'pantau.example'],
    ['SMTP_URL', 'http://mail.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'loopback, proxy.example'],
    ['BUSINESS_TIME_ZONE', 'Asia/Medan'],
    ['DEMO', 'yes'],
    ['IMPORT_MAX_ROWS', 'many'],
    ['IMPORT_MAX_MEBIBYTES', '0'],
    ['DOCUMENT_MAX_MEBIBYTES', '500'],
    ['DOCUMENT_MAX_SECONDS', '0'],
    ['SESSION_SECRET', 'short'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_MAX_HOURS', 'week'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['OIDC_ROLES', 'pegawai=raja'],
    ['OIDC_ROLES', 'pegawai'],
    ['OIDC_ROLES', ';'],
    ['MAIL_FROM', 'nobody'],
    ['OIDC_ISSUER', 'https://login.example'],
  ])('name a wrong %s (%s) and say why', (name, value) => {
    let message = '';
    try {
      readSettings({ [name]: value });
    } catch (error) {
      if (!(error instanceof WrongSettingError)) throw error;
      message = error.message;
    }
    expect(message).toMatch(new RegExp(`^${name === 'OIDC_ISSUER' ? 'OIDC_CLIENT_ID' : name} must `));
  });

  it('take single sign-on whole or not at all, and not unencrypted over a network', () => {
    const oidc = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'pantau', OIDC_ROLES: 'a=admin' };
    expect(readSettings({ ...oidc, OIDC_ROLES: ' Kepala Dinas = operator @ dinkes ;setda=pimpinan;' }).oidc).toEqual({
      issuer: 'https://login.example',
      clientId: 'pantau',
      clientSecret: null,
      roleClaim: 'groups',
      roles: [
        { value: 'Kepala Dinas', role: 'operator', unit: 'DINKES' },
        { value: 'setda', role: 'pimpinan', unit: null },
      ],
    });
    expect(() => readSettings({ ...oidc, OIDC_ROLES: '' })).toThrow(/^OIDC_ROLES must be given/);
    expect(() => readSettings({ ...oidc, OIDC_ISSUER: 'http://login.example' })).toThrow(/^OIDC_ISSUER must begin/);
    expect(readSettings({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:9' }).oidc?.issuer).toBe('http://127.0.0.1:9');
  });

  it('put the outbox beside the database, and lead links to where browsers reach the server', () => {
    expect(readSettings({ DATABASE_URL: 'file:/srv/pantau/city.sqlite' }).mailOutbox).toBe('/srv/pantau/outbox');
    expect(readSettings({ DATABASE_URL: 'postgres://db/city' }).mailOutbox).toBe('var/outbox');
    expect(readSettings({ BASE_URL: 'https://sop.example/' }).publicUrl).toBe('https://sop.example');
    expect(readSettings({ TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,::1' }).trustedProxies).toHaveLength(3);
  });

  it('name all that is wrong at once', () => {
    expect(() => readSettings({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT must[^\n]*\nDEMO must/);
  });
});

describe('clocks', () => {
  it('know the day of the business time zone, not of the computer', () => {
    const clock = SettableClock.at('2026-06-30T17:00:00Z');
    expect(clock.today()).toBe('2026-07-01');
    clock.advance(-1);
    expect(clock.today()).toBe('2026-06-30');
    clock.set('2026-06-30T18:00:00+07:00');
    expect(clock.stamp()).toBe(Date.UTC(2026, 5, 30, 11) * 1000);
    expect(() => clock.set('yesterday')).toThrow(RangeError);
  });

  it('agree with the system', () => {
    const clock = new SystemClock('UTC');
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    expect(clock.today()).toBe(new Date(clock.now()).toISOString().slice(0, 10));
  });

  it.each([
    ['Asia/Jakarta', '2026-07-01', '2026-06-30T17:00:00.000Z'],
    ['UTC', '2026-07-01', '2026-07-01T00:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-07-01', '2026-06-30T10:00:00.000Z'],
    ['Etc/GMT+12', '2026-07-01', '2026-07-01T12:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ])('know when a day begins in %s', (zone, date, instant) => {
    expect(new Date(startOfDay(calendarDate(date), zone)).toISOString()).toBe(instant);
  });

  it('know when a day is over, days beyond all recording too', () => {
    const zone = 'Asia/Jakarta';
    expect(dayEnds(calendarDate('2026-06-30'), zone)).toBe(dayBegins(calendarDate('2026-07-01'), zone));
    expect(stampToIso(dayEnds(calendarDate('2026-06-30'), zone))).toBe('2026-06-30T17:00:00.000000Z');
    const [late, last] = [dayEnds(calendarDate('2255-06-04'), zone), dayEnds(calendarDate('9999-12-31'), zone)];
    expect(last).toBe(late);
    expect(Number.isSafeInteger(last)).toBe(true);
  });
});
