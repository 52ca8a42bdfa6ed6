import type { MessageKey } from '../../i18n/message-key';
import { auditId } from '../../i18n/audit.id';
import type { Messages } from '../../i18n/messages';
import { AUDIT_ACTIONS } from '@pantausop/contracts';
import { actionWord, differences } from './audit-words';

const messages = {
  t: (key: MessageKey) => (auditId as Record<string, string>)[key.slice('audit.'.length)] ?? key,
} as Messages;

describe('words of the trail', () => {
  it('name every action, and leave those of another version as they are', () => {
    expect(AUDIT_ACTIONS.filter((action) => actionWord(action, messages) === action)).toEqual([]);
    expect(actionWord('future.act', messages)).toBe('future.act');
  });

  it('say what became another, side by side', () => {
    const before = { stage: 'drafting', obliged: true };
    const after = { stage: 'ratified', number: null, recorded: { events: [{ type: 'ratified' }], retractions: [] } };
    expect(differences({ before, after }, messages)).toEqual([
      { field: 'Tahap', before: 'drafting', after: 'ratified' },
      { field: 'Wajib', before: 'ya', after: '–' },
      { field: 'Nomor', before: '–', after: '–' },
      { field: 'Yang dicatat', before: '–', after: 'Peristiwa: type: ratified' },
    ]);
    expect(differences({ before: null, after: null }, messages)).toEqual([]);
  });
});
