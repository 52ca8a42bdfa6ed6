import { ssoRefusalOf } from './sso-refusal';

it('says why single sign-on led back, in words of this program only', () => {
  expect(['no_role', 'expired', 'anything', undefined].map(ssoRefusalOf)).toEqual([
    'signIn.sso_no_role',
    'signIn.sso_expired',
    null,
    null,
  ]);
});
