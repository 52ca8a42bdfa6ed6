import { filled } from './filled';

describe('the gaps of a text', () => {
  it('are filled with what is said, which stays as somebody wrote it', () => {
    const title = 'Form {{kosong}} {a|b} $& $1';
    expect(filled('{{ title }}: {{count}} {{unknown}}', { title, count: 3 })).toBe(`${title}: 3 `);
  });

  it('are an English word after a number: singular after exactly 1, plural after any other', () => {
    const text = '{{count}} {SOP|SOPs} of {{kind}} {was|were} missing on {{date}}, {{rest}} {is|are} left';
    const said = (count: string | number, rest = '2') =>
      filled(text, { count, kind: '1st class offices', date: '1 May 2026', rest });
    for (const one of [1, '1']) {
      expect(said(one)).toBe('1 SOP of 1st class offices was missing on 1 May 2026, 2 are left');
    }
    for (const many of ['0', 2, '11', '1,001', '0.1', '1.0']) {
      expect(said(many, '1')).toBe(`${many} SOPs of 1st class offices were missing on 1 May 2026, 1 is left`);
    }
  });

  it('are no others', () => {
    expect(filled('{count} of a | b {}')).toBe('{count} of a | b {}');
  });
});
