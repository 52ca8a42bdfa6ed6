import { PERMISSIONS } from '@pantausop/contracts';
import { accountId } from '../i18n/account.id';
import { scopeWords } from './scope-words';

it('every permission has its words', () => {
  const known = Object.keys(accountId).map((key) => `account.${key}`);
  expect(PERMISSIONS.map(scopeWords).filter((key) => !known.includes(key))).toEqual([]);
});
