import type { Failure } from '../data/problem';
import { aboutAccount, isAboutEmail, isAboutNewPassword } from './refusal-words';

const refused = (code: string, path?: string): Failure => ({
  kind: 'refused',
  problem: {
    ...{ type: '', title: '', status: 422, detail: '', code, requestId: '', said: { id: '', en: '' } },
    ...(path !== undefined && { errors: [{ path, message: '' }] }),
  },
});

describe('a refused change of an account', () => {
  it('is said in the words of the server, but for a malformed mail address', () => {
    const taken = refused('email_taken');
    expect(aboutAccount(taken)).toBe(taken);
    expect(aboutAccount(refused('bad_input', 'email'))).toBe('password.badEmail');
    expect(aboutAccount(refused('bad_input', 'admin.email'))).toBe('password.badEmail');
  });

  it('is about the mail address, the new password, or neither', () => {
    const codes = ['bad_email', 'email_taken', 'short_password', 'same_password', 'wrong_password'];
    expect(codes.filter((code) => isAboutEmail(refused(code)))).toEqual(['bad_email', 'email_taken']);
    expect(codes.filter((code) => isAboutNewPassword(refused(code)))).toEqual(['short_password', 'same_password']);
  });
});
