import type { Failure } from '../data/problem';
import { isAboutNewPassword, refusalWords } from './refusal-words';

const refused = (code: string, path?: string): Failure => ({
  kind: 'refused',
  problem: {
    type: '',
    title: '',
    status: 422,
    detail: '',
    code,
    requestId: '',
    said: { id: '', en: '' },
    ...(path !== undefined && { errors: [{ path, message: '' }] }),
  },
});

describe('what is said about a refused change of an account', () => {
  it('follows the code of the answer, or names the mail address', () => {
    expect(refusalWords(refused('guessable_password'))).toBe('password.guessablePassword');
    expect(refusalWords(refused('bad_input', 'email'))).toBe('password.badEmail');
    expect(refusalWords(refused('bad_input', 'label'))).toBe('ui.errorRefused');
    expect(refusalWords({ kind: 'offline', problem: null })).toBe('ui.errorOffline');
  });

  it('knows whether the new password is to blame', () => {
    expect(
      ['short_password', 'same_password', 'wrong_password'].map((code) => isAboutNewPassword(refused(code))),
    ).toEqual([true, true, false]);
  });
});
