import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageKey } from '../../i18n/message-key';
import { auditId } from '../../i18n/audit.id';
import type { Messages } from '../../i18n/messages';
import { AUDIT_ACTIONS } from '@pantausop/contracts';
import { actionWord, differences, subjectWord } from './audit-words';
import { noteWords } from './note-words';
import { ENDPOINT_WORDS } from './endpoint-words.id';

/** As much of the OpenAPI document as is read here. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

const messages = {
  t: (key: MessageKey) => (auditId as Record<string, string>)[key.slice('audit.'.length)] ?? key,
  language: () => 'id',
} as Messages;

/** Days as they are, so that the words around them are seen. */
const days = { date: (day: unknown) => `on ${String(day)}` };

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
    const said = (language: string) =>
      subjectWord(subject, { ...messages, language: () => language } as Messages, days);
    expect([said('id'), said('en')]).toEqual(['Menyimpan impor', 'Record what the preview shows']);
  });

  it('name a change of the organisation by its kind', () => {
    const said = (label: string) => subjectWord({ kind: 'unit_operation', id: '1', label }, asked, days);
    const asked = { t: (key: string, values?: object) => [key, ...Object.values(values ?? {})].join('|') } as Messages;
    expect(said('merge 2022-12-01: DLH, Dis. Kebersihan')).toBe(
      'audit.operation|reorganisation.merge|on 2022-12-01|: DLH, Dis. Kebersihan',
    );
    expect([said('future 2022-12-01'), said('DLH')]).toEqual(['future 2022-12-01', 'DLH']);
  });

  it('say why something was refused in the language of the page', () => {
    const said = (note: string) => noteWords(note, messages).said;
    expect(noteWords('403 not_allowed: this needs users.manage', messages)).toEqual({
      said: auditId.r_not_allowed,
      written: '403 not_allowed: this needs users.manage',
    });
    expect(said('404 unknown_sop: there is no such SOP')).toBe(auditId.r_404);
    expect(said('422 event_in_future: 2030-01-01 has not come yet')).toBe(auditId.r_422);
    expect(said('400 strange: nobody knows')).toBe('ui.errorRefused');
    const told = '409 sop_changed: read it again | SOP ini berubah. | This SOP has changed.';
    expect(noteWords(told, messages)).toEqual({ said: 'SOP ini berubah.', written: '409 sop_changed: read it again' });
    const english = { ...messages, language: () => 'en' } as Messages;
    expect(noteWords(told, english).said).toBe('This SOP has changed.');
    expect(said('401 not_signed_in: sign in first (+3 more from this address, not recorded one by one)')).toBe(
      `${auditId.r_not_signed_in} ${auditId.missed}`,
    );
    expect([said('wrong password'), said('Salah ketik')]).toEqual(['Kata sandi salah', 'Salah ketik']);
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
