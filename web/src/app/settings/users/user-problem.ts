import type { Failure } from '../../data/problem';
import { usersId } from '../../i18n/users.id';
import type { MessageKey } from '../../i18n/message-key';

const isKnown = (key: string): key is MessageKey => Object.hasOwn(usersId, key.slice('users.'.length));

/** The words for a refusal; null when only the server's own sentence says it. */
export function problemKey({ problem }: Failure): MessageKey | null {
  const key = `users.e_${problem?.code ?? 'other'}`;
  if (isKnown(key)) return key;
  return problem === null ? 'users.e_other' : null;
}
