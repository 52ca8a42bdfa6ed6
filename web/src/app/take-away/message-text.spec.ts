import { LONGEST_MESSAGE, messageText } from './message-text';

const parts = {
  head: '*PantauSOP · Kota Contoh · 31 Oktober 2026*',
  sentences: ['Indeks naik 1,2 poin menjadi 65,9.', '6.105 dari 8.000 SOP wajib sudah berlaku.'],
  figures: ['• Indeks: 65,9', '• Cakupan: 76,3%'],
  sampleMark: null,
  link: 'https://pantausop.example/?per=2026-10-31',
};

describe('text for a messenger', () => {
  it('holds head, finding, figures and the link, in this order', () => {
    expect(messageText(parts).split('\n')).toEqual([parts.head, ...parts.sentences, ...parts.figures, parts.link]);
  });

  it('says right under the head that the data are samples', () => {
    expect(messageText({ ...parts, sampleMark: 'Data contoh' }).split('\n')[1]).toBe('Data contoh');
  });

  it('leaves out what does not fit, whole lines of it, and never the link', () => {
    const long = messageText({ ...parts, figures: Array.from({ length: 99 }, (_, i) => `• Area ${i}: 12 dari 34`) });
    expect(long.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
    expect(long.split('\n').at(-2)).toMatch(/^• Area \d+: 12 dari 34$/);
    expect(long.endsWith(parts.link)).toBe(true);
    const longest = messageText({ ...parts, sentences: ['x'.repeat(2000)] });
    expect(longest.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
    expect(longest).toContain('x…\nhttps://');
  });
});
