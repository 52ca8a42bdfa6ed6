import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageKey } from '../../i18n/message-key';
import { auditId } from '../../i18n/audit.id';
import type { Messages } from '../../i18n/messages';
import { AUDIT_ACTIONS } from '@pantausop/contracts';
import { actionWord, differences, subjectWord } from './audit-words';
import { ENDPOINT_WORDS } from './endpoint-words.id';

/** As much of the OpenAPI document as is read here. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

const messages = {
  t: (key: MessageKey) => (auditId as Record<string, string>)[key.slice('audit.'.length)] ?? key,
} as Messages;

describe('words of the trail', () => {
  it('name every action, and leave those of another version as they are', () => {
    expect(AUDIT_ACTIONS.filter((action) => actionWord(action, messages) === action)).toEqual([]);
    expect(actionWord('future.act', messages)).toBe('future.act');
  });

  it('name every request that may change something, in both languages', () => {
    const { paths } = JSON.parse(readFileSync(join(__dirname, '../../../../../api/openapi.json'), 'utf8')) as Document;
    const changing = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { summary }]) =>
        method === 'get' ? [] : [{ id: `${method.toUpperCase()} ${path}`, summary }],
      ),
    );
    expect(changing.length).toBeGreaterThan(80);
    expect(changing.filter(({ summary }) => !summary)).toEqual([]);
    expect(Object.keys(ENDPOINT_WORDS).sort()).toEqual(changing.map(({ id }) => id).sort());
    const subject = { kind: 'endpoint', id: 'POST /api/v1/imports/:id/commit', label: 'Record what the preview shows' };
    const said = (language: string) => subjectWord(subject, { ...messages, language: () => language } as Messages);
    expect([said('id'), said('en')]).toEqual(['Menyimpan impor', 'Record what the preview shows']);
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
