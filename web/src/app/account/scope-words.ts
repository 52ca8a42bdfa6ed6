import type { Permission } from '@pantausop/contracts';
import type { MessageKey } from '../i18n/message-key';

/** What a permission is called. */
export const scopeWords = (permission: Permission): MessageKey =>
  `account.scope_${permission.replace('.', '_')}` as MessageKey;
