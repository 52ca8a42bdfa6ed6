import type { commentsId } from './comments.id';
import type { SameKeys } from './message-key';

export const commentsEn: SameKeys<typeof commentsId> = {
  title: 'Comments',
  unit: 'Without effect on any figure',
  none: 'No comments yet.',
  label: 'Write a comment',
  length: '{{count}} of {{most}} characters',
  send: 'Send',
  withdraw: 'Withdraw',
  withdrawn: 'This comment was withdrawn by its author.',
  ask: 'Withdraw this comment? Its text will be shown no more.',
  yes: 'Yes, withdraw',
  no: 'Cancel',
};
