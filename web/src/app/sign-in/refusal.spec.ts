import type { Failure } from '../data/problem';
import { refusalOf, ssoRefusalOf } from './refusal';

const refused = (code: string): Failure => ({
  kind: 'refused',
  problem: { type: '', title: '', status: 401, detail: '', code, requestId: '', said: { id: '', en: '' } },
});

describe('a sign-in that failed', () => {
  it('says what to do about it', () => {
    expect(refusalOf(refused('wrong_credentials'))).toBe('signIn.wrongCredentials');
    expect(refusalOf(refused('too_many_attempts'))).toBe('signIn.tooManyAttempts');
    expect(refusalOf({ kind: 'offline', problem: null })).toBe('ui.errorOffline');
  });
  it('never says that the password is wrong when the server failed', () => {
    expect(refusalOf(refused('internal'))).toBe('ui.errorRefused');
    expect(refusalOf({ kind: 'refused', problem: null })).toBe('ui.errorRefused');
    expect(refusalOf({ kind: 'unreadable', problem: null })).toBe('ui.errorUnreadable');
  });
});

it('says why single sign-on led back, in words of this program only', () => {
  expect(['no_role', 'expired', 'anything', undefined].map(ssoRefusalOf)).toEqual([
    'signIn.sso_no_role',
    'signIn.sso_expired',
    null,
    null,
  ]);
});
