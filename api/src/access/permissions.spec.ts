import { ROLES, type Permission, type Role } from '@pantausop/contracts';
import type { AppRequest, Within } from '../http';
import { callerOf } from './permissions';
import { comesFromAnotherSite } from './same-site';
import { secondsToWait } from './sign-in-throttle.repository';

const USER = { userId: 'u', username: 'u', name: 'U' };
const PARENTS: Readonly<Record<string, string>> = { labkes: 'dinkes', dinkes: 'kota', disdik: 'kota' };
const tree: Within = {
  isWithin: (id, root) => {
    for (let unit: string | undefined = id; unit !== undefined; unit = PARENTS[unit]) if (unit === root) return true;
    return false;
  },
};
const caller = (...roles: [Role, string][]) =>
  callerOf({ ...USER, grants: roles.map(([role, unitId]) => ({ role, unitId })) }, 'session');

describe('callers', () => {
  it.each([
    ['pimpinan', ['figures.read', 'units.read', 'register.read']],
    ['bkd', ['figures.read', 'units.read', 'register.read', 'training.keep', 'reports.manage']],
    [
      'organisasi',
      [
        'figures.read',
        'units.read',
        'register.read',
        'register.record',
        'register.govern',
        'import.run',
        'organisation.manage',
        'policy.manage',
        'audit.read',
        'reports.manage',
      ],
    ],
    ['operator', ['figures.read', 'units.read', 'register.read', 'register.record', 'import.run']],
  ] satisfies [Role, Permission[]][])('with the role %s may do these things only', (role, permissions) => {
    expect([...caller([role, 'kota']).permissions]).toEqual(permissions);
  });

  it('may do everything as admin and nothing without a role', () => {
    expect(caller(['admin', 'kota']).permissions.has('users.manage')).toBe(true);
    expect(caller().permissions.size).toBe(0);
    expect(caller().covers('register.read', 'dinkes', tree)).toBe(false);
  });

  it('as operators reach their own unit and those below, but read the figures of all', () => {
    const operator = caller(['operator', 'dinkes']);
    expect(
      ['dinkes', 'labkes', 'disdik', 'kota'].map((unit) => operator.covers('register.record', unit, tree)),
    ).toEqual([true, true, false, false]);
    expect(operator.covers('figures.read', 'disdik', tree)).toBe(true);
    expect(operator.scope('register.read')).toEqual(['dinkes']);
    expect(operator.scope('figures.read')).toBeNull();
  });

  it('of the other roles reach every unit', () => {
    for (const role of ROLES.filter((one) => one !== 'operator')) {
      expect(caller([role, 'dinkes']).covers('register.read', 'disdik', tree)).toBe(true);
    }
  });

  it('with two roles reach what either gives', () => {
    const both = caller(['operator', 'dinkes'], ['operator', 'disdik']);
    expect(both.scope('import.run')).toEqual(['dinkes', 'disdik']);
    const reader = caller(['operator', 'dinkes'], ['pimpinan', 'kota']);
    expect(reader.scope('register.read')).toBeNull();
    expect(reader.scope('register.record')).toEqual(['dinkes']);
  });
});

describe('the wait after failed sign-ins', () => {
  it('begins after the free attempts, doubles, and ends at the most', () => {
    const patience = { free: 5, maxSeconds: 900 };
    expect([0, 4, 5, 6, 7, 14, 15, 2000].map((failures) => secondsToWait(failures, patience))).toEqual([
      0, 0, 1, 2, 4, 512, 900, 900,
    ]);
  });
});

describe('a changing request', () => {
  const from = (method: string, headers: Record<string, string>) =>
    comesFromAnotherSite(
      { method, headers: { host: 'pantau.example', ...headers } } as unknown as AppRequest,
      'https://sop.medan.example',
    );

  it.each([
    ['POST', { origin: 'https://pantau.example' }, false],
    ['POST', { origin: 'https://sop.medan.example' }, false],
    ['POST', { origin: 'https://evil.example' }, true],
    ['POST', { origin: 'null' }, true],
    ['DELETE', { 'sec-fetch-site': 'same-site' }, true],
    ['DELETE', { 'sec-fetch-site': 'same-origin' }, false],
    ['PATCH', { 'sec-fetch-site': 'none' }, false],
    ['PUT', {}, false],
    ['GET', { origin: 'https://evil.example' }, false],
  ])('%s with %j comes from another site: %s', (method, headers, expected) => {
    expect(from(method, headers as Record<string, string>)).toBe(expected);
  });
});
